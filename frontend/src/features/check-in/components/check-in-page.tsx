import { Textarea } from '@mantine/core';
import { useState } from 'react';
import {
  A_LOT,
  AROUSALS,
  BODY_CONNECTIONS,
  IRRITABILITIES,
  MOODS,
  SLEEP_HOURS,
  SLEEP_QUALITIES,
  TEN,
} from '../../../lib/check-in-words.ts';
import { type CheckInAnswers, keepAnswer } from '../../../lib/kept-answers.ts';
import { PATHS } from '../../../lib/paths.ts';
import { useViewer } from '../../../lib/viewer.tsx';
import { Arrival } from '../../../ui/arrival.tsx';
import { Act, ActLink, Acts, Leaf, Leaves } from '../../../ui/leaf.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { TapScale } from '../../../ui/tap-scale.tsx';

type Answers = { -readonly [Name in keyof CheckInAnswers]?: CheckInAnswers[Name] };
type Scale = Exclude<keyof CheckInAnswers, 'text'>;

/** The whole check-in on one page; only distress is asked for, the rest is as wished. */
export function CheckInPage() {
  const { clientId } = useViewer();
  const [sent, setSent] = useState<{ key: string; distress: number } | null>(null);
  return (
    <>
      <PageTitle>Check-in</PageTitle>
      <Leaves>
        {sent === null ? (
          <Form
            onSend={(answers) =>
              setSent({
                key: keepAnswer(clientId ?? '', { kind: 'CHECK_IN', answers }),
                distress: answers.distress,
              })
            }
          />
        ) : (
          <Leaf title="Thank you" tone="information">
            <Arrival clientId={clientId ?? ''} of={sent.key} />
            {sent.distress >= A_LOT && (
              <p>
                That sounds like a lot. If you would like somebody now, “I need support” is below, at any
                time.
              </p>
            )}
            <Acts>
              <ActLink to={PATHS.howIAm}>How I am</ActLink>
              <ActLink to={PATHS.home} quiet>
                Home
              </ActLink>
            </Acts>
          </Leaf>
        )}
      </Leaves>
    </>
  );
}

function Form({ onSend }: { readonly onSend: (answers: CheckInAnswers) => void }) {
  const [answers, setAnswers] = useState<Answers>({});
  const [missing, setMissing] = useState(false);
  /** Tapped once more, an answer is taken back. */
  const scale = (name: Scale) => ({
    compact: true,
    value: answers[name] ?? null,
    onTap: (value: number) => {
      setMissing(false);
      setAnswers({ ...answers, [name]: answers[name] === value ? null : value });
    },
  });
  const send = () => {
    const { distress } = answers;
    if (distress === undefined || distress === null) {
      setMissing(true);
    } else {
      onSend({ ...answers, distress, text: answers.text?.trim() || null });
    }
  };
  return (
    <>
      <Leaf title="How are you?">
        {Object.keys(answers).length > 0 && <span hidden data-begun="" />}
        <TapScale
          label="How much distress is there now?"
          ends="0 none … 10 the worst"
          points={TEN}
          {...scale('distress')}
        />
        <TapScale label="How is your mood?" points={MOODS} {...scale('mood')} />
        <TapScale label="How awake is your body?" points={AROUSALS} {...scale('arousal')} />
      </Leaf>
      <Leaf title="Last night">
        <TapScale label="How long did you sleep?" points={SLEEP_HOURS} {...scale('sleepHours')} />
        <TapScale label="How well did you sleep?" points={SLEEP_QUALITIES} {...scale('sleepQuality')} />
      </Leaf>
      <Leaf title="Your body">
        <TapScale
          label="How much pain is there?"
          ends="0 none … 10 the worst"
          points={TEN}
          {...scale('pain')}
        />
        <TapScale label="How irritable are you?" points={IRRITABILITIES} {...scale('irritability')} />
        <TapScale
          label="How at home are you in your body?"
          points={BODY_CONNECTIONS}
          {...scale('bodyConnection')}
        />
      </Leaf>
      <Leaf title="A line, if you like">
        <Textarea
          aria-label="A line, if you like"
          autosize
          minRows={2}
          maxLength={1000}
          value={answers.text ?? ''}
          onChange={(event) => setAnswers({ ...answers, text: event.currentTarget.value })}
        />
        <p>
          Your psychotherapists read this. Whoever lays hands on sees distress, sleep and pain; the rest only
          while you share it.
        </p>
        {missing && <p role="alert">Please say first how much distress there is.</p>}
        <Acts>
          <Act onClick={send}>Keep it</Act>
        </Acts>
      </Leaf>
    </>
  );
}
