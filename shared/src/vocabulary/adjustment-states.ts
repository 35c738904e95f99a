/** The states of a proposed change of one activity of the plan. */
export const ADJUSTMENT_STATES = ['PROPOSED', 'OBJECTED', 'ACKNOWLEDGED', 'IN_FORCE', 'WITHDRAWN'] as const;

export type AdjustmentState = (typeof ADJUSTMENT_STATES)[number];

export const ADJUSTMENT_STATES_LABELS: Readonly<Record<AdjustmentState, string>> = {
  PROPOSED: 'Waits for the lead psychotherapist',
  OBJECTED: 'Objected to',
  ACKNOWLEDGED: 'Waits for the client',
  IN_FORCE: 'In force',
  WITHDRAWN: 'Withdrawn',
};

/** Everything that happens to one, in the order in which it may. */
export const ADJUSTMENT_STEPS = [
  'PROPOSE',
  'OBJECT',
  'REVISE',
  'ACKNOWLEDGE',
  'CARRY',
  'SET_BACK',
  'BRING_INTO_FORCE',
  'WITHDRAW',
] as const;

export type AdjustmentStep = (typeof ADJUSTMENT_STEPS)[number];

/** What was decided when a plan was looked at together. */
export const REVIEW_DECISIONS = ['GO_ON', 'CHANGE'] as const;

export type ReviewDecision = (typeof REVIEW_DECISIONS)[number];
