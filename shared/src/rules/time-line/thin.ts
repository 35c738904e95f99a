import { dateOf, dayOfDate, weekOfDay, weekdayOf } from '../zone-clock.ts';

/** What several values of one kind come to. */
export interface ValueRange {
  readonly least: number;
  readonly mean: number;
  readonly greatest: number;
}

/** How a local day was, from the check-ins made on it; null where it was not said, or is withheld. */
export interface CheckInDay {
  /** 'YYYY-MM-DD' in the practice's time zone. */
  readonly date: string;
  readonly checkIns: number;
  readonly distress: ValueRange | null;
  readonly sleepHours: ValueRange | null;
  readonly mood: ValueRange | null;
  readonly pain: ValueRange | null;
}

export const DAY_VALUES = ['distress', 'sleepHours', 'mood', 'pain'] as const;
export type DayValue = (typeof DAY_VALUES)[number];

/** The days of a week from Monday on, taken together. */
export interface CheckInWeek extends CheckInDay {
  /** Its last day. */
  readonly lastDate: string;
  /** On so many of its days somebody checked in. */
  readonly days: number;
}

/**
 * The days taken together week by week, from Monday on: of each value the least, the greatest and the mean
 * of the days' means, so that a day with three check-ins does not count three times. Nothing is smoothed
 * and no extreme gets lost. Days come by date, and so do the weeks.
 */
export function weeksOfDays(days: readonly CheckInDay[]): CheckInWeek[] {
  const weeks = new Map<number, CheckInDay[]>();
  for (const day of days) {
    const week = weekOfDay(dayOfDate(day.date));
    const found = weeks.get(week);
    if (found) {
      found.push(day);
    } else {
      weeks.set(week, [day]);
    }
  }
  return [...weeks.values()].map((ofWeek) => {
    const first = dayOfDate((ofWeek[0] as CheckInDay).date);
    const monday = first - (weekdayOf(first) - 1);
    return {
      date: dateOf(monday),
      lastDate: dateOf(monday + 6),
      days: ofWeek.length,
      checkIns: ofWeek.reduce((sum, { checkIns }) => sum + checkIns, 0),
      distress: together(ofWeek, 'distress'),
      sleepHours: together(ofWeek, 'sleepHours'),
      mood: together(ofWeek, 'mood'),
      pain: together(ofWeek, 'pain'),
    };
  });
}

function together(days: readonly CheckInDay[], value: DayValue): ValueRange | null {
  const ranges = days.flatMap((day) => day[value] ?? []);
  return ranges.length === 0
    ? null
    : {
        least: Math.min(...ranges.map(({ least }) => least)),
        mean: ranges.reduce((sum, { mean }) => sum + mean, 0) / ranges.length,
        greatest: Math.max(...ranges.map(({ greatest }) => greatest)),
      };
}
