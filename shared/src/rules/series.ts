import { DateTime } from 'luxon';
import { dateOf, dayOfDate, minutesOf, zoneClock } from './zone-clock.ts';

/** Most dates of one series. */
export const MOST_SERIES_DATES = 52;
/** Most weeks from one date of a series to the next. */
export const MOST_SERIES_WEEKS = 12;

const MINUTE = 60_000;
const DAYS_OF_WEEK = 7;

/** One appointment every so many weeks, on the wall clock of a place (R22). */
export interface SeriesPattern {
  /** The local day of the first, 'YYYY-MM-DD'. */
  readonly startsOn: string;
  /** The local time of all of them, 'HH:MM'. */
  readonly atTime: string;
  /** IANA name of the zone whose clock is meant. */
  readonly timeZone: string;
  readonly everyWeeks: number;
  readonly count: number;
}

/** One date of a series. */
export interface SeriesDate {
  /** From 1. */
  readonly position: number;
  /** When it begins, in milliseconds since 1970. */
  readonly start: number;
  /** What a change of the clocks does to it, in a sentence; null where it does nothing. */
  readonly clockNote: string | null;
}

/** What is done otherwise on one date of a series: it is left out, or at another time. */
export interface SeriesOverride {
  readonly position: number;
  readonly skip: boolean;
  /** ISO text. */
  readonly startsAt: string | null;
}

/** A date of a series as somebody wants it. */
export interface WantedDate extends SeriesDate {
  readonly skipped: boolean;
  /** At another time than the series has it. */
  readonly replaced: boolean;
}

/**
 * The pattern of a series of which one date is at an instant.
 * @param start in milliseconds since 1970; seconds are left out.
 * @param position which date that is; the first one, if nothing is said.
 */
export function patternFrom(
  start: number,
  timeZone: string,
  { everyWeeks, count }: Pick<SeriesPattern, 'everyWeeks' | 'count'>,
  position = 1,
): SeriesPattern {
  const clock = zoneClock(timeZone);
  const minute = Math.floor(clock.minuteOf(start));
  return {
    startsOn: dateOf(clock.dayOf(start) - (position - 1) * everyWeeks * DAYS_OF_WEEK),
    atTime: `${padded(Math.floor(minute / 60))}:${padded(minute % 60)}`,
    timeZone,
    everyWeeks,
    count,
  };
}

/** Every date of a series with what is done otherwise; none is dropped, those left out are marked. */
export function wantedDates(pattern: SeriesPattern, overrides: readonly SeriesOverride[]): WantedDate[] {
  return seriesDates(pattern).map((date) => {
    const other = overrides.find((one) => one.position === date.position);
    return other?.startsAt
      ? { ...date, start: Date.parse(other.startsAt), clockNote: null, skipped: false, replaced: true }
      : { ...date, skipped: other?.skip ?? false, replaced: false };
  });
}

/**
 * R22: every date of a series, at the same time of the wall clock. A time that comes twice, since the
 * clocks go back, means its first coming; one that is left out, since they go forward, is as much later as was
 * left out. Both are told in a sentence.
 */
export function seriesDates(pattern: SeriesPattern): SeriesDate[] {
  return Array.from({ length: pattern.count }, (_, index) => seriesDate(pattern, index + 1));
}

/** One date of a series by its place in it, from 1; also beyond its end. */
export function seriesDate(pattern: SeriesPattern, position: number): SeriesDate {
  const clock = zoneClock(pattern.timeZone);
  const day = dayOfDate(pattern.startsOn) + (position - 1) * pattern.everyWeeks * DAYS_OF_WEEK;
  const start = clock.instantOf(day, minutesOf(pattern.atTime));
  return { position, start, clockNote: clockNote(pattern, dateOf(day), start) };
}

/** How many dates a series has that ends on a local day at the latest; none where it ends before it begins. */
export function datesUntil(startsOn: string, until: string, everyWeeks: number): number {
  const days = dayOfDate(until) - dayOfDate(startsOn);
  return days < 0 ? 0 : Math.floor(days / (everyWeeks * DAYS_OF_WEEK)) + 1;
}

/** A rhythm in words: "every week", "every 2 weeks". */
export function rhythmInWords(everyWeeks: number): string {
  return everyWeeks === 1 ? 'every week' : `every ${everyWeeks} weeks`;
}

/** A series in words, as a client reads it: "every 2 weeks on Tuesday at 10:00, 8 times". */
export function seriesInWords(pattern: SeriesPattern): string {
  const weekday = inWords(pattern.startsOn, 'cccc');
  const times = pattern.count === 1 ? 'once' : `${pattern.count} times`;
  return `${rhythmInWords(pattern.everyWeeks)} on ${weekday} at ${pattern.atTime}, ${times}`;
}

function clockNote({ atTime, timeZone }: SeriesPattern, date: string, start: number): string | null {
  const shown = DateTime.fromMillis(start, { zone: timeZone });
  const day = inWords(date, 'cccc d LLLL');
  if (shown.toISODate() !== date) {
    return `${day} is left out of the calendar there: it is on ${inWords(shown.toISODate() ?? date, 'cccc d LLLL')} at ${shown.toFormat('HH:mm')}.`;
  }
  if (shown.toFormat('HH:mm') !== atTime) {
    return `The clocks go forward on ${day} and leave out ${atTime}: it begins at ${shown.toFormat('HH:mm')}.`;
  }
  return shown.getPossibleOffsets().length > 1
    ? `The clocks go back on ${day} and show ${atTime} twice: it begins the first time.`
    : null;
}

function inWords(date: string, format: string): string {
  return DateTime.fromISO(date, { zone: 'utc', locale: 'en-GB' }).toFormat(format);
}

function padded(number: number): string {
  return String(number).padStart(2, '0');
}

/** Whether two instants are the same to the minute: what is kept and what is worked out may differ in seconds. */
export function sameMinute(one: number, other: number): boolean {
  return Math.floor(one / MINUTE) === Math.floor(other / MINUTE);
}
