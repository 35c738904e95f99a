import { type HoursException, type Span, type WeeklyHours, workingSpans, worksThroughout } from './slots.ts';
import { dateOf, dayOfDate, minutesOf, weekdayOf, type ZoneClock } from './zone-clock.ts';

/** Hours begin and end at quarters of the hour, as sessions do. */
export const HOURS_STEP_MINUTES = 15;
const DAY_MINUTES = 24 * 60;
const DAY = 86_400_000;

/** A piece of a day, 'HH:MM' to 'HH:MM'; '24:00' is its end. */
export interface DayRange {
  readonly from: string;
  readonly to: string;
}

/** A piece of a weekday, 1 is Monday. */
export interface WeekRange extends DayRange {
  readonly weekday: number;
}

/** The hours of a week that hold from a date on. */
export interface HoursWeek {
  readonly from: string;
  readonly ranges: readonly WeekRange[];
}

/** A date whose hours differ from those of its weekday; no ranges: no work. */
export interface ChangedDay {
  readonly date: string;
  readonly ranges: readonly DayRange[];
}

/** From a time of one date to a time of another, on the wall clock: time off, or the practice closed. */
export interface WallSpan {
  readonly startsOn: string;
  readonly startsAt: string;
  readonly endsOn: string;
  readonly endsAt: string;
}

/** Everything that says when somebody works. */
export interface WorkingHoursFacts {
  readonly hours: readonly WeeklyHours[];
  readonly exceptions: readonly HoursException[];
  readonly away: readonly WallSpan[];
}

/** Minutes since midnight as 'HH:MM'; 1440 is '24:00'. */
export function timeOfMinute(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

/** A wall-clock span as instants. */
export function instantsOf(span: WallSpan, clock: ZoneClock): Span {
  return {
    from: clock.instantOf(dayOfDate(span.startsOn), minutesOf(span.startsAt)),
    to: clock.instantOf(dayOfDate(span.endsOn), minutesOf(span.endsAt)),
  };
}

/** When somebody works within a range: weekly hours, changed days, time off and closed days together (R22). */
export function workingTime(facts: WorkingHoursFacts, clock: ZoneClock, range: Span): Span[] {
  const away = facts.away.map((span) => instantsOf(span, clock));
  return workingSpans(facts.hours, facts.exceptions, clock, range, away);
}

/** Ranges without overlaps and seams, in the order of the week. */
export function mergedRanges<Range extends DayRange & { readonly weekday?: number }>(
  ranges: readonly Range[],
): Range[] {
  const sorted = [...ranges].sort(
    (one, other) => (one.weekday ?? 0) - (other.weekday ?? 0) || minutesOf(one.from) - minutesOf(other.from),
  );
  const result: Range[] = [];
  for (const range of sorted) {
    const last = result.at(-1);
    if (last && last.weekday === range.weekday && minutesOf(range.from) <= minutesOf(last.to)) {
      if (minutesOf(range.to) > minutesOf(last.to)) {
        result[result.length - 1] = { ...last, to: range.to };
      }
    } else {
      result.push(range);
    }
  }
  return result;
}

/** The first two of one weekday that overlap, by their places in the list; null when none do. */
export function overlapOf(ranges: readonly (DayRange & { readonly weekday?: number })[]): number | null {
  const found = ranges.findIndex((range, index) =>
    ranges.some(
      (other, place) =>
        place < index &&
        other.weekday === range.weekday &&
        minutesOf(other.from) < minutesOf(range.to) &&
        minutesOf(range.from) < minutesOf(other.to),
    ),
  );
  return found < 0 ? null : found;
}

/** The weeks that hold from a date on, each from when it does; the first is in force on that date. */
export function weeksFrom(hours: readonly WeeklyHours[], today: string): HoursWeek[] {
  const borders = hours
    .flatMap(({ validFrom, validUntil }) => [validFrom, validUntil])
    .filter((date): date is string => typeof date === 'string' && date > today);
  const weeks: HoursWeek[] = [];
  for (const from of [...new Set([today, ...borders])].sort()) {
    const ranges = mergedRanges(
      hours
        .filter(
          ({ validFrom, validUntil }) =>
            (validFrom ?? '') <= from &&
            (validUntil === null || validUntil === undefined || from < validUntil),
        )
        .map(({ weekday, from: starts, to }) => ({ weekday, from: starts, to })),
    );
    const last = weeks.at(-1);
    if (!last || JSON.stringify(last.ranges) !== JSON.stringify(ranges)) {
      weeks.push({ from, ranges });
    }
  }
  return weeks;
}

/** The days from a date on whose hours differ, with the hours that they have. */
export function changedDays(
  facts: Pick<WorkingHoursFacts, 'hours' | 'exceptions'>,
  today: string,
): ChangedDay[] {
  const dates = [...new Set(facts.exceptions.map(({ date }) => date))].filter((date) => date >= today).sort();
  return dates.map((date) => ({ date, ranges: hoursOfDate(facts, date) }));
}

/** The hours of one date on the wall clock, time off and closed days left aside. */
export function hoursOfDate(
  { hours, exceptions }: Pick<WorkingHoursFacts, 'hours' | 'exceptions'>,
  date: string,
): DayRange[] {
  const weekday = weekdayOf(dayOfDate(date));
  const minutes = new Array<boolean>(DAY_MINUTES).fill(false);
  const paint = ({ from, to }: DayRange, open: boolean) => minutes.fill(open, minutesOf(from), minutesOf(to));
  for (const range of weeksFrom(hours, date)[0]?.ranges ?? []) {
    if (range.weekday === weekday) paint(range, true);
  }
  const special = exceptions.filter((one) => one.date === date);
  for (const one of special.filter(({ available }) => !available)) paint(one, false);
  for (const one of special.filter(({ available }) => available)) paint(one, true);
  const result: DayRange[] = [];
  let from: number | null = null;
  for (let minute = 0; minute <= DAY_MINUTES; minute += 1) {
    const open = minute < DAY_MINUTES && minutes[minute] === true;
    if (open && from === null) {
      from = minute;
    } else if (!open && from !== null) {
      result.push({ from: timeOfMinute(from), to: timeOfMinute(minute) });
      from = null;
    }
  }
  return result;
}

/** A change of somebody's hours that is being thought about. */
export interface HoursChange {
  /** The hours of the week from a date on; what was planned for later goes. */
  readonly week?: HoursWeek | null;
  /** The hours of one date; null ranges: those of its weekday again. */
  readonly day?: { readonly date: string; readonly ranges: readonly DayRange[] | null } | null;
  /** Time off, or the practice closed. */
  readonly away?: WallSpan | null;
}

/** The facts as they would be after a change. */
export function withChange(facts: WorkingHoursFacts, { week, day, away }: HoursChange): WorkingHoursFacts {
  return {
    hours: week
      ? [
          ...facts.hours
            .filter(({ validFrom }) => (validFrom ?? '') < week.from)
            .map((one) => ({ ...one, validUntil: earlier(one.validUntil ?? null, week.from) })),
          ...week.ranges.map((range) => ({ ...range, validFrom: week.from, validUntil: null })),
        ]
      : facts.hours,
    exceptions: day
      ? [...facts.exceptions.filter(({ date }) => date !== day.date), ...exceptionsOf(day.date, day.ranges)]
      : facts.exceptions,
    away: away ? [...facts.away, away] : facts.away,
  };
}

/** A day with hours of its own as exceptions: taken whole, and its own hours added; null: none. */
export function exceptionsOf(date: string, ranges: readonly DayRange[] | null): HoursException[] {
  return ranges === null
    ? []
    : [
        { date, from: '00:00', to: '24:00', available: false },
        ...ranges.map(({ from, to }) => ({ date, from, to, available: true })),
      ];
}

function earlier(one: string | null, other: string): string {
  return one !== null && one < other ? one : other;
}

/** Those of the sessions that do not lie in one piece within somebody's working time. */
export function outsideHours<Session extends { readonly startsAt: string; readonly endsAt: string }>(
  sessions: readonly Session[],
  facts: WorkingHoursFacts,
  clock: ZoneClock,
): Session[] {
  const times = sessions.map((one) => ({ from: Date.parse(one.startsAt), to: Date.parse(one.endsAt) }));
  if (times.length === 0) {
    return [];
  }
  const range = {
    from: Math.min(...times.map(({ from }) => from)) - DAY,
    to: Math.max(...times.map(({ to }) => to)) + DAY,
  };
  const working = workingTime(facts, clock, range);
  return sessions.filter((_, index) => {
    const time = times[index];
    return time !== undefined && !worksThroughout(working, time);
  });
}

/** Dates of the practice's calendar from one on, so many. */
export function datesFrom(date: string, days: number): string[] {
  const first = dayOfDate(date);
  return Array.from({ length: days }, (_, index) => dateOf(first + index));
}
