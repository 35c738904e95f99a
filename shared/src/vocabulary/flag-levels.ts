export const FLAG_LEVELS = ['NOTICE', 'CONCERN', 'ALERT', 'CRISIS'] as const;

export type FlagLevel = (typeof FLAG_LEVELS)[number];

export const FLAG_LEVELS_LABELS: Readonly<Record<FlagLevel, string>> = {
  NOTICE: 'Notice',
  CONCERN: 'Concern',
  ALERT: 'Alert',
  CRISIS: 'Crisis',
};

/** Minutes within which a flag of a level is to be acknowledged; a notice has no clock. */
export const ACKNOWLEDGE_WITHIN_MINUTES: Readonly<Record<FlagLevel, number | null>> = {
  NOTICE: null,
  CONCERN: 24 * 60,
  ALERT: 60,
  CRISIS: 10,
};
