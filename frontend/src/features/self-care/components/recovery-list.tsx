import { RECOVERY_KIND_WORDS } from '@attune/shared';
import { useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { useState } from 'react';
import {
  DeleteRecoveryDocument,
  RecoveryLogDocument,
  type RecoveryLogQuery,
} from '../../../generated/self-care.ts';
import { useVerb } from '../../../lib/use-verb.ts';
import { useZone } from '../../../lib/viewer.tsx';
import { dayAndTime } from '../../../lib/dates.ts';
import { listed } from '../../../lib/words.ts';
import { Ask } from '../../../ui/ask.tsx';
import { Card } from '../../../ui/card.tsx';
import { Row } from '../../../ui/layout.tsx';
import { ProblemNotice } from '../../../ui/notice.tsx';
import { Empty } from '../../../ui/states.tsx';
import { TimeText } from '../../../ui/time-text.tsx';
import { useToast } from '../../../ui/toast.tsx';
import styles from './recovery-list.module.css';

type Entry = RecoveryLogQuery['recoveryLog'][number];

/** The own log, newest first; each entry can be deleted for good. */
export function RecoveryList() {
  const asked = useQuery(RecoveryLogDocument);
  return (
    <Card title="My recovery log" className={styles.card}>
      <p className="quiet">
        Only you can read it: not a colleague, not whoever runs the practice. The words are encrypted, and no
        trace of them stands in the audit. It is no clinical record, so you can delete it.
      </p>
      <Ask of={asked} lines={3}>
        {({ recoveryLog }) =>
          recoveryLog.length === 0 ? (
            <Empty title="Nothing is written yet">
              After a session that asked a lot, note how heavy it was and what helped.
            </Empty>
          ) : (
            <ul className={styles.entries}>
              {recoveryLog.map((entry) => (
                <Kept key={entry.id} entry={entry} />
              ))}
            </ul>
          )
        }
      </Ask>
    </Card>
  );
}

function Kept({ entry }: { readonly entry: Entry }) {
  const [asking, setAsking] = useState(false);
  const { busy, problem, run } = useVerb(DeleteRecoveryDocument, 'deleteRecovery');
  const say = useToast();
  const zone = useZone();
  const when = dayAndTime(entry.at, zone);
  const remove = async () => {
    const outcome = await run({ input: { id: entry.id } });
    if (outcome.ok) say('Deleted.');
  };
  return (
    <li className={styles.entry}>
      <p>
        <TimeText at={entry.at} /> · <strong>{entry.heaviness} of 10</strong>
        {entry.helped.length > 0 &&
          ` · ${listed(entry.helped.map((kind) => RECOVERY_KIND_WORDS[kind].toLowerCase()))}`}
      </p>
      {entry.note && <p className={styles.note}>{entry.note}</p>}
      <ProblemNotice problem={problem} />
      {asking ? (
        <Row gap={10}>
          <Button size="compact-sm" variant="default" loading={busy} onClick={() => void remove()}>
            Delete the entry of {when} for good
          </Button>
          <Button size="compact-sm" variant="subtle" onClick={() => setAsking(false)}>
            Keep it
          </Button>
        </Row>
      ) : (
        <div>
          <Button
            size="compact-sm"
            variant="subtle"
            aria-label={`Delete the entry of ${when}`}
            onClick={() => setAsking(true)}
          >
            Delete
          </Button>
        </div>
      )}
    </li>
  );
}
