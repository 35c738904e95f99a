import type { SeriesOverride, SeriesPattern } from '@attune/shared';
import { invalid, notFound } from '../../../platform/errors/index.ts';
import type { BookingQuestion } from '../data/booking-facts.repository.ts';
import type { SeriesMember } from '../data/series.repository.ts';
import { limitsFor, type LimitsRow } from '../data/working-hours.read.ts';
import type { BookingFacts } from '../domain/booking-facts.ts';
import { assertInTime } from '../domain/late-change.ts';
import { assertOtherService } from '../domain/other-service.ts';
import {
  type DateOnward,
  datesOnward,
  type Fate,
  fatesOf,
  type Moved,
  movesOf,
  serviceOfSeries,
} from '../domain/series/series-onward.ts';
import { patternOf, patternOnward } from '../domain/series/series-row.ts';
import { rangeOf } from './series-dates.ts';
import type { OpenedSeries } from './series-desk.ts';

/** A change of a series as somebody wants it. */
export interface WantedChange {
  readonly startsAt: string;
  readonly practitionerId: string | null;
  readonly roomId: string | null;
  readonly serviceId: string | null;
  readonly dates: readonly SeriesOverride[];
}

/** The same with what is not said filled in from the series. */
export interface SeriesChange {
  readonly pattern: SeriesPattern;
  readonly dates: readonly DateOnward[];
  readonly practitionerId: string;
  readonly roomId: string | null;
  readonly serviceId: string;
  /** What most of the series is for now. */
  readonly usual: string | null;
}

/** @throws ProblemError InvalidInput for the weeks of a plan, and for an appointment that is for something else than its series. */
export function changeAsked(opened: OpenedSeries, wanted: WantedChange, timeZone: string): SeriesChange {
  const { series, picked, from, meant } = opened;
  const old = patternOf(series);
  if (!old) {
    throw invalid({
      path: 'appointmentId',
      message: 'The weeks of a plan have no rhythm of their own; please move each appointment by itself.',
    });
  }
  const moved = { position: series.position, start: Date.parse(wanted.startsAt) };
  const pattern = patternOnward(old, from, moved, timeZone);
  return {
    pattern,
    dates: datesOnward(pattern, from, wanted.dates),
    practitionerId: wanted.practitionerId ?? picked.memberId,
    roomId: wanted.roomId,
    ...serviceOfSeries(meant, picked, wanted.serviceId),
  };
}

/** What has to be known to decide a change. */
export function questionOf(
  { series }: OpenedSeries,
  { serviceId, practitionerId, dates }: SeriesChange,
  now: number,
): BookingQuestion & { readonly practitionerId: string } {
  return {
    clientId: series.clientId,
    serviceId,
    practitionerId,
    range: rangeOf(dates, now),
    // What stands in the way of itself is taken out later, for all of them.
    moving: null,
  };
}

/** What becomes of each appointment that is meant, and what is moved. */
export function movesAsked(
  { series, picked, relation }: OpenedSeries,
  { dates, usual }: SeriesChange,
  members: readonly SeriesMember[],
): { readonly fates: readonly Fate[]; readonly moves: readonly Moved[] } {
  const fates = fatesOf(series, members, dates, { pickedId: picked.id, usual });
  return { fates, moves: movesOf(fates, relation) };
}

/**
 * What is asked of a change as a whole, before its dates; a client moves nothing after the limit, and asks the
 * practice for another service.
 * @returns the facts, since the practitioner is among them.
 * @throws ProblemError NotFound, Forbidden, InvalidInput.
 */
export function assertChange(
  facts: BookingFacts | null,
  { relation }: OpenedSeries,
  { practitionerId, roomId, moves }: SeriesChange & { readonly moves: readonly Moved[] },
  { limits, now }: { readonly limits: readonly LimitsRow[]; readonly now: number },
): BookingFacts {
  if (!facts?.practitioners.some((one) => one.id === practitionerId)) {
    throw notFound();
  }
  if (roomId !== null && !facts.rooms.some((room) => room.id === roomId)) {
    throw invalid({
      path: 'roomId',
      message: 'This room does not fit the service. Please choose another one.',
    });
  }
  const other = moves.find(({ member }) => member.serviceId !== facts.service.id);
  if (other) {
    assertOtherService(facts, other.member, relation);
  }
  if (relation === 'SELF') {
    for (const { member } of moves) {
      assertInTime(member, limitsFor(member.memberId, limits), now);
    }
  }
  return facts;
}
