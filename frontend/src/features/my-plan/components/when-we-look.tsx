import type { MyPlanQuery } from '../../../generated/my-plan.ts';
import { dayInWords } from '../../../lib/dates.ts';
import { decisionInWords } from '../../../lib/since-agreed.ts';
import { useZone } from '../../../lib/viewer.tsx';
import { Leaf } from '../../../ui/leaf.tsx';

type Plan = NonNullable<NonNullable<MyPlanQuery['client']>['activePlan']>;

/** When the plan is looked at again, and what was decided last. */
export function WhenWeLook({ plan: { nextReview, heldReviews } }: { readonly plan: Plan }) {
  const zone = useZone();
  const last = heldReviews[0];
  if (!nextReview && !last) {
    return null;
  }
  return (
    <Leaf title="When we look at it">
      {nextReview && (
        <p>We look at the plan together on {dayInWords(`${nextReview.dueOn}T12:00:00Z`, zone)}.</p>
      )}
      {last?.heldAt && (
        <p>
          Last time, {dayInWords(last.heldAt, zone)}: {decisionInWords(last.decision)} {last.words}
        </p>
      )}
    </Leaf>
  );
}
