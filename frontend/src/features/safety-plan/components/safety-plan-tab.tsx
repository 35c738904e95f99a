import { useQuery } from '@apollo/client/react';
import { PART_FOR_THE_TABLE, SAFETY_PLAN_PARTS, SAFETY_PLAN_WORDS } from '@attune/shared';
import { Button } from '@mantine/core';
import { useState } from 'react';
import {
  SafetyPlanTabDocument,
  type SafetyPlanTabQuery,
  SafetyPlanVersionsDocument,
} from '../../../generated/safety-plan.ts';
import { dayInWords } from '../../../lib/dates.ts';
import { safetyPlanSheetPath } from '../../../lib/paths.ts';
import { useRecord } from '../../../lib/record.tsx';
import { useZone } from '../../../lib/viewer.tsx';
import { firstName } from '../../../lib/words.ts';
import { Ask } from '../../../ui/ask.tsx';
import { Card } from '../../../ui/card.tsx';
import { Columns, Row, Stack } from '../../../ui/layout.tsx';
import { LinkButton } from '../../../ui/link-button.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { PlanHistory } from '../../../ui/safety-plan/plan-history.tsx';
import { PlanParts } from '../../../ui/safety-plan/plan-parts.tsx';
import { usePlanDraft } from '../../../ui/safety-plan/use-plan-draft.ts';
import { Empty, NotThere } from '../../../ui/states.tsx';
import { PlanForm } from './plan-form.tsx';

type Client = NonNullable<SafetyPlanTabQuery['client']>;

/** A client's safety plan within the record: for the team to know, and for the psychotherapist to write with them. */
export function SafetyPlanTab() {
  const { id: clientId } = useRecord();
  const asked = useQuery(SafetyPlanTabDocument, { variables: { clientId } });
  return <Ask of={asked}>{({ client }) => (client ? <Plan client={client} /> : <NotThere />)}</Ask>;
}

function Plan({ client }: { readonly client: Client }) {
  const { id: clientId, safetyPlan: plan, viewerCan } = client;
  const name = client.preferredName ?? firstName(client.name);
  const zone = useZone();
  const draft = usePlanDraft(clientId, plan);
  const [writing, setWriting] = useState(false);
  const [withheld] = plan?.withheld ?? [];
  const write = () => {
    draft.begin();
    setWriting(true);
  };
  if (writing && draft.draft) {
    return (
      <PlanForm clientId={clientId} name={name} plan={plan} draft={draft} onDone={() => setWriting(false)} />
    );
  }
  return (
    <Columns>
      <Card
        title={`What helps ${name} when it gets hard`}
        aside={plan && `version ${plan.version}, ${dayInWords(plan.writtenAt, zone)}, by ${plan.writtenBy}`}
      >
        <Stack>
          {withheld && (
            <Notice role="note">{withheld.reason} What is for the table stands here always.</Notice>
          )}
          {plan ? (
            <PlanParts plan={plan} parts={withheld ? [PART_FOR_THE_TABLE] : SAFETY_PLAN_PARTS} />
          ) : (
            <Empty title={`${name} has no safety plan yet`}>
              {viewerCan.writeSafetyPlan
                ? 'It is best written together, in the client’s words.'
                : 'The client and their psychotherapist write it together.'}
            </Empty>
          )}
          {withheld && plan?.onTheTable.length === 0 && (
            <p className="quiet">{SAFETY_PLAN_WORDS.onTheTable.title}: nothing written yet.</p>
          )}
          <Row>
            {viewerCan.writeSafetyPlan && (
              <Button variant={plan ? 'default' : 'filled'} onClick={write}>
                {draft.draft ? 'Go on with your draft' : plan ? 'Change it' : 'Write it together'}
              </Button>
            )}
            {plan && !withheld && <LinkButton to={safetyPlanSheetPath(clientId)}>Print</LinkButton>}
          </Row>
        </Stack>
      </Card>
      {plan && !withheld && <Versions clientId={clientId} />}
    </Columns>
  );
}

function Versions({ clientId }: { readonly clientId: string }) {
  const asked = useQuery(SafetyPlanVersionsDocument, { variables: { clientId, after: null } });
  return (
    <Card title="Versions">
      <Ask of={asked} lines={3}>
        {({ client }) => (
          <PlanHistory versions={client?.safetyPlanVersions.edges.map(({ node }) => node) ?? []} />
        )}
      </Ask>
    </Card>
  );
}
