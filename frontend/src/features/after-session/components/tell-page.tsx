import { useQuery } from '@apollo/client/react';
import {
  FELT,
  FELT_LABELS,
  feedbackNeedsCare,
  LONGEST_FEEDBACK,
  PRESSURE_FELT,
  PRESSURE_FELT_LABELS,
} from '@attune/shared';
import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { useParams } from 'react-router';
import { MySessionsDocument } from '../../../generated/after-session.ts';
import { longDay } from '../../../lib/dates.ts';
import { type FeedbackOfSession, keepAnswer, useKeptAnswers } from '../../../lib/kept-answers.ts';
import { PATHS } from '../../../lib/paths.ts';
import { useViewer, useZone } from '../../../lib/viewer.tsx';
import { firstName } from '../../../lib/words.ts';
import { Arrival } from '../../../ui/arrival.tsx';
import { Act, ActLink, Acts, Leaf, Leaves } from '../../../ui/leaf.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { TapScale } from '../../../ui/tap-scale.tsx';
import { WhoCanSee } from '../../../ui/who-can-see.tsx';

type Answers = Omit<FeedbackOfSession, 'appointmentId'>;

const NOTHING: Answers = {
  feltSafe: null,
  inControl: null,
  pressure: null,
  different: null,
  differentWhat: null,
  words: null,
};

/**
 * Four questions and a box about one session. The questions need no network: what is known of the session is shown
 * when it is there, and what is said is kept on the device at once.
 */
export function TellPage() {
  const { appointmentId = '' } = useParams();
  const { clientId } = useViewer();
  const of = clientId ?? '';
  const [sent, setSent] = useState<{ readonly key: string; readonly answers: Answers } | null>(null);
  const kept = useKeptAnswers(of).find(
    (one) => one.kind === 'FEEDBACK' && one.refused === null && one.answers.appointmentId === appointmentId,
  );
  const { data } = useQuery(MySessionsDocument, { variables: { clientId: of } });
  const said = data?.client?.sessionFeedback.some((one) => one.appointmentId === appointmentId) ?? false;
  const session = data?.client?.sessionsToTellOf.find((one) => one.appointmentId === appointmentId);
  const over = data?.client !== undefined && !session && !said;
  return (
    <>
      <PageTitle>After a session</PageTitle>
      <Leaves>
        {sent ? (
          <Thanks clientId={of} sent={sent.key} answers={sent.answers} />
        ) : said || kept ? (
          <Leaf title="You have said how it was">
            <p>It stays as you said it.</p>
            <Back />
          </Leaf>
        ) : over ? (
          <Leaf title="This is not asked any more">
            <p>It is asked for seven days. You can tell your therapist at any time.</p>
            <Back />
          </Leaf>
        ) : (
          <Form
            session={session}
            clientId={of}
            onSend={(answers) =>
              setSent({
                key: keepAnswer(of, { kind: 'FEEDBACK', answers: { appointmentId, ...answers } }),
                answers,
              })
            }
          />
        )}
      </Leaves>
    </>
  );
}

const Back = () => (
  <Acts>
    <ActLink to={PATHS.afterSession} quiet>
      What I said
    </ActLink>
    <ActLink to={PATHS.home} quiet>
      Home
    </ActLink>
  </Acts>
);

interface ThanksProps {
  readonly clientId: string;
  readonly sent: string;
  readonly answers: Answers;
}

/** Once it is said; where it did not feel safe, support is offered and nothing happens by itself. */
function Thanks({ clientId, sent, answers }: ThanksProps) {
  return (
    <Leaf title="Thank you" tone="information">
      <Arrival clientId={clientId} of={sent} />
      {feedbackNeedsCare(answers) ? (
        <>
          <p>
            It is good that you said so. Your therapist reads it with care, and you will see here what is
            changed. If you would like somebody sooner, you can say that now.
          </p>
          <Acts>
            <ActLink to={PATHS.support}>I need support</ActLink>
          </Acts>
        </>
      ) : (
        <p>Your therapist reads it. When something is changed, you will see it here.</p>
      )}
      <Back />
    </Leaf>
  );
}

interface Session {
  readonly startsAt: string;
  readonly therapist: { readonly id: string; readonly name: string };
}

interface FormProps {
  readonly session: Session | undefined;
  readonly clientId: string;
  readonly onSend: (answers: Answers) => void;
}

function Form({ session, clientId, onSend }: FormProps) {
  const zone = useZone();
  const [answers, setAnswers] = useState<Answers>(NOTHING);
  const [missing, setMissing] = useState(false);
  const change = (some: Partial<Answers>) => {
    setMissing(false);
    setAnswers({ ...answers, ...some });
  };
  /** Tapped once more, an answer is taken back. */
  const choice = <Name extends 'feltSafe' | 'inControl' | 'pressure'>(
    name: Name,
    words: readonly NonNullable<Answers[Name]>[],
    labels: Readonly<Record<string, string>>,
  ) => ({
    compact: true,
    points: words.map((word, value) => ({ value, label: labels[word] ?? word })),
    value: answers[name] === null ? null : words.indexOf(answers[name] as NonNullable<Answers[Name]>),
    onTap: (value: number) =>
      change({ [name]: answers[name] === words[value] ? null : (words[value] ?? null) }),
  });
  const send = () => {
    const whole = {
      ...answers,
      differentWhat: (answers.different && answers.differentWhat?.trim()) || null,
      words: answers.words?.trim() || null,
    };
    if (Object.values(whole).every((value) => value === null)) {
      setMissing(true);
    } else {
      onSend(whole);
    }
  };
  return (
    <>
      <Leaf
        title={
          session
            ? `Your session with ${firstName(session.therapist.name)}, ${longDay(session.startsAt, zone)}`
            : 'How was your session?'
        }
      >
        <p>Leave out whatever you like. There is no wrong answer.</p>
        <TapScale label="Did you feel safe?" {...choice('feltSafe', FELT, FELT_LABELS)} />
        <TapScale
          label="Did you feel in control?"
          ends="You could say stop or something else, and it counted."
          {...choice('inControl', FELT, FELT_LABELS)}
        />
        <TapScale
          label="How was the pressure?"
          {...choice('pressure', PRESSURE_FELT, PRESSURE_FELT_LABELS)}
        />
        <TapScale
          label="Would you like something different next time?"
          compact
          points={[
            { value: 1, label: 'Yes' },
            { value: 0, label: 'No' },
          ]}
          value={answers.different === null ? null : Number(answers.different)}
          onTap={(value) => change({ different: answers.different === (value === 1) ? null : value === 1 })}
        />
        {answers.different && (
          <Textarea
            label="What would you like?"
            autosize
            minRows={2}
            maxLength={LONGEST_FEEDBACK}
            value={answers.differentWhat ?? ''}
            onChange={(event) => change({ differentWhat: event.currentTarget.value })}
          />
        )}
      </Leaf>
      <Leaf title="In your own words, if you like">
        <Textarea
          aria-label="Your own words"
          autosize
          minRows={3}
          maxLength={LONGEST_FEEDBACK}
          value={answers.words ?? ''}
          onChange={(event) => change({ words: event.currentTarget.value })}
        />
        <p>It is sent once and stays as you said it.</p>
        {session && (
          <WhoCanSee
            about="what you say of this session"
            clientId={clientId}
            items={[{ item: 'SESSION_FEEDBACK', owner: session.therapist }]}
          />
        )}
        {missing && <p role="alert">Please answer one question, or write a line.</p>}
        <Acts>
          <Act onClick={send}>Send it</Act>
        </Acts>
      </Leaf>
    </>
  );
}
