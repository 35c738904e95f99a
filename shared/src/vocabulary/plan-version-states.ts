export const PLAN_VERSION_STATES = ['DRAFT', 'PROPOSED', 'IN_FORCE', 'SUPERSEDED', 'WITHDRAWN'] as const;

export type PlanVersionState = (typeof PLAN_VERSION_STATES)[number];

export const PLAN_VERSION_STATES_LABELS: Readonly<Record<PlanVersionState, string>> = {
  DRAFT: 'Draft',
  PROPOSED: 'Proposed',
  IN_FORCE: 'In force',
  SUPERSEDED: 'Replaced by a later version',
  WITHDRAWN: 'Withdrawn',
};
