import { useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { ClientPlanningRequestDocument, SettlePlanningDocument } from '../../../generated/scheduling.ts';
import type { ClientRef } from '../../../lib/dialogs.tsx';
import { useVerb } from '../../../lib/use-verb.ts';
import { firstName } from '../../../lib/words.ts';
import { Row } from '../../../ui/layout.tsx';
import { Notice, ProblemNotice } from '../../../ui/notice.tsx';
import { TimeText } from '../../../ui/time-text.tsx';
import { useToast } from '../../../ui/toast.tsx';

interface PlanningWishProps {
  readonly client: ClientRef;
  readonly onPlan: () => void;
}

/** A client's wish to have the coming weeks planned, for as long as it is open; nothing where there is none. */
export function PlanningWish({ client, onPlan }: PlanningWishProps) {
  const { data } = useQuery(ClientPlanningRequestDocument, { variables: { clientId: client.id } });
  const settle = useVerb(SettlePlanningDocument, 'closePlanningRequest');
  const say = useToast();
  const wish = data?.client?.planningRequest;
  if (!wish) {
    return null;
  }
  const first = firstName(client.name);
  const close = async () => {
    const outcome = await settle.run({ input: { clientId: client.id, requestId: wish.id } });
    if (outcome.ok) say(`Settled. ${first} is told.`);
  };
  return (
    <>
      <Notice
        tone="information"
        title={`${first} asks you to plan the coming weeks`}
        action={
          <Row>
            <Button onClick={onPlan}>Plan them</Button>
            <Button variant="default" loading={settle.busy} onClick={() => void close()}>
              Settled otherwise
            </Button>
          </Row>
        }
      >
        {wish.note && <p>“{wish.note}”</p>}
        <p className="quiet small">
          Asked <TimeText at={wish.askedAt} />. It is settled as soon as something is booked.
        </p>
      </Notice>
      <ProblemNotice problem={settle.problem} />
    </>
  );
}
