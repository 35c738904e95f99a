export const PHASES = ['STABILISATION', 'PROCESSING', 'INTEGRATION', 'MAINTENANCE'] as const;

export type Phase = (typeof PHASES)[number];

export const PHASES_LABELS: Readonly<Record<Phase, string>> = {
  STABILISATION: 'Stabilisation',
  PROCESSING: 'Processing',
  INTEGRATION: 'Integration',
  MAINTENANCE: 'Maintenance',
};

/** What a phase means, in words for a client. */
export const PHASE_MEANINGS: Readonly<Record<Phase, string>> = {
  STABILISATION: 'Finding safety and steadiness first.',
  PROCESSING: 'Working through what happened, at your pace.',
  INTEGRATION: 'Bringing what has changed into daily life.',
  MAINTENANCE: 'Keeping what helps.',
};
