import { useQuery } from '@apollo/client/react';
import { Textarea } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { MyHealthDocument } from '../../../generated/my-health.ts';
import { dayInWords } from '../../../lib/dates.ts';
import { PATHS } from '../../../lib/paths.ts';
import { HEALTH_ITEMS } from '../../../lib/readership.ts';
import { useViewer, useZone } from '../../../lib/viewer.tsx';
import { Ask } from '../../../ui/ask.tsx';
import { Act, ActLink, Acts, Leaf, Leaves } from '../../../ui/leaf.tsx';
import { ProblemNotice } from '../../../ui/notice.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { NotThere } from '../../../ui/states.tsx';
import { WhoCanSee } from '../../../ui/who-can-see.tsx';
import { type AnswersKept, type MyIntake, useAnswers, usePending } from '../hooks/use-answers.ts';
import { OwnWords } from './free-step.tsx';
import { KNOWN_ALLERGIES, KnownWords, knownOf } from './known-step.tsx';

/** The health questions: one thing at a time, each kept at once, to be left and taken up again. */
export function MyHealthPage() {
  const { clientId } = useViewer();
  const asked = useQuery(MyHealthDocument, { variables: { clientId: clientId ?? '' } });
  return (
    <>
      <PageTitle>My health</PageTitle>
      <Ask of={asked} lines={6}>
        {({ client }) => (client?.intake ? <Questions intake={client.intake} /> : <NotThere />)}
      </Ask>
    </>
  );
}

interface Step {
  readonly title: string;
  readonly why: string;
  readonly show: (answers: AnswersKept) => ReactNode;
}

const STEPS: readonly Step[] = [
  {
    title: 'Is there something you do not tolerate?',
    why: 'So that the right oils and gloves are used.',
    show: (answers) => (
      <>
        <KnownWords legend="Tick what is true" kind="ALLERGY" known={KNOWN_ALLERGIES} answers={answers} />
        <OwnWords label="Something else" kind="ALLERGY" answers={answers} />
      </>
    ),
  },
  {
    title: 'Is one of these true at present?',
    why: 'While it is, bodywork waits. Untick it when it has passed.',
    show: (answers) => (
      <KnownWords
        legend="Tick what is true today"
        kind="CONTRAINDICATION"
        known={knownOf('ABSOLUTE')}
        answers={answers}
      />
    ),
  },
  {
    title: 'Is there a place to be left out?',
    why: 'Tick it and say where; nobody touches the area.',
    show: (answers) => (
      <KnownWords
        legend="Tick what is true today"
        kind="CONTRAINDICATION"
        known={knownOf('LOCAL')}
        answers={answers}
      />
    ),
  },
  {
    title: 'Should the work be gentler for one of these?',
    why: 'None of them forbids bodywork. They help to adapt it.',
    show: (answers) => (
      <>
        <KnownWords
          legend="Tick what is true"
          kind="CONTRAINDICATION"
          known={knownOf('RELATIVE')}
          answers={answers}
        />
        <OwnWords label="Something else" kind="CONTRAINDICATION" answers={answers} />
      </>
    ),
  },
  {
    title: 'Do you take any medication?',
    why: 'One at a time. Leave out what you would rather not say.',
    show: (answers) => <OwnWords label="What is it called?" kind="MEDICATION" answers={answers} />,
  },
  {
    title: 'What else about your health?',
    why: 'Illnesses, operations, what you live with. A word or two is enough.',
    show: (answers) => <OwnWords label="In your words" kind="MEDICAL" answers={answers} />,
  },
  {
    title: 'What do you hope for, and what is to be avoided?',
    why: 'What to avoid, not the story: you never have to tell what happened.',
    show: (answers) => <Texts answers={answers} />,
  },
];

function Questions({ intake }: { readonly intake: MyIntake }) {
  const answers = useAnswers(intake);
  const [at, setAt] = useState<number | null>(null);
  const step = at === null ? undefined : STEPS[at];
  const go = async (to: number | null) => {
    const { current: keep } = answers.pending;
    if (keep === null || (await keep())) setAt(to);
  };
  return (
    <Leaves>
      {at === null && <Beginning intake={intake} onBegin={() => setAt(0)} />}
      {at !== null && step && (
        <Leaf key={at} kicker={`${at + 1} of ${STEPS.length}`} title={step.title}>
          <p>{step.why}</p>
          {step.show(answers)}
          <ProblemNotice problem={answers.problem} />
          <Acts>
            <Act busy={answers.busy} onClick={() => go(at + 1)}>
              Next
            </Act>
            <Act quiet busy={answers.busy} onClick={() => go(at === 0 ? null : at - 1)}>
              Back
            </Act>
          </Acts>
        </Leaf>
      )}
      {at !== null && !step && (
        <Leaf title="That is all">
          <p>
            What you left out is fine: “I would rather not say” is an answer. You can change everything later.
          </p>
          <ProblemNotice problem={answers.problem} />
          <Acts>
            <Act
              busy={answers.busy}
              onClick={async () => {
                if (await answers.complete()) setAt(null);
              }}
            >
              I have answered
            </Act>
            <Act quiet onClick={() => setAt(STEPS.length - 1)}>
              Back
            </Act>
          </Acts>
        </Leaf>
      )}
      <Leaf tone="sand" title="Who reads this">
        <p>
          Your psychotherapists read it. Whoever lays hands on sees what you do not tolerate and what speaks
          against bodywork, always; the rest only what you mark for them, while you share it.
        </p>
        <WhoCanSee about="my health answers" clientId={intake.clientId} items={HEALTH_ITEMS} />
        <Acts>
          <ActLink to={PATHS.mySharing} quiet>
            Who can read what
          </ActLink>
        </Acts>
      </Leaf>
    </Leaves>
  );
}

function Beginning({ intake, onBegin }: { readonly intake: MyIntake; readonly onBegin: () => void }) {
  const zone = useZone();
  const done = intake.completedAt;
  return (
    <Leaf
      title={
        done
          ? 'You have answered'
          : intake.version > 0
            ? 'You have begun'
            : 'Before the first bodywork session'
      }
    >
      <p>
        {done
          ? `Since ${dayInWords(done, zone)}. Please change it when something changes.`
          : 'Seven short questions, one at a time. Each answer is kept at once, so you can stop and come back.'}
      </p>
      {intake.entries.length > 0 && (
        <ul>
          {intake.entries.map((entry) => (
            <li key={entry.id}>{entry.label}</li>
          ))}
        </ul>
      )}
      <Acts>
        <Act onClick={onBegin}>{done ? 'Look through it' : intake.version > 0 ? 'Go on' : 'Begin'}</Act>
      </Acts>
    </Leaf>
  );
}

function Texts({ answers }: { readonly answers: AnswersKept }) {
  const { intake, keep } = answers;
  const [goals, setGoals] = useState(intake.goals ?? '');
  const [concerns, setConcerns] = useState(intake.mentalHealthConcerns ?? '');
  const [triggers, setTriggers] = useState(intake.triggersToAvoid ?? '');
  const changed =
    goals !== (intake.goals ?? '') ||
    concerns !== (intake.mentalHealthConcerns ?? '') ||
    triggers !== (intake.triggersToAvoid ?? '');
  const texts = { goals, mentalHealthConcerns: concerns, triggersToAvoid: triggers };
  usePending(answers, changed ? () => keep(texts) : null);
  const field = (label: string, value: string, change: (value: string) => void) => (
    <Textarea
      label={label}
      autosize
      minRows={2}
      value={value}
      onChange={(event) => change(event.currentTarget.value)}
    />
  );
  return (
    <>
      {field('I hope for', goals, setGoals)}
      {field('What weighs on my mind', concerns, setConcerns)}
      {field('Please avoid', triggers, setTriggers)}
    </>
  );
}
