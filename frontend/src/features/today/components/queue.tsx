import { useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { useState } from 'react';
import {
  QueueDocument,
  SeenFeedbackDocument,
  SeenMeasureDocument,
  TakeOnDocument,
  TakeOverDocument,
} from '../../../generated/today.ts';
import { classNames } from '../../../lib/class-names.ts';
import { timeLeft } from '../../../lib/dates.ts';
import { useDialogs } from '../../../lib/dialogs.tsx';
import { useNow } from '../../../lib/use-now.ts';
import { useVerb } from '../../../lib/use-verb.ts';
import { isPsychotherapist, useViewer } from '../../../lib/viewer.tsx';
import { Ask } from '../../../ui/ask.tsx';
import { Badge, LevelBadge } from '../../../ui/badge.tsx';
import { Card } from '../../../ui/card.tsx';
import { LinkButton } from '../../../ui/link-button.tsx';
import { ProblemNotice } from '../../../ui/notice.tsx';
import { Empty } from '../../../ui/states.tsx';
import { TimeText } from '../../../ui/time-text.tsx';
import { useToast } from '../../../ui/toast.tsx';
import styles from './queue.module.css';
import { pathOf, type Work, wayOf } from './work.ts';

/** One queue of all that waits for me, what runs out first on top. */
export function Queue() {
  const asked = useQuery(QueueDocument);
  return (
    <Card title="Needs you now" aside="what runs out first" flush>
      <Ask of={asked} lines={4}>
        {({ needsYouNow: { edges, pageInfo } }) =>
          edges.length === 0 ? (
            <Empty title="Nothing needs you now">Flags, agreements and drafts come here by themselves.</Empty>
          ) : (
            <>
              <ul className={styles.list} aria-live="polite">
                {edges.map(({ node }) => (
                  <Item key={`${node.kind} ${node.targetId}`} work={node} />
                ))}
              </ul>
              {pageInfo.hasNextPage && <p className={styles.more}>And more after these.</p>}
            </>
          )
        }
      </Ask>
    </Card>
  );
}

/** Acknowledging a flag; true when it is done. */
function useAcknowledging() {
  const { run, busy, problem } = useVerb(TakeOnDocument, 'acknowledgeDistressFlag');
  return { busy, problem, run: async (flagId: string) => (await run({ input: { flagId } })).ok };
}

type Acknowledging = ReturnType<typeof useAcknowledging>;

function Item({ work }: { readonly work: Work }) {
  const way = wayOf(work);
  const urgent = work.level === 'ALERT' || work.level === 'CRISIS';
  const takeOn = useAcknowledging();
  return (
    <li
      className={classNames(styles.item, urgent && work.kind !== 'HOLD' && work.level && styles[work.level])}
    >
      <div className={styles.level}>
        {work.level ? <LevelBadge level={work.level} /> : <Badge tone={way.tone}>{way.word}</Badge>}
        <Clock work={work} />
      </div>
      <div className={styles.title}>
        {work.client && (
          <>
            <b>{work.client.name}</b> ·{' '}
          </>
        )}
        {work.client ? afterName(work) : work.title}
        {work.detail && <p className={styles.detail}>{work.detail}</p>}
        {work.told && <p className={styles.told}>{work.told}</p>}
      </div>
      <div className={styles.acts}>
        <LinkButton to={pathOf(work)} aria-label={`${way.act}: ${work.client?.name ?? ''} ${work.title}`}>
          {way.act}
        </LinkButton>
        {work.kind === 'FLAG' && <TakeOn work={work} urgent={urgent} verb={takeOn} />}
        {work.kind === 'HOLD' && <Clear work={work} />}
        {work.kind === 'HANDOFF' && <TakeOver work={work} />}
        {(work.kind === 'MEASURE_WORSE' || work.kind === 'MEASURE_MISSED') && <Seen work={work} />}
        {work.kind === 'FEEDBACK' && <HaveRead work={work} />}
      </div>
      {work.toCall.length > 0 && <ToCall people={work.toCall} />}
      {takeOn.problem && (
        <div className={styles.problem}>
          <ProblemNotice problem={takeOn.problem} />
        </div>
      )}
    </li>
  );
}

/** Whom a flag that nobody answers was sent to, a tap away. */
function ToCall({ people }: { readonly people: Work['toCall'] }) {
  return (
    <ul className={styles.call} aria-label="Call them">
      {people.map(({ id, name, phone }) => (
        <li key={id}>
          {phone ? (
            <a href={`tel:${phone.replaceAll(' ', '')}`}>
              Call {name}, {phone}
            </a>
          ) : (
            <span className="quiet">{name}, no number</span>
          )}
        </li>
      ))}
    </ul>
  );
}

/** A psychotherapist takes a flag on; a massage therapist says that they saw it, and its clock goes on. */
function TakeOn({
  work,
  urgent,
  verb,
}: {
  readonly work: Work;
  readonly urgent: boolean;
  readonly verb: Acknowledging;
}) {
  const viewer = useViewer();
  const say = useToast();
  const [taken, setTaken] = useState(false);
  const decides = isPsychotherapist(viewer);
  if (taken) {
    return null;
  }
  const run = async () => {
    if (await verb.run(work.targetId)) {
      setTaken(true);
      say(
        decides
          ? `You are on it: ${work.client?.name ?? 'this flag'}. The team sees that.`
          : 'The team sees that you have seen it.',
      );
    }
  };
  return (
    <Button variant={urgent ? 'filled' : 'default'} loading={verb.busy} onClick={() => void run()}>
      {decides ? 'I’m on it' : 'I’ve seen it'}
      <span className="visually-hidden">: {work.client?.name}</span>
    </Button>
  );
}

/** A psychotherapist says that an observation from bodywork arrived. */
function TakeOver({ work }: { readonly work: Work }) {
  const takeOver = useVerb(TakeOverDocument, 'acknowledgeHandoff');
  const say = useToast();
  const run = async () => {
    const outcome = await takeOver.run({ input: { noteId: work.targetId } });
    say(outcome.ok ? 'Taken over. Whoever wrote it sees that.' : outcome.problem.message);
  };
  return (
    <Button variant="default" loading={takeOver.busy} onClick={() => void run()}>
      Take over<span className="visually-hidden">: {work.client?.name}</span>
    </Button>
  );
}

/** A psychotherapist has looked at a total that rose, or at a silence: it waits for nobody on the team any more. */
function Seen({ work }: { readonly work: Work }) {
  const seen = useVerb(SeenMeasureDocument, 'markMeasureSeen');
  const say = useToast();
  const run = async () => {
    const outcome = await seen.run({ input: { subjectId: work.targetId } });
    say(outcome.ok ? 'Seen. It waits for nobody any more.' : outcome.problem.message);
  };
  return (
    <Button variant="default" loading={seen.busy} onClick={() => void run()}>
      I’ve seen it<span className="visually-hidden">: {work.client?.name}</span>
    </Button>
  );
}

/** What a client said after a session was read; it waits for this reader no more, and the client sees it. */
function HaveRead({ work }: { readonly work: Work }) {
  const seen = useVerb(SeenFeedbackDocument, 'markFeedbackSeen');
  const say = useToast();
  const run = async () => {
    const outcome = await seen.run({ input: { feedbackId: work.targetId } });
    say(outcome.ok ? `Read. ${work.client?.name ?? 'The client'} sees that.` : outcome.problem.message);
  };
  return (
    <Button variant="default" loading={seen.busy} onClick={() => void run()}>
      I’ve read it<span className="visually-hidden">: {work.client?.name}</span>
    </Button>
  );
}

function Clear({ work: { client } }: { readonly work: Work }) {
  const dialogs = useDialogs();
  return (
    client && (
      <Button variant="default" onClick={() => dialogs.clearHold({ client })}>
        Decide<span className="visually-hidden"> about the hold for {client.name}</span>
      </Button>
    )
  );
}

/** What is left until it runs out, ticking; what has no end says since when it waits. */
function Clock({ work: { dueAt, since } }: { readonly work: Work }) {
  const now = useNow(15);
  return dueAt ? (
    <span className={classNames(styles.left, Date.parse(dueAt) < now && styles.late)}>
      {timeLeft(dueAt, now)}
    </span>
  ) : (
    <span className={styles.left}>
      <TimeText at={since} as="since" />
    </span>
  );
}

/** Titles that begin with a word of ours; the others begin with the name of a person or a service. */
const OUR_WORDS = [
  'FLAG',
  'HOLD',
  'DRAFT',
  'AMENDMENT',
  'UNANSWERED',
  'PLANNING',
  'ADJUSTMENT',
  'REVIEW',
  'FEEDBACK',
];

/** The title as it goes on after the client's name. */
function afterName({ kind, title }: Work): string {
  return OUR_WORDS.includes(kind) ? title.charAt(0).toLowerCase() + title.slice(1) : title;
}
