import type { PlanChangesQuery } from '../../../generated/care-plan.ts';

/** A change of one activity as the screens show it. */
export type Change = NonNullable<PlanChangesQuery['client']>['planAdjustments'][number];
