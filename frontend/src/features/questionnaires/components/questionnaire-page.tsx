import { highestSafety, type Instrument, instrumentOf } from '@attune/shared';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { keepAnswer } from '../../../lib/kept-answers.ts';
import { PATHS } from '../../../lib/paths.ts';
import { useViewer } from '../../../lib/viewer.tsx';
import { Arrival } from '../../../ui/arrival.tsx';
import { Act, ActLink, Acts, Leaf, Leaves } from '../../../ui/leaf.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { NotThere } from '../../../ui/states.tsx';
import {
  answersOf,
  type Draft,
  firstOpen,
  forgetDraft,
  isWhole,
  keepDraft,
  mayLeaveOut,
  recallDraft,
} from '../domain/draft.ts';
import { OneQuestion } from './one-question.tsx';

/** A questionnaire, one question at a time. */
export function QuestionnairePage() {
  const { code = '' } = useParams();
  const { clientId } = useViewer();
  const instrument = instrumentOf(code);
  return instrument && clientId ? (
    <>
      <PageTitle>{instrument.about}</PageTitle>
      <Questionnaire key={code} instrument={instrument} clientId={clientId} />
    </>
  ) : (
    <NotThere />
  );
}

interface QuestionnaireProps {
  readonly instrument: Instrument;
  readonly clientId: string;
}

function Questionnaire({ instrument, clientId }: QuestionnaireProps) {
  const navigate = useNavigate();
  const [draft, setDraft] = useState<Draft>(() => recallDraft(clientId, instrument));
  const [at, setAt] = useState<number | null>(null);
  const [sent, setSent] = useState<string | null>(null);
  const steps = instrument.items.length + (instrument.unscored ? 1 : 0);

  const send = (answers: Draft) => {
    forgetDraft(clientId, instrument);
    return keepAnswer(clientId, {
      kind: 'MEASURE',
      answers: { code: instrument.code, answers: answersOf(instrument, answers) },
    });
  };
  const tell = (index: number, answer: number | null) => {
    const next = Array.from({ length: Math.max(draft.length, index + 1) }, (_, one) =>
      one === index ? answer : draft[one],
    );
    setDraft(next);
    keepDraft(clientId, instrument, next);
    // R19: whom to call comes at once, before and whatever the network says; the answers are on their way.
    if (highestSafety(instrument, answersOf(instrument, next)) > 0 && isWhole(instrument, next)) {
      send(next);
      void navigate(PATHS.support);
      return;
    }
    setAt(index + 1);
  };
  if (sent !== null) {
    return <Thanks clientId={clientId} sent={sent} />;
  }
  if (at === null) {
    return <Beginning instrument={instrument} begun={firstOpen(instrument, draft)} onBegin={setAt} />;
  }
  return (
    <Leaves>
      {at < steps ? (
        <OneQuestion
          key={at}
          instrument={instrument}
          at={at}
          steps={steps}
          value={draft[at] ?? null}
          mayLeaveOut={mayLeaveOut(instrument, draft, at)}
          onTell={(answer) => tell(at, answer)}
          onBack={() => setAt(at === 0 ? null : at - 1)}
        />
      ) : (
        <Leaf title="That was the last question">
          <p>Nothing is sent before you say so. You can go back and change what you like.</p>
          <Acts>
            <Act onClick={() => setSent(send(draft))}>Send my answers</Act>
            <Act quiet onClick={() => setAt(steps - 1)}>
              Back
            </Act>
          </Acts>
        </Leaf>
      )}
    </Leaves>
  );
}

interface BeginningProps {
  readonly instrument: Instrument;
  /** The question at which it was left; 0 for a new one. */
  readonly begun: number;
  readonly onBegin: (at: number) => void;
}

function Beginning({ instrument, begun, onBegin }: BeginningProps) {
  const { items, minutes, licence, name } = instrument;
  return (
    <Leaves>
      <Leaf title={begun > 0 ? 'You have begun' : 'Before you begin'}>
        <p>
          {items.length} questions, one at a time, about {minutes} {minutes === 1 ? 'minute' : 'minutes'}.
          Each answer is kept on this device, so you can stop and come back today.
        </p>
        <p>
          Your psychotherapists read your answers. Whoever lays hands on sees at most what they add up to, and
          only while you share it.
        </p>
        <Acts>
          <Act onClick={() => onBegin(begun)}>{begun > 0 ? 'Go on' : 'Begin'}</Act>
          {begun > 0 && (
            <Act quiet onClick={() => onBegin(0)}>
              From the first question
            </Act>
          )}
        </Acts>
        <p className="quiet">
          {name}. {licence}
        </p>
      </Leaf>
    </Leaves>
  );
}

function Thanks({ clientId, sent }: { readonly clientId: string; readonly sent: string }) {
  return (
    <Leaves>
      <Leaf title="Thank you" tone="information">
        <Arrival clientId={clientId} of={sent} />
        <Acts>
          <ActLink to={PATHS.howIAm}>What they came to</ActLink>
        </Acts>
      </Leaf>
    </Leaves>
  );
}
