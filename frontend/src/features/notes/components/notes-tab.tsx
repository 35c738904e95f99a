import { useQuery } from '@apollo/client/react';
import { NOTE_KINDS_LABELS, type NoteKind } from '@attune/shared';
import { Button } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { Link, useSearchParams } from 'react-router';
import { NotesDocument, type NotesQuery } from '../../../generated/notes.ts';
import { notePath } from '../../../lib/paths.ts';
import { useRecord } from '../../../lib/record.tsx';
import { isPsychotherapist, useViewer } from '../../../lib/viewer.tsx';
import { Ask } from '../../../ui/ask.tsx';
import { Badge } from '../../../ui/badge.tsx';
import { Card } from '../../../ui/card.tsx';
import { Columns, Row, Stack } from '../../../ui/layout.tsx';
import { Notice, ProblemNotice } from '../../../ui/notice.tsx';
import { Empty, NotThere } from '../../../ui/states.tsx';
import { TimeText } from '../../../ui/time-text.tsx';
import { useStartNote } from '../hooks/use-start-note.ts';
import styles from './notes-tab.module.css';
import { RecordSearch } from './record-search.tsx';

type NoteRow = NonNullable<NotesQuery['client']>['notes']['edges'][number]['node'];

/** What was written, the newest first; process notes apart, with a lock. */
export function NotesTab() {
  const { id: clientId, viewerCan } = useRecord();
  const viewer = useViewer();
  const asked = useQuery(NotesDocument, { variables: { clientId, after: null } });
  const start = useStartNote(clientId);
  useBeginFromAddress(start.begin);
  const withProcessNotes = isPsychotherapist(viewer) && viewerCan.writeProgressNote;

  const more = () =>
    asked.fetchMore({
      variables: { after: asked.data?.client?.notes.pageInfo.endCursor ?? null },
      updateQuery: (before, { fetchMoreResult }) => joined(before, fetchMoreResult),
    });
  return (
    <Stack>
      <ProblemNotice problem={start.problem} />
      <RecordSearch>
        <Ask of={asked} lines={6}>
          {({ client }) => {
            if (!client) return <NotThere />;
            const written = (
              <Written
                client={client}
                start={start}
                onMore={client.notes.pageInfo.hasNextPage ? () => void more() : null}
              />
            );
            return withProcessNotes ? (
              <Columns left="1.5fr">
                {written}
                <ProcessNotes client={client} start={start} />
              </Columns>
            ) : (
              written
            );
          }}
        </Ask>
      </RecordSearch>
    </Stack>
  );
}

/** A further page behind the pages that are there. */
function joined(before: NotesQuery, next: NotesQuery): NotesQuery {
  if (!before.client || !next.client) {
    return next;
  }
  const edges = [...before.client.notes.edges, ...next.client.notes.edges];
  return { ...next, client: { ...next.client, notes: { ...next.client.notes, edges } } };
}

type Client = NonNullable<NotesQuery['client']>;
type Start = ReturnType<typeof useStartNote>;

interface WrittenProps {
  readonly client: Client;
  readonly start: Start;
  readonly onMore: (() => void) | null;
}

function Written({ client, start, onMore }: WrittenProps) {
  const { viewerCan, name } = useRecord();
  const notes = client.notes.edges.map((edge) => edge.node).filter((note) => note.kind !== 'PROCESS');
  const withheld = client.notesWithheld.filter((one) => one.category !== 'SESSION_RESPONSES');
  const acts = (viewerCan.writeProgressNote || viewerCan.writeSessionResponse) && (
    <Row>
      {viewerCan.writeProgressNote && (
        <Button loading={start.busy} onClick={() => void start.begin('PROGRESS')}>
          Progress note
        </Button>
      )}
      <Button variant="default" loading={start.busy} onClick={() => void start.begin('CONTACT')}>
        Contact note
      </Button>
    </Row>
  );
  return (
    <Stack>
      {withheld.map((one) => (
        <Notice key={one.reason} title={one.reason} />
      ))}
      <Card title="Notes" aside={acts} flush>
        {notes.length > 0 ? (
          <List clientId={client.id} notes={notes} />
        ) : (
          <Empty title={withheld.length > 0 ? 'Nothing here is open to you' : 'No notes yet'}>
            What is written about talks and calls with {name} stands here.
          </Empty>
        )}
        {onMore && (
          <div className={styles.more}>
            <Button variant="default" onClick={onMore}>
              Show earlier ones
            </Button>
          </div>
        )}
      </Card>
    </Stack>
  );
}

/** In another place, on another ground, behind a lock: what its author alone will ever read. */
function ProcessNotes({ client, start }: { readonly client: Client; readonly start: Start }) {
  const notes = client.notes.edges.map((edge) => edge.node).filter((note) => note.kind === 'PROCESS');
  return (
    <Card
      className={styles.private}
      title={
        <span className={styles.lock}>
          <IconLock size={16} aria-hidden="true" />
          Process notes, only yours
        </span>
      }
      flush
    >
      {notes.length > 0 && <List clientId={client.id} notes={notes} />}
      <div className={styles.privateFoot}>
        <p className="quiet small">
          Encrypted, and opened by their author alone: not by the team, not by the client, not by the
          practice.
        </p>
        <Button variant="default" loading={start.busy} onClick={() => void start.begin('PROCESS')}>
          Write a process note
        </Button>
      </div>
    </Card>
  );
}

/** '?new=PROGRESS' begins a note at once, and only once. */
function useBeginFromAddress(begin: (kind: NoteKind) => Promise<void>) {
  const [search] = useSearchParams();
  const begun = useRef(false);
  const wanted = search.get('new');
  useEffect(() => {
    if (wanted && !begun.current && (wanted === 'PROGRESS' || wanted === 'CONTACT' || wanted === 'PROCESS')) {
      begun.current = true;
      void begin(wanted);
    }
  }, [wanted, begin]);
}

function List({ clientId, notes }: { readonly clientId: string; readonly notes: readonly NoteRow[] }) {
  return (
    <ul className={styles.list}>
      {notes.map((note) => (
        <li key={note.id}>
          <Link className={styles.note} to={notePath(clientId, note.id)}>
            <Row>
              <span className={styles.kind}>{NOTE_KINDS_LABELS[note.kind]}</span>
              {note.state === 'DRAFT' && <Badge tone="concern">unsigned</Badge>}
              {note.state === 'ENTERED_IN_ERROR' && <Badge tone="alert">entered in error</Badge>}
              <span className="quiet small">
                {note.author.name}, <TimeText at={note.signedAt ?? note.createdAt} as="full" />
              </span>
            </Row>
            {note.__typename === 'ProgressNote' && (
              <span className={styles.summary}>
                {note.teamSummary.__typename === 'NoteText'
                  ? note.teamSummary.text || 'No summary for the team.'
                  : note.teamSummary.reason}
              </span>
            )}
          </Link>
        </li>
      ))}
    </ul>
  );
}
