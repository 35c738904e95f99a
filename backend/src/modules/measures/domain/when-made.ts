/** So far back an answer may have been kept on a device, in milliseconds. */
const LONGEST_KEPT = 30 * 86_400_000;

/**
 * When an answer was made, by what the device says. A clock that is wrong must not lose an answer: what
 * it says of the future, or of long ago, counts as now.
 */
export function whenMade(told: string | null, now: Date): string {
  const at = told === null ? Number.NaN : Date.parse(told);
  const honest = at <= now.getTime() && at >= now.getTime() - LONGEST_KEPT;
  return honest ? new Date(at).toISOString() : now.toISOString();
}
