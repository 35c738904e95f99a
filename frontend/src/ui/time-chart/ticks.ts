import { dateOf, dayOfDate, weekdayOf, zoneClock } from '@attune/shared';
import type { TimeRange } from './chart-types.ts';
import { DAY_MS } from './view.ts';

export interface TimeTick {
  readonly at: number;
  readonly label: string;
}

/** So many pixels a label needs at least. */
const ROOM = 68;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
/** Steps in days from Monday to Monday, then in months. */
const DAYS = [1, 7, 14, 28];
const MONTH_STEPS = [1, 2, 3, 6, 12, 24];

/**
 * Where the time axis is labelled: local days, Mondays, or first days of months of the zone, as many as
 * have room. The first label, and that of each January, says the year.
 */
export function timeTicks({ from, to }: TimeRange, width: number, zone: string): TimeTick[] {
  const clock = zoneClock(zone);
  const length = to - from;
  const most = Math.max(2, Math.floor(width / ROOM));
  const first = clock.dayOf(from);
  const last = clock.dayOf(to);
  const step = DAYS.find((days) => length / (days * DAY_MS) <= most);
  const days = step === undefined ? monthDays(first, last, length, most) : stepDays(first, last, step);
  let year = '';
  return days
    .map((day) => ({ day, at: clock.instantOf(day, 0) }))
    .filter(({ at }) => at >= from && at <= to)
    .map(({ day, at }) => {
      const [ofYear = '', month = '1', date = '1'] = dateOf(day).split('-');
      const name = MONTHS[Number(month) - 1];
      const words = step === undefined ? name : `${Number(date)} ${name}`;
      const label = ofYear === year ? `${words}` : `${words} ${ofYear}`;
      year = ofYear;
      return { at, label };
    });
}

function stepDays(first: number, last: number, step: number): number[] {
  // Counted from a fixed Monday, so that labels stay on their days while the view moves.
  const start = step === 1 ? first : first + ((8 - weekdayOf(first)) % 7);
  const aligned = step <= 7 ? start : start + ((step - ((((start + 3) % step) + step) % step)) % step);
  const days: number[] = [];
  for (let day = aligned; day <= last; day += step) {
    days.push(day);
  }
  return days;
}

function monthDays(first: number, last: number, length: number, most: number): number[] {
  const months = length / (30.4 * DAY_MS);
  const step = MONTH_STEPS.find((one) => months / one <= most) ?? 60;
  const [year = '1970', month = '1'] = dateOf(first).split('-');
  const days: number[] = [];
  let index = Math.ceil((Number(year) * 12 + Number(month) - 1) / step) * step;
  for (;;) {
    const day = dayOfDate(`${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}-01`);
    if (day > last) {
      return days;
    }
    days.push(day);
    index += step;
  }
}
