import { useQuery } from '@apollo/client/react';
import { LONGEST_FEEDBACK } from '@attune/shared';
import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import {
  FeedbackOfClientDocument,
  type FeedbackOfClientQuery,
  ReadFeedbackDocument,
  SayWhatChangedDocument,
} from '../../../generated/bodywork.ts';
import { longDay } from '../../../lib/dates.ts';
import { useRecord } from '../../../lib/record.tsx';
import { fieldMessage } from '../../../lib/results.ts';
import { useIdempotencyKey } from '../../../lib/use-idempotency-key.ts';
import { useVerb } from '../../../lib/use-verb.ts';
import { useZone } from '../../../lib/viewer.tsx';
import { firstName, listed } from '../../../lib/words.ts';
import { Badge } from '../../../ui/badge.tsx';
import { Card } from '../../../ui/card.tsx';
import { Row, Stack } from '../../../ui/layout.tsx';
import { ProblemNotice } from '../../../ui/notice.tsx';
import { FeedbackSaid } from '../../../ui/session-feedback/feedback-said.tsx';
import { useToast } from '../../../ui/toast.tsx';
import { WhoCanSee } from '../../../ui/who-can-see.tsx';
import styles from './after-sessions-card.module.css';

type Feedback = NonNullable<FeedbackOfClientQuery['client']>['sessionFeedback'][number];

/** So many are shown at first. */
const AT_FIRST = 2;

/** What the client says after sessions, the newest first; nothing where none of it is open to the viewer. */
export function AfterSessionsCard() {
  const { id: clientId } = useRecord();
  const [all, setAll] = useState(false);
  const { data } = useQuery(FeedbackOfClientDocument, { variables: { clientId } });
  const feedback = data?.client?.sessionFeedback ?? [];
  // What still waits for the viewer is never behind a button.
  const shown = all ? feedback : feedback.filter((one, index) => index < AT_FIRST || one.waitsForViewer);
  return feedback.length === 0 ? null : (
    <Card title="After sessions, in the client’s eyes" aside="sent once, kept as it is">
      <Stack gap={24}>
        {shown.map((one) => (
          <One key={one.id} said={one} />
        ))}
        {shown.length < feedback.length && (
          <div>
            <Button variant="default" onClick={() => setAll(true)}>
              Show what was said earlier
            </Button>
          </div>
        )}
      </Stack>
    </Card>
  );
}

function One({ said }: { readonly said: Feedback }) {
  const zone = useZone();
  const client = useRecord();
  const day = longDay(said.heldAt, zone);
  return (
    <article className={styles.one} aria-label={`After the session of ${day}`}>
      <h3 className={styles.head}>
        {day}, with {said.therapist.name}
        {said.needsCare && <Badge tone="concern">asks for care</Badge>}
      </h3>
      <FeedbackSaid said={said} />
      {said.seenBy.length > 0 && (
        <p className="quiet small">Read by {listed(said.seenBy.map(({ name }) => name))}.</p>
      )}
      {said.waitsForViewer && <HaveRead id={said.id} day={day} />}
      {said.viewerCanAnswer && <WhatChanged id={said.id} day={day} />}
      <WhoCanSee
        about={`what was said after the session of ${day}`}
        clientId={client.id}
        items={[{ item: 'SESSION_FEEDBACK', owner: said.therapist }]}
      />
    </article>
  );
}

function HaveRead({ id, day }: { readonly id: string; readonly day: string }) {
  const read = useVerb(ReadFeedbackDocument, 'markFeedbackSeen');
  return (
    <>
      <ProblemNotice problem={read.problem} />
      <div>
        <Button
          variant="default"
          loading={read.busy}
          onClick={() => void read.run({ input: { feedbackId: id } })}
        >
          I’ve read it<span className="visually-hidden">: {day}</span>
        </Button>
      </div>
    </>
  );
}

/** What the therapist changed, for the client to read beside the answer; as often as something is. */
function WhatChanged({ id, day }: { readonly id: string; readonly day: string }) {
  const { name } = useRecord();
  const [text, setText] = useState<string | null>(null);
  const { current, renew } = useIdempotencyKey();
  const tell = useVerb(SayWhatChangedDocument, 'sayWhatChanged');
  const say = useToast();
  if (text === null) {
    return (
      <div>
        <Button variant="default" onClick={() => setText('')}>
          Say what we changed<span className="visually-hidden">: {day}</span>
        </Button>
      </div>
    );
  }
  const send = async () => {
    const outcome = await tell.run({ input: { feedbackId: id, text, idempotencyKey: current() } });
    if (outcome.ok) {
      renew();
      setText(null);
      say(`${firstName(name)} can read it now.`);
    }
  };
  return (
    <Stack gap={10}>
      <Textarea
        label="What we changed"
        description={`${firstName(name)} reads this beside the answer.`}
        autosize
        minRows={2}
        maxLength={LONGEST_FEEDBACK}
        value={text}
        error={fieldMessage(tell.problem, 'text')}
        onChange={(event) => {
          renew();
          setText(event.currentTarget.value);
        }}
      />
      <ProblemNotice problem={tell.problem} />
      <Row>
        <Button loading={tell.busy} onClick={() => void send()}>
          Tell {firstName(name)}
        </Button>
        <Button variant="default" onClick={() => setText(null)}>
          Not now
        </Button>
      </Row>
    </Stack>
  );
}
