import { patternFrom, sameMinute, type SeriesPattern, seriesDate } from '@attune/shared';

/** A series as it is kept: its pattern is null for the weeks of a plan. */
export interface SeriesRow {
  readonly id: string;
  readonly clientId: string;
  readonly memberId: string | null;
  readonly startsOn: string | null;
  readonly atTime: string | null;
  readonly timeZone: string | null;
  readonly everyWeeks: number | null;
  readonly count: number | null;
}

/** The pattern of a series; null for the weeks of a plan, which have none. */
export function patternOf(row: SeriesRow): SeriesPattern | null {
  const { startsOn, atTime, timeZone, everyWeeks, count } = row;
  return startsOn !== null && atTime !== null && timeZone !== null && everyWeeks !== null && count !== null
    ? { startsOn, atTime, timeZone, everyWeeks, count }
    : null;
}

/** Whether an appointment stands otherwise than its series has it: moved by itself, or to somebody else. */
export function isException(
  series: SeriesRow,
  one: { readonly seriesPosition: number | null; readonly startsAt: string; readonly memberId: string },
): boolean {
  const pattern = patternOf(series);
  return (
    pattern !== null &&
    one.seriesPosition !== null &&
    (one.memberId !== series.memberId ||
      !sameMinute(seriesDate(pattern, one.seriesPosition).start, Date.parse(one.startsAt)))
  );
}

/**
 * The pattern with which a series goes on from one of its dates.
 * @param first the position that becomes the first one.
 * @param position the one that is moved, and to when in milliseconds since 1970.
 */
export function patternOnward(
  old: SeriesPattern,
  first: number,
  moved: { readonly position: number; readonly start: number },
  timeZone: string,
): SeriesPattern {
  const rhythm = { everyWeeks: old.everyWeeks, count: old.count - first + 1 };
  return patternFrom(moved.start, timeZone, rhythm, moved.position - first + 1);
}
