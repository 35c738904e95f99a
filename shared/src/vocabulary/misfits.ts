/**
 * Why a booked appointment no longer fits, beside what the rules, holds and health questions say of it
 * whenever it is looked at. These are found when something changes, and kept.
 */
export const MISFITS = ['BOUNDARIES', 'PLAN', 'LICENCE', 'TRAINING', 'TEAM', 'HOURS'] as const;

export type Misfit = (typeof MISFITS)[number];

/** What made the future bookings be looked at again. */
export const RECHECK_CAUSES = [
  'PLAN',
  'BOUNDARIES',
  'CREDENTIAL',
  'INTAKE',
  'HOURS',
  'TEAM',
  'TIME',
] as const;

export type RecheckCause = (typeof RECHECK_CAUSES)[number];
