import { useQuery } from '@apollo/client/react';
import { Navigate, useParams } from 'react-router';
import { NoteDocument } from '../../../generated/notes.ts';
import { recordPath, sessionPath } from '../../../lib/paths.ts';
import { useViewer } from '../../../lib/viewer.tsx';
import { Ask } from '../../../ui/ask.tsx';
import { NotThere } from '../../../ui/states.tsx';
import { useState } from 'react';
import { LeftOver } from './left-over.tsx';
import type { Note } from './note.ts';
import { NoteEditor } from './note-editor.tsx';
import { NoteReader } from './note-reader.tsx';
import { ProveIdentity } from './prove-identity.tsx';

const closed = (note: Note) => note.__typename === 'ProcessNote' && note.needsProof;

/** A draft that was opened stays open while it is written, however long that takes. */
function Writing({ note }: { readonly note: Note }) {
  const [opened, setOpened] = useState(() => !closed(note));
  if (!opened && !closed(note)) setOpened(true);
  return opened || !closed(note) ? <NoteEditor note={note} /> : <ProveIdentity note={note} />;
}

const Reading = ({ note }: { readonly note: Note }) =>
  closed(note) ? (
    <ProveIdentity note={note} />
  ) : (
    <>
      <LeftOver key={note.id} note={note} />
      <NoteReader note={note} />
    </>
  );

/** One note: its author goes on writing a draft, everybody else reads what is open to them. */
export function NotePage() {
  const { noteId = '' } = useParams();
  const viewer = useViewer();
  // Never from what was read before: a draft that begins with an older text would be saved over the newer.
  const asked = useQuery(NoteDocument, {
    variables: { noteId },
    fetchPolicy: 'network-only',
    nextFetchPolicy: 'cache-first',
  });
  return (
    <Ask of={asked} lines={7}>
      {({ note }) => {
        if (!note) return <NotThere />;
        const writes = note.state === 'DRAFT' && note.author.id === viewer.memberId;
        if (note.__typename === 'SessionResponse') {
          const { appointmentId, client } = note;
          const to = writes && appointmentId ? sessionPath(appointmentId) : recordPath(client.id, 'bodywork');
          return <Navigate to={to} replace />;
        }
        return writes ? <Writing key={note.id} note={note} /> : <Reading note={note} />;
      }}
    </Ask>
  );
}
