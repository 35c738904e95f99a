import { useQuery } from '@apollo/client/react';
import { SUPPORT_URGENCIES, SUPPORT_URGENCIES_LABELS, type SupportUrgency } from '@attune/shared';
import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { AnswerTimesDocument } from '../../../generated/support.ts';
import { Link } from 'react-router';
import { PATHS } from '../../../lib/paths.ts';
import { fieldMessage } from '../../../lib/results.ts';
import { firstName, listed } from '../../../lib/names.ts';
import { Act, Acts, Leaf } from '../../../ui/leaf.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { type Asking, useAsking } from '../hooks/use-asking.ts';
import { LeafChoice, LeafChoices } from '../../../ui/leaf-choices.tsx';
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
export function TellMyTeam({ clientId }: { readonly clientId: string }) {
  const [urgency, setUrgency] = useState<SupportUrgency>('TODAY');
  const [message, setMessage] = useState('');
  const within = useWithin();
  const { state, ask, again, takeBack, more } = useAsking(clientId);
  const id = useId();

  const send = (event: FormEvent) => {
    event.preventDefault();
    void ask(urgency, message.trim() || null);
  };
  const unsend = async () => {
    const request = await takeBack();
    if (request) {
      setUrgency(request.urgency);
      setMessage(request.message ?? '');
    }
  };
  if (state.kind === 'REACHED') {
    const onAgain = () => {
      setMessage('');
      more();
    };
    return <Told told={state.told ?? []} urgency={state.urgency} onAgain={onAgain} />;
  }
  if (state.kind === 'WAITING') {
    return <NotYet state={state} onAgain={again} onTakeBack={unsend} />;
  }
  const problem = state.kind === 'REFUSED' ? state.problem : null;
  const wrong = fieldMessage(problem, 'message');
  const busy = state.kind === 'SENDING';
  return (
    <Leaf title="Tell my team">
      <form className={styles.form} onSubmit={send}>
        <LeafChoices legend="How soon would you like to hear from somebody?">
          {SUPPORT_URGENCIES.map((value) => (
            <LeafChoice
              key={value}
              name="urgency"
              checked={urgency === value}
              onChange={() => setUrgency(value)}
              title={SUPPORT_URGENCIES_LABELS[value]}
              sub={whatHappens(value, within(value))}
            />
          ))}
        </LeafChoices>
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
        {problem && !wrong && (
          <Notice tone="concern" role="alert" title={problem.message}>
            <p>If you cannot wait, please call.</p>
          </Notice>
        )}
        <button
          type="submit"
          className={styles.send}
          aria-busy={busy || undefined}
          aria-disabled={busy || undefined}
        >
          {busy ? 'Telling them…' : 'Tell my team'}
        </button>
      </form>
    </Leaf>
  );
}

interface NotYetProps {
  readonly state: Extract<Asking, { kind: 'WAITING' }>;
  readonly onAgain: () => unknown;
  readonly onTakeBack: () => unknown;
}

/** Nobody must believe that help is on its way when it is not. */
function NotYet({ state: { kept, signIn, request }, onAgain, onTakeBack }: NotYetProps) {
  return (
    <Leaf tone="sand" title="This has not reached anybody yet">
      <div role="alert" className={styles.form}>
        <p>
          <strong>Nobody knows of it so far. Please do not wait: call one of the numbers above.</strong>
        </p>
        {signIn ? (
          <p>
            It waits on this device until you are signed in.{' '}
            <Link to={`${PATHS.signIn}?next=${encodeURIComponent(PATHS.support)}`}>Sign in</Link> to send it.
          </p>
        ) : kept ? (
          <p>
            There is no way through to Attune. What you wrote is kept on this device, also if you close this
            page, and goes out by itself as soon as there is a network.
          </p>
        ) : (
          <p>
            There is no way through to Attune, and this browser keeps nothing: please leave this page open, so
            that it can go out as soon as there is a network.
          </p>
        )}
      </div>
      <p className={styles.sub}>
        {SUPPORT_URGENCIES_LABELS[request.urgency]}
        {request.message && `: “${request.message}”`}
      </p>
      <Acts>
        <Act onClick={onAgain}>Try now</Act>
        <Act quiet onClick={onTakeBack}>
          Take it back
        </Act>
      </Acts>
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
