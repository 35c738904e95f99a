import { useCallback } from 'react';
import { dayOf, timeOf } from '../../../lib/dates.ts';
import { A_LOT, AROUSALS, MOODS, type Possible, SLEEP_HOURS, TEN } from '../../../lib/check-in-words.ts';
import { type CheckInAnswers, keepAnswer, useKeptAnswers } from '../../../lib/kept-answers.ts';
import { PATHS } from '../../../lib/paths.ts';
import { useZone } from '../../../lib/viewer.tsx';
import { Arrival } from '../../../ui/arrival.tsx';
import { Act, ActLink, Acts, Leaf } from '../../../ui/leaf.tsx';
import { TapScale } from '../../../ui/tap-scale.tsx';

interface Question {
  readonly name: keyof CheckInAnswers & ('distress' | 'mood' | 'sleepHours' | 'arousal' | 'pain');
  readonly label: string;
  readonly ends?: string;
  readonly points: readonly Possible[];
}

/** Five taps, one for each. */
const QUESTIONS: readonly Question[] = [
  { name: 'distress', label: 'How much distress is there now?', ends: '0 none … 10 the worst', points: TEN },
  { name: 'mood', label: 'How is your mood?', points: MOODS },
  { name: 'sleepHours', label: 'How long did you sleep?', points: SLEEP_HOURS },
  { name: 'arousal', label: 'How awake is your body?', points: AROUSALS },
  { name: 'pain', label: 'How much pain is there?', ends: '0 none … 10 the worst', points: TEN },
];

/** How far somebody has come with it. */
export interface Begun {
  readonly answers: Partial<CheckInAnswers>;
  /** The question at which they are. */
  readonly at: number;
  /** The key under which it was kept; null while it was not. */
  readonly sent: string | null;
}

export const NOT_BEGUN: Begun = { answers: {}, at: 0, sent: null };

interface CheckInTodayProps {
  readonly clientId: string;
  readonly checkIns: readonly { readonly at: string }[];
  readonly now: number;
  /** Of the page around it: it outlives the coming and going of the network. */
  readonly begun: Begun;
  readonly onBegun: (begun: Begun) => void;
}

/** Today's check-in in five taps; kept on the device with the last of them, and sent from there. */
export function CheckInToday({ clientId, checkIns, now, begun, onBegun }: CheckInTodayProps) {
  const zone = useZone();
  const kept = useKeptAnswers(clientId);
  const { answers, at, sent } = begun;
  // The first question does not take the focus from the page; those after it do, since the button is gone.
  const focus = useCallback((element: HTMLElement | null) => element?.focus(), []);
  const question = QUESTIONS[at];

  if (sent !== null) {
    return <Thanks clientId={clientId} sent={sent} distress={answers.distress ?? 0} />;
  }
  const made =
    checkIns.at(-1)?.at ??
    kept.findLast((one) => one.kind === 'CHECK_IN' && dayOf(one.at, zone) === dayOf(now, zone))?.at;
  if (made !== undefined || !question) {
    return (
      <Leaf title="Your check-in of today">
        <p>You made it at {timeOf(made ?? now, zone)}.</p>
        <Acts>
          <ActLink to={PATHS.howIAm} quiet>
            How I am
          </ActLink>
          <ActLink to={PATHS.checkIn} quiet>
            Once more
          </ActLink>
        </Acts>
      </Leaf>
    );
  }
  const tell = (said: Partial<CheckInAnswers>) => {
    if (at + 1 < QUESTIONS.length) {
      onBegun({ answers: said, at: at + 1, sent: null });
    } else {
      const key = keepAnswer(clientId, {
        kind: 'CHECK_IN',
        answers: { ...said, distress: said.distress ?? 0 },
      });
      onBegun({ answers: said, at, sent: key });
    }
  };
  return (
    <Leaf title="How are you today?" kicker={`${at + 1} of ${QUESTIONS.length}`}>
      {at > 0 && <span hidden data-begun="" />}
      <TapScale
        key={question.name}
        label={question.label}
        {...(question.ends ? { ends: question.ends } : {})}
        points={question.points}
        value={answers[question.name] ?? null}
        onTap={(value) => tell({ ...answers, [question.name]: value })}
        {...(at > 0 ? { labelRef: focus } : {})}
      />
      <Acts>
        {at === 0 ? (
          <>
            <ActLink to={PATHS.checkIn} quiet>
              Say more
            </ActLink>
            <ActLink to={PATHS.howIAm} quiet>
              How I am
            </ActLink>
          </>
        ) : (
          <>
            <Act quiet onClick={() => tell({ ...answers, [question.name]: null })}>
              Leave out
            </Act>
            <Act quiet onClick={() => onBegun({ ...begun, at: at - 1 })}>
              Back
            </Act>
          </>
        )}
      </Acts>
    </Leaf>
  );
}

interface ThanksProps {
  readonly clientId: string;
  readonly sent: string;
  readonly distress: number;
}

function Thanks({ clientId, sent, distress }: ThanksProps) {
  return (
    <Leaf title="Thank you" tone="information">
      <Arrival clientId={clientId} of={sent} />
      {distress >= A_LOT && (
        <p>That sounds like a lot. If you would like somebody now, “I need support” is below, at any time.</p>
      )}
      <Acts>
        <ActLink to={PATHS.howIAm} quiet>
          How I am
        </ActLink>
      </Acts>
    </Leaf>
  );
}
