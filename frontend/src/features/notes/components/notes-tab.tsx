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

type NoteRow = NonNullable<NotesQuery['client']>['notes']['edges'][number]['node'];

/** What was written, the newest first; process notes apart, with a lock. */
export function NotesTab() {
  const { id: clientId, viewerCan, name } = useRecord();
  const viewer = useViewer();
  const asked = useQuery(NotesDocument, { variables: { clientId, after: null } });
  const start = useStartNote(clientId);
  useBeginFromAddress(start.begin);
  const mayWrite = viewerCan.writeProgressNote || viewerCan.writeSessionResponse;

  const more = () =>
    asked.fetchMore({
      variables: { after: asked.data?.client?.notes.pageInfo.endCursor ?? null },
      updateQuery: (before, { fetchMoreResult }) =>
        before.client && fetchMoreResult.client
          ? ({
              ...fetchMoreResult,
              client: {
                ...fetchMoreResult.client,
                notes: {
                  ...fetchMoreResult.client.notes,
                  edges: [...before.client.notes.edges, ...fetchMoreResult.client.notes.edges],
                },
              },
            } as NotesQuery)
          : fetchMoreResult,
    });
  return (
    <Stack>
      <ProblemNotice problem={start.problem} />
      <Ask of={asked} lines={6}>
        {({ client }) => {
          if (!client) return <NotThere />;
          const notes = client.notes.edges.map((edge) => edge.node);
          const shared = notes.filter((note) => note.kind !== 'PROCESS');
          const privateNotes = notes.filter((note) => note.kind === 'PROCESS');
          const isTherapist = isPsychotherapist(viewer) && viewerCan.writeProgressNote;
          const withheld = client.notesWithheld.filter((one) => one.category !== 'SESSION_RESPONSES');
          return (
            <>
            {withheld.map((one) => (
              <Notice key={one.reason} title={one.reason} />
            ))}
            <Columns left={isTherapist ? '1.5fr' : '1fr'} right={isTherapist ? '1fr' : '0fr'}>
              <Card
                title="Notes"
                aside={
                  mayWrite && (
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
                  )
                }
                flush
              >
                {shared.length === 0 ? (
                  <Empty title="No notes yet">What psychotherapists write about their sessions with {name} stands here.</Empty>
                ) : (
                  <List clientId={clientId} notes={shared} />
                )}
                {client.notes.pageInfo.hasNextPage && (
                  <div className={styles.more}>
                    <Button variant="default" onClick={() => void more()}>
                      Show earlier ones
                    </Button>
                  </div>
                )}
              </Card>
              {isTherapist ? (
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
                  {privateNotes.length > 0 && <List clientId={clientId} notes={privateNotes} />}
                  <Empty
                    title={privateNotes.length === 0 ? 'None yet' : ''}
                    action={
                      <Button variant="default" loading={start.busy} onClick={() => void start.begin('PROCESS')}>
                        Write a process note
                      </Button>
                    }
                  >
                    Encrypted, and opened by their author alone: not the team, not the client, not the practice.
                  </Empty>
                </Card>
              ) : (
                <span />
              )}
            </Columns>
            </>
          );
        }}
      </Ask>
    </Stack>
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
                {note.teamSummary.__typename === 'NoteText' ? note.teamSummary.text || 'No summary for the team.' : note.teamSummary.reason}
              </span>
            )}
          </Link>
        </li>
      ))}
    </ul>
  );
}
