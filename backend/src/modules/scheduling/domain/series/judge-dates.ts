import { busyAt, type RuleFinding, sessionAt } from '@attune/shared';
import type { BookingFacts } from '../booking-facts.ts';
import { judgementOf, placeFor } from '../booking-rules.ts';
import { amongOthers, refusalOf } from '../joint-schedule/among-others.ts';
import { conflictOf, type DateConflict } from '../joint-schedule/date-conflict.ts';

/** A date that is to be booked or moved to, with all the others. */
export interface DateAsked {
  readonly position: number;
  /** In milliseconds since 1970. */
  readonly start: number;
  /** What a hold has marked may be moved while the hold is on: it stays marked. */
  readonly underHold?: boolean;
}

/** With whom and where all of them are to be. */
export interface SeriesPlace {
  readonly practitionerId: string;
  /** The room asked for; null for any that is free. */
  readonly roomId: string | null;
  /** The room to stay in where it is free. */
  readonly preferredRoomId: string | null;
}

/** A date with what booking says of it. */
export interface DateJudged {
  readonly position: number;
  readonly start: number;
  readonly roomId: string | null;
  /** Null where it can be booked. */
  readonly conflict: DateConflict | null;
  /** What the rules of the plan say of it, wishes among them. */
  readonly findings: readonly RuleFinding[];
  /** The facts with all the other dates there: what another time instead is looked for in. */
  readonly among: BookingFacts;
}

/** Asks of every date what booking asks, with all the others there (R2, R18, R21, R23); in the same room where it can be. */
export function judgeDates(
  facts: BookingFacts,
  place: SeriesPlace,
  dates: readonly DateAsked[],
  now: number,
  timeZone: string,
): DateJudged[] {
  const { service } = facts;
  const together = dates.map(({ start }) => ({
    practitionerId: place.practitionerId,
    class: service.class,
    session: sessionAt(start, service),
    busy: busyAt(start, service),
  }));
  let preferred = place.preferredRoomId;
  return dates.map(({ position, start, underHold }, index) => {
    const others = together.filter((_, at) => at !== index);
    const known = amongOthers(facts, others, timeZone);
    const among = underHold ? { ...known, hold: null } : known;
    const refused = refusalOf(among, place.practitionerId, start, now, place.roomId);
    if (refused) {
      const conflict = conflictOf(new Date(start).toISOString(), refused.problem, position);
      return { position, start, roomId: null, conflict, findings: conflict.findings, among };
    }
    const found = placeFor(among, place.practitionerId, start, place.roomId, preferred);
    const roomId = 'roomId' in found ? found.roomId : null;
    preferred ??= roomId;
    return {
      position,
      start,
      roomId,
      conflict: null,
      findings: judgementOf(among, start).findings(),
      among,
    };
  });
}
