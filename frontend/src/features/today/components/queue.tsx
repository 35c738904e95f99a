import { useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { QueueDocument, TakeOnDocument } from '../../../generated/today.ts';
import { classNames } from '../../../lib/class-names.ts';
import { timeLeft } from '../../../lib/dates.ts';
import { useDialogs } from '../../../lib/dialogs.tsx';
import { useNow } from '../../../lib/use-now.ts';
import { useVerb } from '../../../lib/use-verb.ts';
import { Ask } from '../../../ui/ask.tsx';
import { Badge, LevelBadge } from '../../../ui/badge.tsx';
import { Card } from '../../../ui/card.tsx';
import { LinkButton } from '../../../ui/link-button.tsx';
import { ProblemNotice } from '../../../ui/notice.tsx';
import { Empty } from '../../../ui/states.tsx';
import { useToast } from '../../../ui/toast.tsx';
import styles from './queue.module.css';
import { isFlag, pathOf, type Work, wayOf } from './work.ts';

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
              {pageInfo.hasNextPage && <p className={classNames(styles.detail)} style={{ padding: '10px 18px' }}>And more after these.</p>}
            </>
          )
        }
      </Ask>
    </Card>
  );
}

function Item({ work }: { readonly work: Work }) {
  const takeOn = useVerb(TakeOnDocument, 'acknowledgeDistressFlag');
  const dialogs = useDialogs();
  const say = useToast();
  const [taken, setTaken] = useState(false);
  const flag = isFlag(work);
  const acknowledge = async () => {
    const outcome = await takeOn.run({ input: { flagId: work.targetId } });
    if (outcome.ok) {
      setTaken(true);
      say(`You are on it: ${work.client?.name ?? 'this flag'}. The team sees that.`);
    }
  };
  const urgent = work.level === 'ALERT' || work.level === 'CRISIS';
  return (
    <li className={classNames(styles.item, urgent && work.level && styles[work.level])}>
      <div className={styles.level}>
        {work.level ? <LevelBadge level={work.level} /> : <Badge tone={wayOf(work).tone}>{wayOf(work).word}</Badge>}
        {work.dueAt && <TimeLeft until={work.dueAt} />}
      </div>
      <div className={styles.title}>
        {work.client && <b>{work.client.name}</b>}
        {work.client && ' · '}
        {work.title}
      </div>
      <div className={styles.acts}>
        <LinkButton to={pathOf(work)} aria-label={`${flag ? 'Open' : wayOf(work).act}: ${work.client?.name ?? ''} ${work.title}`}>
          {flag ? 'Open' : wayOf(work).act}
        </LinkButton>
        {flag && !taken && !work.kind.includes('HOLD') && (
          <Button variant={urgent ? 'filled' : 'default'} loading={takeOn.busy} onClick={() => void acknowledge()}>
            I’m on it
          </Button>
        )}
        {work.kind.includes('HOLD') && work.client && (
          <Button variant="default" onClick={() => work.client && dialogs.clearHold({ client: work.client })}>
            Clear
          </Button>
        )}
      </div>
      {takeOn.problem && (
        <div className={styles.problem}>
          <ProblemNotice problem={takeOn.problem} />
        </div>
      )}
    </li>
  );
}

function TimeLeft({ until }: { readonly until: string }) {
  const now = useNow(15);
  return <span className={classNames(styles.left, Date.parse(until) < now && styles.late)}>{timeLeft(until, now)}</span>;
}
