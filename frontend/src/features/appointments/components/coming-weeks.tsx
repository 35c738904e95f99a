import { useQuery } from '@apollo/client/react';
import { Textarea } from '@mantine/core';
import { LONGEST_PLANNING_NOTE } from '@attune/shared';
import { type FormEvent, useState } from 'react';
import {
  AskForWeeksDocument,
  MyPlanningDocument,
  type MyPlanningQuery,
  TakeBackPlanningDocument,
} from '../../../generated/appointments.ts';
import { fieldMessage } from '../../../lib/results.ts';
import { useIdempotencyKey } from '../../../lib/use-idempotency-key.ts';
import { useVerb } from '../../../lib/use-verb.ts';
import { useViewer } from '../../../lib/viewer.tsx';
import { Act, Acts, Leaf } from '../../../ui/leaf.tsx';
import { ProblemNotice } from '../../../ui/notice.tsx';
import { TimeText } from '../../../ui/time-text.tsx';
import { useToast } from '../../../ui/toast.tsx';
import styles from './ask-for-visit.module.css';

type Wish = NonNullable<NonNullable<MyPlanningQuery['client']>['planningRequest']>;

/** Asking the care team to plan the coming weeks; nothing where there is nothing to ask for. */
export function ComingWeeks() {
  const { clientId } = useViewer();
  const { data } = useQuery(MyPlanningDocument, { variables: { clientId: clientId ?? '' } });
  const client = data?.client;
  if (client?.planningRequest) {
    return <Asked clientId={client.id} wish={client.planningRequest} />;
  }
  return client?.mayAskForPlanning ? <AskForWeeks clientId={client.id} /> : null;
}

function AskForWeeks({ clientId }: { readonly clientId: string }) {
  const [note, setNote] = useState('');
  const key = useIdempotencyKey();
  const ask = useVerb(AskForWeeksDocument, 'askForPlanning');
  const say = useToast();
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (ask.busy) return;
    const outcome = await ask.run({ input: { clientId, note: note || null, idempotencyKey: key.current() } });
    if (outcome.ok) {
      key.renew();
      say('Asked. Your care team is told.');
    }
  };
  return (
    <Leaf tone="information" title="Plan the coming weeks">
      <form className={styles.form} onSubmit={(event) => void send(event)} noValidate>
        <p>Your care team can look for times that suit your plan, all at once.</p>
        <Textarea
          label="Anything they should know"
          description="You can leave this empty."
          autosize
          minRows={2}
          maxLength={LONGEST_PLANNING_NOTE}
          value={note}
          error={fieldMessage(ask.problem, 'note')}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <ProblemNotice problem={ask.problem} shown={['note']} />
        <Acts>
          <Act submits busy={ask.busy} onClick={() => undefined}>
            Ask my team
          </Act>
        </Acts>
      </form>
    </Leaf>
  );
}

function Asked({ clientId, wish }: { readonly clientId: string; readonly wish: Wish }) {
  const takeBack = useVerb(TakeBackPlanningDocument, 'closePlanningRequest');
  const say = useToast();
  const end = async () => {
    const outcome = await takeBack.run({ input: { clientId, requestId: wish.id } });
    if (outcome.ok) say('Taken back.');
  };
  return (
    <Leaf tone="information" title="Your team is asked to plan the coming weeks">
      <p>
        You asked <TimeText at={wish.askedAt} />. You are told as soon as something is planned.
      </p>
      {wish.note && <p>“{wish.note}”</p>}
      <ProblemNotice problem={takeBack.problem} />
      <Acts>
        <Act quiet busy={takeBack.busy} onClick={end}>
          Take it back
        </Act>
      </Acts>
    </Leaf>
  );
}
