import { useQuery } from '@apollo/client/react';
import { SUPPORT_URGENCIES, SUPPORT_URGENCIES_LABELS, type SupportUrgency } from '@attune/shared';
import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { AnswerTimesDocument, AskForSupportDocument } from '../../../generated/support.ts';
import { fieldMessage } from '../../../lib/results.ts';
import { useIdempotencyKey } from '../../../lib/use-idempotency-key.ts';
import { useVerb } from '../../../lib/use-verb.ts';
import { firstName, listed } from '../../../lib/words.ts';
import { Leaf } from '../../../ui/leaf.tsx';
import { Notice } from '../../../ui/notice.tsx';
import styles from './support.module.css';

/** Says within what time the practice is to answer; while that is not known, nothing is promised. */
function useWithin(): (urgency: SupportUrgency) => string {
  const { data } = useQuery(AnswerTimesDocument);
  return (urgency) => {
    const found = data?.answerTimes.find((one) => one.urgency === urgency);
    return found ? ` within ${inWords(found.withinMinutes)}` : '';
  };
}

/** What happens with each choice, before it is made. */
function whatHappens(urgency: SupportUrgency, within: string): string {
  const asked = `Your team is asked to answer${within}.`;
  return urgency === 'NOW' ? `Please call as well. ${asked}` : asked;
}

function inWords(minutes: number): string {
  if (minutes < 60) return `${minutes} minutes`;
  if (minutes === 60) return 'an hour';
  if (minutes === 1440) return 'a day';
  return minutes % 60 === 0 ? `${minutes / 60} hours` : `${minutes} minutes`;
}

/** Tells the team that somebody is needed, and then says who was told and what comes next. */
export function TellMyTeam() {
  const [urgency, setUrgency] = useState<SupportUrgency>('TODAY');
  const [message, setMessage] = useState('');
  const [told, setTold] = useState<readonly string[] | null>(null);
  const within = useWithin();
  const key = useIdempotencyKey();
  const ask = useVerb(AskForSupportDocument, 'askForSupport');
  const id = useId();

  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (ask.busy) return;
    const outcome = await ask.run({
      input: { urgency, message: message.trim() || null, idempotencyKey: key.current() },
    });
    if (outcome.ok) {
      setTold(outcome.value.told);
      key.renew();
    }
  };
  if (told) {
    return <Told told={told} urgency={urgency} onAgain={() => setTold(null)} />;
  }
  const unsent = ask.problem?.code === 'UNREACHABLE';
  const wrong = fieldMessage(ask.problem, 'message');
  return (
    <Leaf title="Tell my team">
      <form className={styles.form} onSubmit={send}>
        <fieldset className={styles.urgencies}>
          <legend>How soon would you like to hear from somebody?</legend>
          {SUPPORT_URGENCIES.map((value) => (
            <label key={value} className={styles.urgency}>
              <input
                type="radio"
                name="urgency"
                checked={urgency === value}
                onChange={() => setUrgency(value)}
              />
              <span className={styles.label}>{SUPPORT_URGENCIES_LABELS[value]}</span>
              <span className={styles.sub}>{whatHappens(value, within(value))}</span>
            </label>
          ))}
        </fieldset>
        <label className={styles.message} htmlFor={id}>
          <span>If you like, a line about what you need</span>
          <textarea
            id={id}
            rows={3}
            maxLength={2000}
            value={message}
            aria-invalid={wrong !== null}
            onChange={(event) => setMessage(event.currentTarget.value)}
          />
          {wrong && <span className={styles.sub}>{wrong}</span>}
        </label>
        <p className={styles.sub}>
          The psychotherapists of your team can read this. Somebody who treats you with touch learns only that
          bodywork may wait.
        </p>
        {ask.problem && !wrong && (
          <Notice
            tone="concern"
            role="alert"
            title={unsent ? 'Your message did not go out.' : ask.problem.message}
          >
            <p>
              {unsent
                ? 'What you wrote is still here; try again in a moment. If you cannot wait, please call.'
                : 'If you cannot wait, please call.'}
            </p>
          </Notice>
        )}
        <button
          type="submit"
          className={styles.send}
          aria-busy={ask.busy || undefined}
          aria-disabled={ask.busy || undefined}
        >
          {ask.busy ? 'Telling them…' : 'Tell my team'}
        </button>
      </form>
    </Leaf>
  );
}

interface ToldProps {
  readonly told: readonly string[];
  readonly urgency: SupportUrgency;
  readonly onAgain: () => void;
}

function Told({ told, urgency, onAgain }: ToldProps) {
  const heading = useRef<HTMLParagraphElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const within = useWithin()(urgency);
  return (
    <Leaf tone="information" title="Your team is being told">
      <p ref={heading} tabIndex={-1} role="status">
        {told.length > 0
          ? `${listed(told.map(firstName))} ${told.length === 1 ? 'is' : 'are'} told now.`
          : 'The practice is told now.'}
      </p>
      <p>
        They are asked to answer{within}. If nobody does, the next person is told, and so on until somebody
        has answered.
        {urgency === 'NOW' && ' Please do not wait for it: call one of the numbers above now.'}
      </p>
      <button type="button" className={styles.again} onClick={onAgain}>
        Say something more
      </button>
    </Leaf>
  );
}
