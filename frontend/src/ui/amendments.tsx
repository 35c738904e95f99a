import { AMENDMENT_STATES_LABELS, type AmendmentState } from '@attune/shared';
import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { fieldMessage, type Problem } from '../lib/results.ts';
import { useViewer } from '../lib/viewer.tsx';
import { Badge } from './badge.tsx';
import { Card } from './card.tsx';
import { Row, Stack } from './layout.tsx';
import { ProblemNotice } from './notice.tsx';
import { TimeText } from './time-text.tsx';

interface Person {
  readonly id: string;
  readonly name: string;
}

interface Amendment {
  readonly id: string;
  readonly state: AmendmentState;
  readonly wish: string;
  /** Who is to answer it now; null once it is answered, and while nobody can. */
  readonly waitsFor: Person | null;
  readonly answeredBy: Person | null;
  readonly requestedAt: string;
  readonly dueAt: string;
  readonly reason: string | null;
  readonly statement: string | null;
}

interface Answer {
  readonly amendmentId: string;
  readonly accept: boolean;
  readonly text: string;
}

interface AmendmentsProps {
  readonly amendments: readonly Amendment[];
  /** Of the note. */
  readonly author: Person;
  readonly busy: boolean;
  readonly problem: Problem | null;
  /** @returns whether it was taken. */
  readonly onAnswer: (answer: Answer) => Promise<boolean>;
}

/** What the client asked to be corrected in a note, and what became of it. */
export function Amendments({ amendments, ...rest }: AmendmentsProps) {
  const kept = amendments.filter((one) => one.state !== 'WITHDRAWN');
  return (
    kept.length > 0 && (
      <Card title="What the client asks to be corrected">
        <Stack>
          {kept.map((amendment) => (
            <One key={amendment.id} amendment={amendment} {...rest} />
          ))}
        </Stack>
      </Card>
    )
  );
}

const TONES = { REQUESTED: 'concern', ACCEPTED: 'good', DECLINED: 'quiet', WITHDRAWN: 'quiet' } as const;

function One({
  amendment,
  author,
  ...rest
}: Omit<AmendmentsProps, 'amendments'> & { readonly amendment: Amendment }) {
  const { state, wish, requestedAt, dueAt, reason, statement, waitsFor, answeredBy } = amendment;
  const { memberId } = useViewer();
  const mine = waitsFor !== null && waitsFor.id === memberId;
  return (
    <Stack gap={8}>
      <p>
        “{wish}”{' '}
        <Badge tone={TONES[state]}>
          {state === 'REQUESTED' ? 'to be answered' : AMENDMENT_STATES_LABELS[state]}
        </Badge>
      </p>
      <p className="quiet small">
        Asked <TimeText at={requestedAt} as="day" />
        {state === 'REQUESTED' && (
          <>
            {' '}
            · to be answered by <TimeText at={dueAt} as="day" />
          </>
        )}
      </p>
      {state === 'REQUESTED' && waitsFor?.id !== author.id && (
        <p className="quiet small">
          {author.name} is no longer on the team.{' '}
          {waitsFor
            ? `${mine ? 'You answer' : `${waitsFor.name} answers`} as the lead psychotherapist.`
            : 'Nobody on the team can answer it as things stand.'}
        </p>
      )}
      {answeredBy && answeredBy.id !== author.id && (
        <p className="quiet small">
          {answeredBy.name} answered, since {author.name} was no longer on the team.
        </p>
      )}
      {reason && <p>Not changed, because: {reason}</p>}
      {statement && <p>The client’s own words beside it: “{statement}”</p>}
      {state === 'REQUESTED' && mine && <AnswerForm amendmentId={amendment.id} {...rest} />}
    </Stack>
  );
}

function AnswerForm({
  amendmentId,
  busy,
  problem,
  onAnswer,
}: Pick<AmendmentsProps, 'busy' | 'problem' | 'onAnswer'> & { readonly amendmentId: string }) {
  const [accept, setAccept] = useState<boolean | null>(null);
  const [text, setText] = useState('');
  if (accept === null) {
    return (
      <Row>
        <Button variant="default" onClick={() => setAccept(true)}>
          Add it to the note
        </Button>
        <Button variant="default" onClick={() => setAccept(false)}>
          Leave the note as it is
        </Button>
      </Row>
    );
  }
  return (
    <Stack gap={12}>
      <Textarea
        label={accept ? 'Addendum' : 'Why it stays as it is'}
        description={
          accept
            ? 'The note itself is not changed; this stands beside it, and the same people read it.'
            : 'The client reads this, and can put their own words beside it.'
        }
        autosize
        minRows={3}
        value={text}
        error={fieldMessage(problem, 'text')}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <ProblemNotice problem={problem} shown={['text']} />
      <Row>
        <Button loading={busy} onClick={() => void onAnswer({ amendmentId, accept, text })}>
          {accept ? 'Add it' : 'Answer'}
        </Button>
        <Button variant="default" onClick={() => setAccept(null)}>
          Back
        </Button>
      </Row>
    </Stack>
  );
}
