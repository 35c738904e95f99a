import { useQuery } from '@apollo/client/react';
import { useParams } from 'react-router';
import { SafetyPlanTabDocument } from '../../../generated/safety-plan.ts';
import { recordPath } from '../../../lib/paths.ts';
import { Ask } from '../../../ui/ask.tsx';
import { LinkButton } from '../../../ui/link-button.tsx';
import { PlanSheet } from '../../../ui/safety-plan/plan-sheet.tsx';
import { NotThere } from '../../../ui/states.tsx';

/** A client's plan on one sheet of paper, for them to take along. */
export function PlanSheetPage() {
  const { clientId = '' } = useParams();
  const asked = useQuery(SafetyPlanTabDocument, { variables: { clientId } });
  return (
    <Ask of={asked} lines={8}>
      {({ client, crisisResources }) =>
        client?.safetyPlan?.withheld.length === 0 ? (
          <PlanSheet
            client={client}
            plan={client.safetyPlan}
            lines={crisisResources}
            back={<LinkButton to={recordPath(clientId, 'safety-plan')}>Back</LinkButton>}
          />
        ) : (
          <NotThere />
        )
      }
    </Ask>
  );
}
