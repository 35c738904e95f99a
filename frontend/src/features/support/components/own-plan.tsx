import { isEmptySafetyPlan, type SafetyPlanContents } from '@attune/shared';
import { PATHS } from '../../../lib/paths.ts';
import { ActLink, Acts, Leaf } from '../../../ui/leaf.tsx';
import { PlanParts } from '../../../ui/safety-plan/plan-parts.tsx';

/** The own safety plan, in the order in which it is gone through. */
export function OwnPlan({ plan }: { readonly plan: SafetyPlanContents | null }) {
  if (!plan || isEmptySafetyPlan(plan)) {
    return (
      <Leaf title="My safety plan">
        <p>
          You have none yet. On a calmer day it is a good thing to write, alone or with your psychotherapist.
        </p>
        <Acts>
          <ActLink to={PATHS.mySafetyPlan} quiet>
            My safety plan
          </ActLink>
        </Acts>
      </Leaf>
    );
  }
  return (
    <Leaf title="My safety plan">
      <PlanParts plan={plan} />
    </Leaf>
  );
}
