import { useQuery } from '@apollo/client/react';
import { useParams } from 'react-router';
import { NoteDocument, type NoteQuery } from '../../../generated/notes.ts';
import { useViewer } from '../../../lib/viewer.tsx';
import { Ask } from '../../../ui/ask.tsx';
import { NotThere } from '../../../ui/states.tsx';
import { NoteEditor } from './note-editor.tsx';
import { NoteReader } from './note-reader.tsx';

export type Note = Exclude<NonNullable<NoteQuery['note']>, { __typename: 'SessionResponse' }>;

/** One note: its author goes on writing a draft, everybody else reads what is open to them. */
export function NotePage() {
  const { noteId = '' } = useParams();
  const viewer = useViewer();
  const asked = useQuery(NoteDocument, { variables: { noteId } });
  return (
    <Ask of={asked} lines={7}>
      {({ note }) => {
        if (!note || note.__typename === 'SessionResponse') return <NotThere />;
        return note.state === 'DRAFT' && note.author.id === viewer.memberId ? (
          <NoteEditor key={note.id} note={note} />
        ) : (
          <NoteReader note={note} />
        );
      }}
    </Ask>
  );
}
