import { dateOf, zoneClock } from '@attune/shared';

/** The local day of an instant in the practice's zone, 'YYYY-MM-DD'. */
export const todayOf = (now: Date, timeZone: string): string =>
  dateOf(zoneClock(timeZone).dayOf(now.getTime()));
