import {
  FURTHEST_DAYS,
  patternFrom,
  type SeriesOverride,
  type SeriesPattern,
  type Span,
  type WantedDate,
  wantedDates,
} from '@attune/shared';
import { invalid } from '../../../platform/errors/index.ts';
import { AROUND_DAYS } from '../domain/series/other-times.ts';

const DAY = 86_400_000;

/** What a series is asked for with. */
export interface SeriesAsked {
  readonly startsAt: string;
  readonly everyWeeks: number;
  readonly count: number;
  readonly dates: readonly SeriesOverride[];
}

/**
 * The pattern and the dates of a series as it is asked for.
 * @throws ProblemError InvalidInput for a date that it does not have, or when every one is left out.
 */
export function datesAsked(
  asked: SeriesAsked,
  timeZone: string,
): { readonly pattern: SeriesPattern; readonly dates: WantedDate[] } {
  if (asked.dates.some((one) => one.position > asked.count)) {
    throw invalid({
      path: 'dates',
      message: 'The series has no such date any more. Please look at its dates again.',
    });
  }
  const pattern = patternFrom(Date.parse(asked.startsAt), timeZone, asked);
  const dates = wantedDates(pattern, asked.dates);
  if (dates.every((date) => date.skipped)) {
    throw invalid({ path: 'dates', message: 'Please keep at least one date.' });
  }
  return { pattern, dates };
}

/** What must be known to judge these dates: not further than anything is booked ahead, whatever is asked. */
export function rangeOf(dates: readonly { readonly start: number }[], now: number): Span {
  const furthest = now + (FURTHEST_DAYS + 2 * AROUND_DAYS) * DAY;
  const starts = dates.map((date) => Math.min(date.start, furthest));
  return { from: Math.min(...starts) - AROUND_DAYS * DAY, to: Math.max(...starts) + AROUND_DAYS * DAY };
}
