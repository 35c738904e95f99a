export const TIME_OFF_KINDS = ['HOLIDAY', 'ILLNESS', 'TRAINING', 'OTHER'] as const;

export type TimeOffKind = (typeof TIME_OFF_KINDS)[number];

export const TIME_OFF_KINDS_LABELS: Readonly<Record<TimeOffKind, string>> = {
  HOLIDAY: 'Holiday',
  ILLNESS: 'Illness',
  TRAINING: 'Training',
  OTHER: 'Other',
};
