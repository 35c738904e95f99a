import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import {
  CompleteMyHealthDocument,
  MyHealthDocument,
  type MyHealthQuery,
  SaveMyHealthDocument,
} from '../../../generated/my-health.ts';
import { dayInWords } from '../../../lib/dates.ts';
import { PATHS } from '../../../lib/paths.ts';
import { HEALTH_ITEMS } from '../../../lib/readership.ts';
import { useHealthAnswers } from '../../../lib/use-health-answers.ts';
import { useVerb } from '../../../lib/use-verb.ts';
import { useViewer, useZone } from '../../../lib/viewer.tsx';
import { Ask } from '../../../ui/ask.tsx';
import { HEALTH_SECTIONS } from '../../../ui/health/sections.tsx';
import { Act, ActLink, Acts, Leaf, Leaves } from '../../../ui/leaf.tsx';
import { ProblemNotice } from '../../../ui/notice.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { NotThere } from '../../../ui/states.tsx';
import { WhoCanSee } from '../../../ui/who-can-see.tsx';

type MyIntake = NonNullable<NonNullable<MyHealthQuery['client']>['intake']>;

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

function Questions({ intake }: { readonly intake: MyIntake }) {
  const answers = useHealthAnswers(
    intake,
    useVerb(SaveMyHealthDocument, 'saveIntake'),
    useVerb(CompleteMyHealthDocument, 'completeIntake'),
  );
  const [at, setAt] = useState<number | null>(null);
  const step = at === null ? undefined : HEALTH_SECTIONS[at];
  const go = async (to: number | null) => {
    if (await answers.keepPending()) setAt(to);
  };
  return (
    <Leaves>
      {at === null && <Beginning intake={intake} onBegin={() => setAt(0)} />}
      {at !== null && step && (
        <Leaf key={at} kicker={`${at + 1} of ${HEALTH_SECTIONS.length}`} title={step.question}>
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
            <Act quiet onClick={() => setAt(HEALTH_SECTIONS.length - 1)}>
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
