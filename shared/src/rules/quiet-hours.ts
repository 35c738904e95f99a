import type { Span } from './slots.ts';
import { minutesOf, type ZoneClock, zoneClock } from './zone-clock.ts';

/** Hours of every day in which somebody is not to be disturbed, by the clock where they live. */
export interface QuietHours {
  /** 'HH:MM'; later than the end, they go on past midnight. */
  readonly from: string;
  readonly until: string;
  /** IANA name, such as Europe/London. */
  readonly timeZone: string;
}

/**
 * When the quiet that holds at an instant ends; null when none holds. A time that the change of the
 * clocks leaves out is moved on by what was left out; of one that comes twice, the first coming counts,
 * so that nobody is told an hour later than they said.
 * @param at milliseconds, as is the answer.
 */
export function quietUntil(hours: QuietHours, at: number): number | null {
  return quietAround(hours, at)?.to ?? null;
}

/** The whole of the quiet that holds at an instant, as {@link quietUntil}; null when none holds. */
export function quietAround({ from, until, timeZone }: QuietHours, at: number): Span | null {
  const clock = zoneClock(timeZone);
  const today = clock.dayOf(at);
  // What began yesterday may still go on.
  for (const day of [today - 1, today]) {
    const [start, end] = quietOfDay(clock, day, minutesOf(from), minutesOf(until));
    if (start <= at && at < end) {
      return { from: start, to: end };
    }
  }
  return null;
}

function quietOfDay(clock: ZoneClock, day: number, from: number, until: number): [number, number] {
  return [clock.instantOf(day, from), clock.instantOf(from < until ? day : day + 1, until)];
}
