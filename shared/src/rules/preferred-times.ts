import type { Span } from './slots.ts';
import { minutesOf, weekdayOf, type ZoneClock } from './zone-clock.ts';

const MINUTE = 60_000;

/** A time that suits a client, or one to stay away from, on the wall clock of the practice. */
export interface PreferredTime {
  /** ISO weekday, 1 is Monday; null for every day. */
  readonly weekday: number | null;
  /** 'HH:MM'. */
  readonly from: string;
  readonly to: string;
  readonly avoid: boolean;
}

/** Parts of the day that people speak of, as hours. */
export const PARTS_OF_DAY = [
  { name: 'Morning', from: '08:00', to: '12:00' },
  { name: 'Afternoon', from: '12:00', to: '17:00' },
  { name: 'Evening', from: '17:00', to: '21:00' },
] as const;

/** What a client would say of a time; null for nothing. */
export type Liking = 'PREFERRED' | 'AVOIDED';

/** A time that touches what is to be avoided is avoided; one that lies wholly within what suits is preferred. */
export function likingOf(times: readonly PreferredTime[], time: Span, clock: ZoneClock): Liking | null {
  const weekday = weekdayOf(clock.dayOf(time.from));
  const start = clock.minuteOf(time.from);
  const end = start + (time.to - time.from) / MINUTE;
  let liking: Liking | null = null;
  for (const one of times) {
    if (one.weekday !== null && one.weekday !== weekday) {
      continue;
    }
    const [from, to] = [minutesOf(one.from), minutesOf(one.to)];
    if (one.avoid && start < to && from < end) {
      return 'AVOIDED';
    }
    if (!one.avoid && from <= start && end <= to) {
      liking = 'PREFERRED';
    }
  }
  return liking;
}

const DAYS = ['Mondays', 'Tuesdays', 'Wednesdays', 'Thursdays', 'Fridays', 'Saturdays', 'Sundays'];

/** One preferred time in words: "Thursdays, 12:00–17:00". */
export function preferredTimeWords({ weekday, from, to }: PreferredTime): string {
  const part = PARTS_OF_DAY.find((one) => one.from === from && one.to === to);
  const day = weekday === null ? 'Every day' : (DAYS[weekday - 1] ?? '');
  return `${day}, ${part ? `${part.name.toLowerCase()} (${from}–${to})` : `${from}–${to}`}`;
}
