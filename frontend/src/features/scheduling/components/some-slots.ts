import { dayOf } from '../../../lib/dates.ts';

interface Slot {
  readonly startsAt: string;
  readonly practitionerId: string;
}

const MOST_A_WEEK = 5;
const MOST_A_DAY = 2;
/** Two suggestions of one day are at least so far apart; every quarter of an hour would be no choice. */
const APART_MS = 90 * 60_000;

/**
 * A few of a week's suggestions, the best first, spread over days and over the day.
 * @param slots the best first, as they are suggested.
 */
export function someOf<One extends Slot>(slots: readonly One[], zone: string): One[] {
  const chosen: One[] = [];
  for (const slot of slots) {
    if (chosen.length === MOST_A_WEEK) break;
    const sameDay = chosen.filter((one) => dayOf(one.startsAt, zone) === dayOf(slot.startsAt, zone));
    const near = sameDay.some((one) => Math.abs(Date.parse(one.startsAt) - Date.parse(slot.startsAt)) < APART_MS);
    if (sameDay.length < MOST_A_DAY && !near) chosen.push(slot);
  }
  return chosen;
}
