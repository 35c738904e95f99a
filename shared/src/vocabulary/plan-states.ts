export const PLAN_STATES = [
  'DRAFT',
  'PROPOSED',
  'ACTIVE',
  'ON_HOLD',
  'COMPLETED',
  'REVOKED',
  'ENTERED_IN_ERROR',
] as const;

export type PlanState = (typeof PLAN_STATES)[number];

export const PLAN_STATES_LABELS: Readonly<Record<PlanState, string>> = {
  DRAFT: 'Draft',
  PROPOSED: 'Proposed',
  ACTIVE: 'Active',
  ON_HOLD: 'On hold',
  COMPLETED: 'Completed',
  REVOKED: 'Revoked',
  ENTERED_IN_ERROR: 'Entered in error',
};
