import { useQuery } from '@apollo/client/react';
import { useParams } from 'react-router';
import { SessionDocument, SessionDraftsDocument } from '../../../generated/session.ts';
import { PATHS, recordPath } from '../../../lib/paths.ts';
import { useViewer } from '../../../lib/viewer.tsx';
import { firstName } from '../../../lib/words.ts';
import { Ask } from '../../../ui/ask.tsx';
import { LinkButton } from '../../../ui/link-button.tsx';
import { useDocumentTitle } from '../../../ui/page-title.tsx';
import { Empty, NotThere } from '../../../ui/states.tsx';
import { TimeText } from '../../../ui/time-text.tsx';
import type { SessionClient, Visit } from '../domain/limits.ts';
import type { ServerDraft } from '../hooks/use-session-record.ts';
import { SessionScreen } from './session-screen.tsx';
import styles from './session.module.css';

/** A session on a tablet, from the consent check to the signature. */
export function SessionPage() {
  const { appointmentId = '' } = useParams();
  useDocumentTitle('Session');
  const asked = useQuery(SessionDocument, { variables: { appointmentId } });
  // A draft from an earlier look may be behind what another device saved since.
  const drafts = useQuery(SessionDraftsDocument, { fetchPolicy: 'network-only' });
  return (
    <Ask of={asked} lines={6}>
      {({ appointment }) => (
        <Ask of={drafts} lines={6}>
          {({ myDrafts }) => {
            const draft = myDrafts.find(
              (one) => one.__typename === 'SessionResponse' && one.appointmentId === appointmentId,
            );
            return (
              <Door
                key={appointmentId}
                visit={appointment}
                draft={draft?.__typename === 'SessionResponse' ? draft : null}
              />
            );
          }}
        </Ask>
      )}
    </Ask>
  );
}

/** Lets in whoever holds this session; everybody else learns why not. */
function Door({ visit, draft }: { readonly visit: Visit | null; readonly draft: ServerDraft | null }) {
  const viewer = useViewer();
  const client = visit?.client;
  if (!visit || !client) {
    return (
      <Outside>
        <NotThere />
      </Outside>
    );
  }
  if (visit.practitioner.id !== viewer.memberId || !client.viewerCan.writeSessionResponse) {
    return (
      <Outside>
        <Empty title={`This session is ${firstName(visit.practitioner.name)}’s`}>
          Only who holds a session writes it down.
        </Empty>
      </Outside>
    );
  }
  const closed = draft ? null : whyClosed(visit, client);
  if (closed) {
    return (
      <Outside>
        <Empty
          title={closed.title}
          action={<LinkButton to={recordPath(client.id, 'bodywork')}>Open the record</LinkButton>}
        >
          {closed.text} <TimeText at={visit.startsAt} as="full" />.
        </Empty>
      </Outside>
    );
  }
  return <SessionScreen visit={visit} client={client} server={draft} />;
}

function whyClosed(visit: Visit, client: SessionClient): { title: string; text: string } | null {
  if (client.notes.edges.some(({ node }) => node.appointmentId === visit.id && node.state === 'SIGNED')) {
    return { title: 'This session is written down and signed', text: 'It was planned for' };
  }
  switch (visit.state) {
    case 'CANCELLED':
      return { title: 'This session was cancelled', text: 'It was planned for' };
    case 'NO_SHOW':
      return { title: 'Nobody came to this session', text: 'It was planned for' };
    case 'REQUESTED':
      return { title: 'This session is not confirmed yet', text: 'It was asked for' };
    default:
      return null;
  }
}

const Outside = ({ children }: { readonly children: React.ReactNode }) => (
  <main id="main" className={styles.outside}>
    <h1 className="visually-hidden">Session</h1>
    {children}
    <LinkButton to={PATHS.today}>Back to today</LinkButton>
  </main>
);
