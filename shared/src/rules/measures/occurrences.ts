import type { Discipline } from '../../vocabulary/disciplines.ts';
import type { MeasureOccurrenceState, MeasureRhythm } from '../../vocabulary/measure-rhythms.ts';
import { type QuietHours, quietAround } from '../quiet-hours.ts';
import { reminderAt } from '../reminders.ts';
import { dateOf, dayOfDate, minutesOf, weekdayOf, type ZoneClock, zoneClock } from '../zone-clock.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const DAYS_OF_WEEK = 7;

/** [P] So long before a session its questionnaire may be answered, in milliseconds: two days, until it begins. */
export const OPEN_BEFORE_SESSION = 2 * DAY;
/** [P] So long after a session's end its questionnaire may be answered, in milliseconds: three days. */
export const OPEN_AFTER_SESSION = 3 * DAY;
/** [P] One that follows the calendar may be answered for so many days from its time of day on. */
export const OPEN_DAYS = 7;
/** [P] After a session there is first some rest: the reminder comes so much later, in milliseconds. */
const REST_AFTER_SESSION = 2 * HOUR;
/** A reminder that comes later than this before the end is of no use. */
const LATEST = 30 * MINUTE;

/** Sessions that stand: one that waits for a hold, was cancelled or not come to asks for nothing. */
const STANDS: readonly string[] = ['BOOKED', 'ARRIVED', 'IN_SESSION', 'FULFILLED'];
/** After a session is asked only when there was one. */
const HELD: readonly string[] = ['ARRIVED', 'IN_SESSION', 'FULFILLED'];

/** A questionnaire that a client is asked for, and when. Days are local, 'YYYY-MM-DD'; instants ISO text. */
export interface AssignedMeasure {
  readonly rhythm: MeasureRhythm;
  /** Of EVERY_WEEKS: how many, and on which weekday (ISO, 1 is Monday). */
  readonly everyWeeks: number | null;
  readonly weekday: number | null;
  /** 'HH:MM' from which it may be answered, for what follows the calendar. */
  readonly clock: string;
  /** Whose sessions; null for those of both. */
  readonly discipline: Discipline | null;
  readonly startsOn: string;
  /** The last day; null for no end. */
  readonly endsOn: string | null;
  readonly assignedAt: string;
  readonly endedAt: string | null;
}

/** As much of an appointment as says when a questionnaire is due. */
export interface SessionOfMeasure {
  readonly id: string;
  readonly discipline: Discipline;
  readonly state: string;
  readonly startsAt: string;
  readonly endsAt: string;
}

/** What is known of a client beside the assignment: no answer, only that there were answers, and when. */
export interface HeardOfMeasure {
  readonly sessions: readonly SessionOfMeasure[];
  /** When the questionnaire was answered, ISO text. */
  readonly answeredAt: readonly string[];
  /** Keys of occurrences that the client did not want to answer. */
  readonly skipped: readonly string[];
}

/** One time at which a questionnaire is asked for; instants in milliseconds. */
export interface MeasureOccurrence {
  /** The same for as long as it is the same time: a session that moves to another day is another. */
  readonly key: string;
  readonly state: MeasureOccurrenceState;
  readonly opensAt: number;
  readonly closesAt: number;
  readonly session: { readonly startsAt: number; readonly discipline: Discipline } | null;
}

type Window = Omit<MeasureOccurrence, 'state'>;

/** From when to before when, what time it is (milliseconds), and the practice's clock. */
export interface Looked {
  readonly from: number;
  readonly to: number;
  readonly now: number;
  readonly timeZone: string;
}

/**
 * The times at which a questionnaire is asked for whose windows touch a stretch, by when they open, with
 * what became of each. An answer stands for every window that it falls into. What was open when the assignment ended is
 * asked for no more, and not missed.
 */
export function measureOccurrences(
  assigned: AssignedMeasure,
  heard: HeardOfMeasure,
  { from, to, now, timeZone }: Looked,
): MeasureOccurrence[] {
  const clock = zoneClock(timeZone);
  const since = Date.parse(assigned.assignedAt);
  const ended = assigned.endedAt === null ? Number.POSITIVE_INFINITY : Date.parse(assigned.endedAt);
  const answered = heard.answeredAt.map((at) => Date.parse(at));
  return windowsOf(assigned, heard.sessions, clock, { from, to })
    .map((one) => ({ ...one, opensAt: Math.max(one.opensAt, since) }))
    .filter(({ opensAt, closesAt }) => opensAt < closesAt && closesAt > from && opensAt < to)
    .flatMap((one) => {
      const state = stateOf(one, answered, heard.skipped, now);
      const over = one.closesAt > ended && state !== 'ANSWERED' && state !== 'SKIPPED';
      return over ? [] : [{ ...one, state }];
    })
    .toSorted((one, other) => one.opensAt - other.opensAt || (one.key < other.key ? -1 : 1));
}

function stateOf(
  { key, opensAt, closesAt }: Window,
  answered: readonly number[],
  skipped: readonly string[],
  now: number,
): MeasureOccurrenceState {
  if (answered.some((at) => at >= opensAt && at < closesAt)) {
    return 'ANSWERED';
  }
  if (skipped.includes(key)) {
    return 'SKIPPED';
  }
  return now < opensAt ? 'UPCOMING' : now < closesAt ? 'DUE' : 'MISSED';
}

function windowsOf(
  assigned: AssignedMeasure,
  sessions: readonly SessionOfMeasure[],
  clock: ZoneClock,
  stretch: { readonly from: number; readonly to: number },
): Window[] {
  switch (assigned.rhythm) {
    case 'EVERY_WEEKS':
      return everyWeeks(assigned, clock, stretch);
    case 'ONCE':
      return [fromDay(dayOfDate(assigned.startsOn), assigned.clock, clock)];
    case 'BEFORE_SESSION':
    case 'AFTER_SESSION':
      return sessions.flatMap((session) => ofSession(assigned, session, clock));
  }
}

function everyWeeks(
  { everyWeeks: weeks, weekday, clock: time, startsOn, endsOn }: AssignedMeasure,
  clock: ZoneClock,
  { from, to }: { readonly from: number; readonly to: number },
): Window[] {
  const step = (weeks ?? 1) * DAYS_OF_WEEK;
  const begins = dayOfDate(startsOn);
  const first = begins + (((weekday ?? weekdayOf(begins)) - weekdayOf(begins) + DAYS_OF_WEEK) % DAYS_OF_WEEK);
  const last = Math.min(clock.dayOf(to), endsOn === null ? Number.POSITIVE_INFINITY : dayOfDate(endsOn));
  const skip = Math.max(0, Math.floor((clock.dayOf(from) - OPEN_DAYS - 1 - first) / step));
  const windows: Window[] = [];
  for (let day = first + skip * step; day <= last; day += step) {
    windows.push(fromDay(day, time, clock));
  }
  return windows;
}

function fromDay(day: number, time: string, clock: ZoneClock): Window {
  const minute = minutesOf(time);
  return {
    key: `DAY:${dateOf(day)}`,
    opensAt: clock.instantOf(day, minute),
    closesAt: clock.instantOf(day + OPEN_DAYS, minute),
    session: null,
  };
}

function ofSession(
  { rhythm, discipline, startsOn, endsOn }: AssignedMeasure,
  session: SessionOfMeasure,
  clock: ZoneClock,
): Window[] {
  const before = rhythm === 'BEFORE_SESSION';
  const startsAt = Date.parse(session.startsAt);
  const day = dateOf(clock.dayOf(startsAt));
  const meant =
    (discipline === null || discipline === session.discipline) &&
    (before ? STANDS : HELD).includes(session.state) &&
    day >= startsOn &&
    (endsOn === null || day <= endsOn);
  if (!meant) {
    return [];
  }
  const ends = Date.parse(session.endsAt);
  return [
    {
      key: `${before ? 'BEFORE' : 'AFTER'}:${session.id}:${day}`,
      opensAt: before ? startsAt - OPEN_BEFORE_SESSION : ends,
      closesAt: before ? startsAt : ends + OPEN_AFTER_SESSION,
      session: { startsAt, discipline: session.discipline },
    },
  ];
}

/**
 * When a client is reminded, in milliseconds: a day before a session by the clock on the wall; two hours
 * after one; else when it may be answered. Quiet hours put it off until they end, unless that is too late.
 */
export function measureReminderAt(
  { key, opensAt, closesAt, session }: Window,
  { timeZone, quietHours }: { readonly timeZone: string; readonly quietHours: QuietHours | null },
): number {
  if (session !== null && key.startsWith('BEFORE:')) {
    return Math.max(opensAt, reminderAt({ startsAt: session.startsAt, leadHours: 24, timeZone, quietHours }));
  }
  const due = session === null ? opensAt : opensAt + REST_AFTER_SESSION;
  const quiet = quietHours === null ? null : quietAround(quietHours, due);
  return quiet !== null && quiet.to <= closesAt - LATEST ? quiet.to : due;
}
