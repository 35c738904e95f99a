import { dayOfDate, type Span, type ZoneClock } from '@attune/shared';

/** The weeks of a joint schedule: whole local days of the practice. */
export interface JointWeeks {
  /** The local day with which the first week begins, counted from 1970-01-01. */
  readonly firstDay: number;
  readonly count: number;
}

export function weeksFrom(date: string, count: number): JointWeeks {
  return { firstDay: dayOfDate(date), count };
}

/** The instants from the beginning of one week to the end of another, both counted from 0. */
export function spanOf({ firstDay }: JointWeeks, first: number, last: number, clock: ZoneClock): Span {
  return {
    from: clock.instantOf(firstDay + 7 * first, 0),
    to: clock.instantOf(firstDay + 7 * (last + 1), 0),
  };
}

/** The week in which an instant lies, counted from 0; negative before the first. */
export function weekOf({ firstDay }: JointWeeks, instant: number, clock: ZoneClock): number {
  return Math.floor((clock.dayOf(instant) - firstDay) / 7);
}
