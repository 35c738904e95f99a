import { invalid } from '../../../platform/errors/index.ts';

/** Longest range of one question, in days. */
export const LONGEST_RANGE_DAYS = 100;

/** Longest range within which a place is explained, in days: a calendar shows some weeks. */
export const LONGEST_PLACEMENT_DAYS = 42;

const DAY = 86_400_000;

/** Tests a range of instants. @throws ProblemError InvalidInput when it is too long, or ends before it begins. */
export function assertRange(from: string, to: string, mostDays: number): void {
  const length = Date.parse(to) - Date.parse(from);
  if (length < 0) {
    throw invalid({ path: 'to', message: 'This ends before it begins. Please choose a later end.' });
  }
  if (length > mostDays * DAY) {
    throw invalid({ path: 'to', message: `Please ask for at most ${mostDays} days at a time.` });
  }
}
