import { useQuery } from '@apollo/client/react';
import {
  isShared,
  readershipInWords,
  readersOfItem,
  SHARING_CATEGORIES,
  type TeamReader,
} from '@attune/shared';
import { Link } from 'react-router';
import { WhoCanSeeDocument, type WhoCanSeeQuery } from '../generated/app.ts';
import { PATHS } from '../lib/paths.ts';
import type { ReadershipProps } from '../lib/readership.ts';
import { workingTeam } from '../lib/record.tsx';
import { useViewer, type Viewer } from '../lib/viewer.tsx';
import { Ask } from '../ui/ask.tsx';
import styles from '../ui/who-can-see.module.css';

type Client = NonNullable<WhoCanSeeQuery['client']>;

/** Who can see things in a record, by the access table, the team and the choices of this moment. */
export function Readership({ clientId, items }: ReadershipProps) {
  const viewer = useViewer();
  const asked = useQuery(WhoCanSeeDocument, { variables: { clientId } });
  return (
    <Ask of={asked} lines={2}>
      {({ client }) => {
        if (!client) return null;
        const team = teamOf(client, viewer);
        const viewerId = viewer.clientId === client.id ? client.id : viewer.memberId;
        return (
          <>
            {items.map(({ item, label, owner = null, draft = false }) => (
              <div key={item}>
                {label && <p className={styles.label}>{label}</p>}
                <ul className={styles.sentences}>
                  {readershipInWords(readersOfItem(item, { client, team, owner, draft }), {
                    viewerId,
                    client,
                    draft,
                  }).map((sentence) => (
                    <li key={sentence}>{sentence}</li>
                  ))}
                </ul>
              </div>
            ))}
            {viewerId === client.id && (
              <p>
                <Link to={PATHS.mySharing}>Change what you share</Link>
              </p>
            )}
          </>
        );
      }}
    </Ask>
  );
}

/**
 * The team with what is shared with each. The client and the psychotherapists of the team know all of
 * it; anybody else what is shared with themselves.
 */
function teamOf({ id, careTeam, sharing }: Client, viewer: Viewer): TeamReader[] {
  const here = workingTeam(careTeam);
  const own = here.filter(({ member }) => member.id === viewer.memberId);
  const knowsAll = viewer.clientId === id || own.some(({ discipline }) => discipline === 'PSYCHOTHERAPY');
  const choices = sharing.map(({ member, ...one }) => ({ ...one, memberId: member?.id ?? null }));
  return here.map(({ member, discipline }) => ({
    id: member.id,
    name: member.name,
    discipline,
    shared:
      knowsAll || member.id === viewer.memberId
        ? SHARING_CATEGORIES.filter((one) => isShared(choices, one, { discipline, memberId: member.id }))
        : null,
  }));
}
