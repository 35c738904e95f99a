import { invalid } from '../../../platform/errors/index.ts';

const DAY = 86_400_000;
/** Twelve weeks. */
export const USUAL_DAYS = 84;
export const LONGEST_YEARS = 20;

/**
 * The stretch of time that is asked for; what is left out is reckoned from `now`.
 * @throws ProblemError InvalidInput when it ends before it begins, or is too long.
 */
export function stretchOf(
  asked: { readonly from?: string | null; readonly to?: string | null },
  now: Date,
): { readonly from: string; readonly to: string } {
  const to = asked.to ? Date.parse(asked.to) : now.getTime() + 1;
  const from = asked.from ? Date.parse(asked.from) : to - USUAL_DAYS * DAY;
  if (from > to) {
    throw invalid({ path: 'to', message: 'The end is before the beginning.' });
  }
  if (to - from > LONGEST_YEARS * 366 * DAY) {
    throw invalid({ path: 'from', message: `Please ask for ${LONGEST_YEARS} years at most.` });
  }
  return { from: new Date(from).toISOString(), to: new Date(to).toISOString() };
}
