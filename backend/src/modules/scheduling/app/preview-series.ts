import { decide, type RuleFinding, seriesInWords, seriesSchema, sessionAt } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { auditColumns, audited, readAudited } from '../../../platform/audit/index.ts';
import { Authz } from '../../../platform/authz/index.ts';
import { Clock } from '../../../platform/clock/index.ts';
import { currentContext, practiceActor } from '../../../platform/context/index.ts';
import { sql } from '../../../platform/database/index.ts';
import { notFound } from '../../../platform/errors/index.ts';
import { parseInput } from '../../../platform/validation/index.ts';
import { BookingFactsRepository } from '../data/booking-facts.repository.ts';
import { SlotLikingsRead } from '../data/slot-likings.read.ts';
import type { BookingFacts } from '../domain/booking-facts.ts';
import { judgeDates } from '../domain/series/judge-dates.ts';
import { otherTimes } from '../domain/series/other-times.ts';
import type { Suggestion } from '../domain/suggestions.ts';
import { datesAsked, rangeOf } from './series-dates.ts';

/** A date of a series before it is booked or changed. */
export interface PreviewedDate {
  /** Of a change: the place that it had. */
  readonly position: number;
  /** When it is now, where a series is changed; null for a new one. */
  readonly now: string | null;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly skipped: boolean;
  readonly replaced: boolean;
  /** Of a change: it was changed by itself before, and stays as it is. */
  readonly stays: boolean;
  /** What a change of the clocks does to it. */
  readonly clockNote: string | null;
  readonly room: string | null;
  /** What is in the way; null for nothing. */
  readonly problem: string | null;
  readonly findings: readonly RuleFinding[];
  readonly alternatives: readonly Suggestion[];
}

/** A series before it is booked or changed: every date of it, none left out silently. */
export interface PreviewedSeries {
  readonly sentence: string;
  readonly dates: readonly PreviewedDate[];
}

/** Notes that free times of a client were looked at; no row for a client out of reach. */
export const LOOKED_AT = audited(
  'appointment.suggest',
  sql(
    'scheduling.previewFor',
    `select c.id, ${auditColumns('c.id')} from attune.client c
     where c.practice_id = (select attune.practice_id()) and c.id = $1`,
  ),
  1,
  'id',
);

@Injectable()
export class PreviewSeries {
  constructor(
    private readonly authz: Authz,
    private readonly clock: Clock,
    private readonly facts: BookingFactsRepository,
    private readonly likings: SlotLikingsRead,
  ) {}

  /**
   * Every date of a series with what booking would say of it, by the same facts and functions, and up to three
   * other times near each that cannot be. Nothing is written.
   * @throws ProblemError NotFound, Forbidden; InvalidInput as {@link datesAsked}.
   */
  async run(input: unknown): Promise<PreviewedSeries> {
    const asked = parseInput(seriesSchema, input);
    const { clientId, practitionerId, serviceId } = asked;
    const { memberId, timeZone } = practiceActor();
    const { pattern, dates } = datesAsked(asked, timeZone);
    const relations = await this.authz.factsOf(clientId);
    const own = practitionerId === memberId;
    this.authz.settle('appointment.book', decide('appointment.book', { ...relations, own }));
    const now = this.clock.now().getTime();
    const range = rangeOf(dates, now);
    const [[client], facts, likings] = await Promise.all([
      readAudited<{ id: string }>(currentContext().reader, LOOKED_AT, [clientId], ['APPOINTMENTS']),
      this.facts.now({ clientId, serviceId, practitionerId, range, moving: null }),
      this.likings.of(clientId, serviceId, this.clock.nowText()),
    ]);
    if (!client || !facts?.practitioners.some((one) => one.id === practitionerId)) {
      throw notFound();
    }
    const wanted = dates.filter((date) => !date.skipped);
    const place = { practitionerId, roomId: null, preferredRoomId: null };
    const judged = new Map(judgeDates(facts, place, wanted, now, timeZone).map((one) => [one.position, one]));
    const wish = { likings, now, forClient: relations.relations.includes('SELF'), roomId: null };
    return {
      sentence: seriesInWords(pattern),
      dates: dates.map(({ position, start, skipped, replaced, clockNote }) => {
        const found = judged.get(position);
        return {
          position,
          now: null,
          startsAt: new Date(start).toISOString(),
          endsAt: new Date(sessionAt(start, facts.service).to).toISOString(),
          skipped,
          replaced,
          stays: false,
          clockNote,
          room: roomName(facts, found?.roomId ?? null),
          problem: found?.conflict?.problem ?? null,
          findings: found?.findings ?? [],
          alternatives: found ? otherTimes(found, wish) : [],
        };
      }),
    };
  }
}

/** The room of an id by its name, among those that fit. */
export function roomName({ rooms }: BookingFacts, id: string | null): string | null {
  return rooms.find((room) => room.id === id)?.name ?? null;
}
