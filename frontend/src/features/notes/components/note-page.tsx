import { useQuery } from '@apollo/client/react';
import { Navigate, useParams } from 'react-router';
import { NoteDocument } from '../../../generated/notes.ts';
import { recordPath, sessionPath } from '../../../lib/paths.ts';
import { useViewer } from '../../../lib/viewer.tsx';
import { Ask } from '../../../ui/ask.tsx';
import { NotThere } from '../../../ui/states.tsx';
import { NoteEditor } from './note-editor.tsx';
import { NoteReader } from './note-reader.tsx';

/** One note: its author goes on writing a draft, everybody else reads what is open to them. */
export function NotePage() {
  const { noteId = '' } = useParams();
  const viewer = useViewer();
  const asked = useQuery(NoteDocument, { variables: { noteId } });
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
        return writes ? <NoteEditor key={note.id} note={note} /> : <NoteReader note={note} />;
      }}
    </Ask>
  );
}
