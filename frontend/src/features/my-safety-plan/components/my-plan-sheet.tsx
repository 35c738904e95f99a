import { useQuery } from '@apollo/client/react';
import { MySafetyPlanDocument } from '../../../generated/my-safety-plan.ts';
import { PATHS } from '../../../lib/paths.ts';
import { useViewer } from '../../../lib/viewer.tsx';
import { Ask } from '../../../ui/ask.tsx';
import { ActLink } from '../../../ui/leaf.tsx';
import { PlanSheet } from '../../../ui/safety-plan/plan-sheet.tsx';
import { NotThere } from '../../../ui/states.tsx';

/** The own plan on one sheet of paper. */
export function MyPlanSheet() {
  const { clientId } = useViewer();
  const asked = useQuery(MySafetyPlanDocument, { variables: { clientId: clientId ?? '' } });
  return (
    <Ask of={asked} lines={8}>
      {({ client, crisisResources }) =>
        client?.safetyPlan ? (
          <PlanSheet
            client={client}
            plan={client.safetyPlan}
            lines={crisisResources}
            back={
              <ActLink to={PATHS.mySafetyPlan} quiet>
                Back
              </ActLink>
            }
          />
        ) : (
          <NotThere />
        )
      }
    </Ask>
  );
}
