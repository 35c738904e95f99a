import { invalid } from '../../../platform/errors/index.ts';

const DAY = 86_400_000;
const MINUTE = 60_000;
/** So many days back a list of check-ins goes when nothing is said: twelve weeks. */
export const USUAL_DAYS = 84;
/** The longest stretch of check-ins that is given at once, in days. */
export const LONGEST_DAYS = 400;

/**
 * The stretch that is asked for. What is left out is reckoned from `now`, to the whole minute, so that
 * all clients of a list ask for the same.
 * @throws ProblemError InvalidInput when it ends before it begins, or is too long.
 */
export function rangeOf(
  asked: { readonly from?: string | null; readonly to?: string | null },
  now: Date,
  usualDays = USUAL_DAYS,
): { readonly from: string; readonly to: string } {
  const next = Math.ceil((now.getTime() + 1) / MINUTE) * MINUTE;
  const to = asked.to ? Date.parse(asked.to) : next;
  const from = asked.from ? Date.parse(asked.from) : to - usualDays * DAY;
  if (from > to) {
    throw invalid({ path: 'to', message: 'The end is before the beginning.' });
  }
  if (to - from > LONGEST_DAYS * DAY) {
    throw invalid({ path: 'from', message: `Please ask for ${LONGEST_DAYS} days at most.` });
  }
  return { from: asked.from ?? instant(from), to: asked.to ?? instant(to) };
}

function instant(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
