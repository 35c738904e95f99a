import { DateTime } from 'luxon';

/** A time for which somebody is on call, as instants in milliseconds. */
export interface OnCallSpan {
  readonly memberId: string;
  readonly startsAt: number;
  readonly endsAt: number;
}

/** Who takes turns, from when, changing once a week at a time of the practice's clocks. */
export interface OnCallRotation {
  readonly memberIds: readonly string[];
  /** Local day 'YYYY-MM-DD' and time 'HH:MM' at which the first one begins. */
  readonly from: string;
  readonly at: string;
  readonly weeks: number;
}

/**
 * The shifts of a weekly rotation: each changes over at the same time of the wall clock, so a week in
 * which the clocks change is an hour (or, on Lord Howe, half an hour) shorter or longer. A time that
 * comes twice means its first coming; one that is left out moves on by what was left out.
 */
export function shiftsOfRotation({ memberIds, from, at, weeks }: OnCallRotation, zone: string): OnCallSpan[] {
  const [hour = 0, minute = 0] = at.split(':').map(Number);
  const first = DateTime.fromISO(from, { zone });
  const instantOf = (week: number) => first.plus({ weeks: week }).set({ hour, minute }).toMillis();
  return Array.from({ length: memberIds.length === 0 ? 0 : weeks }, (_, week) => ({
    memberId: memberIds[week % memberIds.length] ?? '',
    startsAt: instantOf(week),
    endsAt: instantOf(week + 1),
  }));
}

/** A time within which nobody is on call, or more than one. */
export interface OnCallStretch {
  readonly startsAt: number;
  readonly endsAt: number;
}

/** The times between two instants in which nobody is on call, the earliest first. */
export function gapsOfRota(shifts: readonly OnCallSpan[], from: number, until: number): OnCallStretch[] {
  const gaps: OnCallStretch[] = [];
  let covered = from;
  for (const { startsAt, endsAt } of byStart(shifts)) {
    if (startsAt >= until) break;
    if (startsAt > covered) gaps.push({ startsAt: covered, endsAt: startsAt });
    covered = Math.max(covered, endsAt);
  }
  return covered < until ? [...gaps, { startsAt: covered, endsAt: until }] : gaps;
}

/** The times in which more than one person is on call; both are told then, which does no harm. */
export function overlapsOfRota(
  shifts: readonly OnCallSpan[],
): (OnCallStretch & { readonly memberIds: string[] })[] {
  const overlaps: (OnCallStretch & { memberIds: string[] })[] = [];
  const sorted = byStart(shifts);
  sorted.forEach((shift, index) => {
    for (const other of sorted.slice(index + 1)) {
      if (other.startsAt >= shift.endsAt) break;
      if (other.memberId !== shift.memberId) {
        overlaps.push({
          startsAt: other.startsAt,
          endsAt: Math.min(shift.endsAt, other.endsAt),
          memberIds: [shift.memberId, other.memberId],
        });
      }
    }
  });
  return overlaps;
}

const byStart = (shifts: readonly OnCallSpan[]) =>
  [...shifts].sort((one, other) => one.startsAt - other.startsAt || one.endsAt - other.endsAt);
