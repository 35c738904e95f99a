import {
  type DayRange,
  exceptionsOf,
  HOURS_STEP_MINUTES,
  minutesOf,
  overlapOf,
  timeOfMinute,
  type WeekRange,
  type WorkingHoursFacts,
  WEEKDAYS,
} from '@attune/shared';
import type { HoursFragment } from '../../../generated/hours.ts';

/** Quarters of an hour in a day. */
export const QUARTERS = (24 * 60) / HOURS_STEP_MINUTES;

/** Which quarters are worked: by weekday (0 is Monday), then quarter. */
export type Painted = readonly (readonly boolean[])[];

/** The pieces of a week as painted quarters; what is not a time yet is left out. */
export function painted(ranges: readonly WeekRange[]): Painted {
  const week = WEEKDAYS.map(() => new Array<boolean>(QUARTERS).fill(false));
  for (const { weekday, from, to } of ranges) {
    if (from && to) {
      week[weekday - 1]?.fill(true, minutesOf(from) / HOURS_STEP_MINUTES, minutesOf(to) / HOURS_STEP_MINUTES);
    }
  }
  return week;
}

/** Painted quarters as pieces of the week, in order. */
export function rangesOf(week: Painted): WeekRange[] {
  return week.flatMap((day, index) => {
    const pieces: WeekRange[] = [];
    let from: number | null = null;
    for (let quarter = 0; quarter <= QUARTERS; quarter += 1) {
      const on = day[quarter] === true;
      if (on && from === null) {
        from = quarter;
      } else if (!on && from !== null) {
        pieces.push({
          weekday: index + 1,
          from: timeOfMinute(from * HOURS_STEP_MINUTES),
          to: timeOfMinute(quarter * HOURS_STEP_MINUTES),
        });
        from = null;
      }
    }
    return pieces;
  });
}

/** A place in the week: weekday (0 is Monday) and quarter of an hour. */
export interface Quarter {
  readonly day: number;
  readonly quarter: number;
}

/** The week with everything between two places painted on or off, as dragging from one to the other does. */
export function paint(week: Painted, from: Quarter, to: Quarter, on: boolean): Painted {
  const [left, right] = [Math.min(from.day, to.day), Math.max(from.day, to.day)];
  const [top, bottom] = [Math.min(from.quarter, to.quarter), Math.max(from.quarter, to.quarter)];
  return week.map((day, index) =>
    index < left || index > right
      ? day
      : day.map((was, quarter) => (quarter < top || quarter > bottom ? was : on)),
  );
}

/** What stands in the way of these pieces, in a sentence; null when nothing does. */
export function faultOf(ranges: readonly (DayRange & { readonly weekday?: number })[]): string | null {
  const where = (range: { readonly weekday?: number }) =>
    range.weekday === undefined ? '' : ` on ${WEEKDAYS[range.weekday - 1]}`;
  const open = ranges.find(({ from, to }) => !from || !to);
  if (open) {
    return `Please give both times${where(open)}.`;
  }
  const odd = ranges.find(({ from, to }) =>
    [from, to].some((time) => minutesOf(time) % HOURS_STEP_MINUTES !== 0),
  );
  if (odd) {
    return `Please choose quarters of the hour${where(odd)}.`;
  }
  const turned = ranges.find(({ from, to }) => minutesOf(from) >= minutesOf(to));
  if (turned) {
    return `What begins at ${turned.from}${where(turned)} ends before it begins.`;
  }
  const place = overlapOf(ranges);
  return place === null ? null : `Two pieces overlap${where(ranges[place] ?? {})}.`;
}

/** Hours worked in a week, '38 h' or '37.5 h'. */
export function lengthOf(ranges: readonly DayRange[]): string {
  const minutes = ranges
    .filter(({ from, to }) => from && to)
    .reduce((sum, { from, to }) => sum + minutesOf(to) - minutesOf(from), 0);
  return `${Math.round(minutes / 6) / 10} h`;
}

/** '09:00 to 12:00, 13:00 to 18:00'; 'no work' for none. */
export function inWords(ranges: readonly DayRange[]): string {
  return ranges.length === 0 ? 'no work' : ranges.map(({ from, to }) => `${from} to ${to}`).join(', ');
}

/** The hours of the API as the rules look at them. */
export function factsOf({ weeks, changedDays, timeOff, closures }: HoursFragment): WorkingHoursFacts {
  return {
    hours: weeks.flatMap((week, index) =>
      week.ranges.map(({ weekday, from, to }) => ({
        weekday,
        from,
        to,
        validFrom: week.from,
        validUntil: weeks[index + 1]?.from ?? null,
      })),
    ),
    exceptions: changedDays.flatMap(({ date, ranges }) => exceptionsOf(date, ranges)),
    away: [...timeOff, ...closures],
  };
}
