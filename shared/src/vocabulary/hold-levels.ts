export const HOLD_LEVELS = ['NONE', 'DEEP_WORK', 'ALL_BODYWORK'] as const;

export type HoldLevel = (typeof HOLD_LEVELS)[number];

export const HOLD_LEVELS_LABELS: Readonly<Record<HoldLevel, string>> = {
  NONE: 'No hold',
  DEEP_WORK: 'No deep work',
  ALL_BODYWORK: 'No bodywork',
};

/** The hold that a level brings unless the person who raises it says otherwise. */
export const DEFAULT_HOLD = {
  NOTICE: 'NONE',
  CONCERN: 'NONE',
  ALERT: 'DEEP_WORK',
  CRISIS: 'ALL_BODYWORK',
} as const satisfies Record<string, HoldLevel>;
