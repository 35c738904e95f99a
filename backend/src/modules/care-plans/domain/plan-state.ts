import type { PlanState, PlanVersionState } from '@attune/shared';

/**
 * The state of a plan as one of its versions shows it: not yet in force, the version's own; in
 * force, the plan's. A version whose time is over has completed, one that never came to it is revoked.
 */
export function stateOfVersion(plan: PlanState, version: PlanVersionState): PlanState {
  switch (version) {
    case 'DRAFT':
    case 'PROPOSED':
      return version;
    case 'IN_FORCE':
      return plan;
    case 'SUPERSEDED':
      return 'COMPLETED';
    case 'WITHDRAWN':
      return 'REVOKED';
  }
}
