import type { DayPart } from '../vocabulary/waiting-words.ts';
import { quietAround, type QuietHours } from './quiet-hours.ts';
import { dayOfDate, weekdayOf, type ZoneClock } from './zone-clock.ts';

/** When each part of a day begins, in minutes; it ends where the next begins. */
const PART_FROM: Readonly<Record<DayPart, number>> = { MORNING: 0, AFTERNOON: 12 * 60, EVENING: 17 * 60 };

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** How long an offer is kept, and how long at least after quiet hours end. */
const KEPT = 4 * HOUR;
const KEPT_AFTER_QUIET = HOUR;
/** A slot that begins within this is soon: nobody's quiet hours are waited for. */
const SOON = 24 * HOUR;
/** An offer ends no later than this before the slot begins, and is not made for less time than that. */
const BEFORE_SLOT = HOUR;
const SHORTEST = 15 * MINUTE;

/** When a time suits somebody. */
export interface WaitingWishes {
  /** ISO weekdays, 1 is Monday; none: any. */
  readonly weekdays: readonly number[];
  /** None: any. */
  readonly parts: readonly DayPart[];
  /** First and last day, 'YYYY-MM-DD'. */
  readonly from: string;
  readonly until: string;
  /** How many hours ahead they need to know. */
  readonly noticeHours: number;
}

/** The part of the day in which an instant lies. */
export function dayPartOf(clock: ZoneClock, at: number): DayPart {
  const minute = clock.minuteOf(at);
  return minute >= PART_FROM.EVENING ? 'EVENING' : minute >= PART_FROM.AFTERNOON ? 'AFTERNOON' : 'MORNING';
}

/** Whether a session that begins then is what somebody waits for, as far as they said when. */
export function suits(wishes: WaitingWishes, startsAt: number, now: number, clock: ZoneClock): boolean {
  const day = clock.dayOf(startsAt);
  return (
    startsAt - now >= wishes.noticeHours * HOUR &&
    day >= dayOfDate(wishes.from) &&
    day <= dayOfDate(wishes.until) &&
    (wishes.weekdays.length === 0 || wishes.weekdays.includes(weekdayOf(day))) &&
    (wishes.parts.length === 0 || wishes.parts.includes(dayPartOf(clock, startsAt)))
  );
}

/** Somebody who waits, with a time that suits them and breaks no rule of their plan. */
export interface WaitingCandidate {
  readonly entryId: string;
  /** Said by whoever treats. */
  readonly urgent: boolean;
  /** How many wishes of the plan (soft rules) the time leaves unmet. */
  readonly unmet: number;
  /** Since when they wait, and when the time is, in milliseconds. */
  readonly since: number;
  readonly startsAt: number;
}

/**
 * Who is offered a time first: whom a practitioner calls urgent, then whose plan it fits best, then who
 * waits longest; of several times for one person the soonest. The last comparison is by id, so that the
 * same people are always in the same order.
 */
export function compareWaiting(one: WaitingCandidate, other: WaitingCandidate): number {
  return (
    Number(other.urgent) - Number(one.urgent) ||
    one.unmet - other.unmet ||
    one.since - other.since ||
    one.startsAt - other.startsAt ||
    (one.entryId < other.entryId ? -1 : Number(one.entryId > other.entryId))
  );
}

/**
 * Until when an offer is kept, in milliseconds: four hours; where the person's quiet hours come in
 * between, until an hour after they end, unless the slot is soon; and never later than an hour before the
 * slot. Null where too little time is left to answer.
 */
export function offerUntil(now: number, startsAt: number, quietHours: QuietHours | null): number | null {
  const usual = now + KEPT;
  const quiet = quietHours && (quietAround(quietHours, now) ?? quietAround(quietHours, usual));
  const rested = quiet && startsAt - now > SOON ? Math.max(usual, quiet.to + KEPT_AFTER_QUIET) : usual;
  const until = Math.min(rested, startsAt - BEFORE_SLOT);
  return until - now < SHORTEST ? null : until;
}
