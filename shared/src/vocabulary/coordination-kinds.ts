export const COORDINATION_KINDS = [
  'REST_AFTER',
  'SUPPORT_WITHIN',
  'SAME_DAY',
  'CADENCE',
  'AVOID_WINDOW',
  'MAX_PER_WEEK',
] as const;

export type CoordinationKind = (typeof COORDINATION_KINDS)[number];

export const COORDINATION_KINDS_LABELS: Readonly<Record<CoordinationKind, string>> = {
  REST_AFTER: 'Rest after',
  SUPPORT_WITHIN: 'Support within',
  SAME_DAY: 'Same day, on purpose',
  CADENCE: 'How often',
  AVOID_WINDOW: 'Times to avoid',
  MAX_PER_WEEK: 'At most in a week',
};
