import {
  APPOINTMENT_MACHINE,
  type AppointmentState,
  nextState,
  type Relation,
  type SeriesOverride,
  type SeriesPattern,
  type WantedDate,
  wantedDates,
} from '@attune/shared';
import { invalid } from '../../../../platform/errors/index.ts';
import type { SeriesMember } from '../../data/series.repository.ts';
import { notFrom } from '../appointment-states.ts';
import type { BookingFacts } from '../booking-facts.ts';
import { type DateJudged, judgeDates, type SeriesPlace } from './judge-dates.ts';
import { isException, type SeriesRow } from './series-row.ts';
import { type Mover, withoutMovers } from './without-movers.ts';

/** A date with which a series goes on. */
export interface DateOnward extends WantedDate {
  /** The place that it had before. */
  readonly was: number;
}

/** What a change does to one appointment of a series. */
export interface Fate {
  readonly member: SeriesMember;
  readonly date: DateOnward;
  /** Why it is not touched: whoever asks leaves it out, or it was changed by itself before; null: it is moved. */
  readonly stays: 'LEFT_OUT' | 'BY_ITSELF' | null;
}

/** An appointment of the series with the time that it moves to. */
export interface Moved {
  readonly member: SeriesMember;
  /** Its place in the series as it goes on. */
  readonly position: number;
  readonly start: number;
  readonly state: AppointmentState;
}

/** The dates from a position on, by the place that each had: what is done otherwise is said by that place. */
export function datesOnward(
  pattern: SeriesPattern,
  from: number,
  overrides: readonly SeriesOverride[],
): DateOnward[] {
  const onward = overrides.map((one) => ({ ...one, position: one.position - from + 1 }));
  return wantedDates(pattern, onward).map((date) => ({ ...date, was: date.position + from - 1 }));
}

/**
 * What a series is for. It is kept with each appointment, for fewer eyes than the series, so it is what most of
 * them are for; single ones may have become something else by themselves.
 * @throws ProblemError InvalidInput where the one that was picked is such a single one, and it is not said what
 *   all are to be for.
 */
export function serviceOfSeries(
  members: readonly SeriesMember[],
  picked: { readonly serviceId: string | null },
  wanted: string | null,
): { readonly usual: string | null; readonly serviceId: string } {
  const times = new Map<string | null, number>();
  for (const { serviceId } of members) {
    times.set(serviceId, (times.get(serviceId) ?? 0) + 1);
  }
  const most = Math.max(...times.values());
  const usual = times.get(picked.serviceId) === most ? picked.serviceId : mostOf(times, most);
  const serviceId = wanted ?? usual;
  if (serviceId === null || (wanted === null && usual !== picked.serviceId)) {
    throw invalid({
      path: 'appointmentId',
      message:
        'This appointment is for something else than its series. Please pick another one of the series, change this one alone, or say what all of them are to be for.',
    });
  }
  return { usual, serviceId };
}

function mostOf(times: ReadonlyMap<string | null, number>, most: number): string | null {
  return [...times].find(([, count]) => count === most)?.[0] ?? null;
}

/** What becomes of every appointment that is meant; those that have no date of the series are left out. */
export function fatesOf(
  series: SeriesRow,
  members: readonly SeriesMember[],
  dates: readonly DateOnward[],
  { pickedId, usual }: { readonly pickedId: string; readonly usual: string | null },
): Fate[] {
  return members.flatMap((member): Fate[] => {
    const date = dates.find((one) => one.was === member.position);
    if (!date) {
      return [];
    }
    const byItself =
      member.id !== pickedId &&
      !date.replaced &&
      (member.serviceId !== usual || isException(series, { ...member, seriesPosition: member.position }));
    return [{ member, date, stays: date.skipped ? 'LEFT_OUT' : byItself ? 'BY_ITSELF' : null }];
  });
}

/** Those that are moved. @throws ProblemError InvalidInput for one that can no longer be. */
export function movesOf(fates: readonly Fate[], relation: Relation): Moved[] {
  return fates
    .filter((fate) => fate.stays === null)
    .map(({ member, date }) => {
      const state = nextState(
        APPOINTMENT_MACHINE,
        member.state,
        relation === 'SELF' ? 'ASK_TO_MOVE' : 'MOVE',
      );
      if (state === null) {
        throw notFrom(member.state);
      }
      return { member, position: date.position, start: date.start, state };
    });
}

/** What booking says of every move, as if none of them stood anywhere before; by the place that each had. */
export function judgeMoves(
  facts: BookingFacts,
  moves: readonly Moved[],
  place: Omit<SeriesPlace, 'preferredRoomId'>,
  now: number,
  timeZone: string,
): DateJudged[] {
  const movers = moves.map(({ member }): Mover => ({ ...member, busy: busyOf(member) }));
  return judgeDates(
    withoutMovers(facts, movers, timeZone),
    { ...place, preferredRoomId: moves[0]?.member.roomId ?? null },
    moves.map(({ member, start, state }) => ({
      position: member.position,
      start,
      // What a hold has marked stays marked where it is moved; as something else it has to be free of the hold.
      underHold: state === 'NEEDS_CLEARANCE' && member.serviceId === facts.service.id,
    })),
    now,
    timeZone,
  );
}

/** What an appointment keeps busy as it stands. */
export function busyOf({ busyFrom, busyTo }: SeriesMember) {
  return { from: Date.parse(busyFrom), to: Date.parse(busyTo) };
}
