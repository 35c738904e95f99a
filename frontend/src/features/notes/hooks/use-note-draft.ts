import { useApolloClient } from '@apollo/client/react';
import { useRef, useState } from 'react';
import { NoteDocument, SaveNoteDocument } from '../../../generated/notes.ts';
import { useAutosave } from '../../../lib/use-autosave.ts';
import { useVerb } from '../../../lib/use-verb.ts';
import { useViewer } from '../../../lib/viewer.tsx';
import type { Note } from '../components/note.ts';
import { type Draft, draftOf, sameDraft } from '../domain/draft.ts';
import { forget, keep, recall } from '../domain/kept-draft.ts';

/** Two texts of one draft, and the version on which a choice between them rests. */
interface Conflict {
  readonly theirs: Draft;
  readonly version: number;
}

/**
 * A draft that is never lost: it stands on this device after each change and on the server a moment
 * later. What the device kept over a reload or a lost network goes on; where the server has got
 * something else meanwhile, both texts are shown. A process note stays off the device, where it would
 * lie in the clear.
 */
export function useNoteDraft(note: Note) {
  const { userId } = useViewer();
  const apollo = useApolloClient();
  const onDevice = note.kind !== 'PROCESS';
  const [begin] = useState(() => beginningOf(note, onDevice ? recall(userId, note.id) : null));
  const [draft, setDraft] = useState(begin.draft);
  const [conflict, setConflict] = useState<Conflict | null>(begin.conflict);
  const version = useRef(note.version);
  const latest = useRef(begin.draft);
  const saving = useVerb(SaveNoteDocument, 'saveNoteDraft', { refetch: false });

  /** Another device was faster: what it saved, to stand beside what was typed here. */
  const askForTheirs = async () => {
    const { data } = await apollo.query({
      query: NoteDocument,
      variables: { noteId: note.id },
      fetchPolicy: 'network-only',
    });
    const theirs = data?.note;
    if (theirs && theirs.__typename !== 'SessionResponse' && theirs.state === 'DRAFT') {
      if (sameDraft(draftOf(theirs), latest.current)) {
        version.current = theirs.version;
      } else {
        setConflict({ theirs: draftOf(theirs), version: theirs.version });
      }
    }
  };

  const autosave = useAutosave<Draft>({
    save: async (value) => {
      const outcome = await saving.run({
        input: {
          noteId: note.id,
          expectedVersion: version.current,
          text: value.text,
          ...(note.kind === 'PROGRESS'
            ? { teamSummary: value.teamSummary, toleranceOfTraumaWork: value.tolerance }
            : {}),
        },
      });
      if (!outcome.ok) {
        if (outcome.problem.code === 'STALE_VERSION') {
          await askForTheirs().catch(() => undefined);
        }
        return outcome.problem.message;
      }
      version.current = outcome.value.version;
      if (sameDraft(value, latest.current)) {
        forget(userId, note.id);
      } else if (onDevice) {
        // What was typed meanwhile rests on the version that was just saved.
        keep(userId, note.id, { draft: latest.current, version: version.current });
      }
      return null;
    },
  });

  const change = (part: Partial<Draft>) => {
    const next = { ...latest.current, ...part };
    latest.current = next;
    setDraft(next);
    if (onDevice) keep(userId, note.id, { draft: next, version: version.current });
    autosave.change(next);
  };
  const choose = (chosen: Draft) => {
    if (conflict) version.current = conflict.version;
    setConflict(null);
    change(chosen);
  };
  /** What the device kept from an earlier time, and the server has not got yet. */
  const resume = () => {
    if (begin.resumes) autosave.change(latest.current);
  };
  return {
    draft,
    change,
    conflict,
    choose,
    resume,
    state: autosave.state,
    saveNow: autosave.saveNow,
    version: () => version.current,
    problem: saving.problem,
    signed: () => forget(userId, note.id),
  };
}

function beginningOf(note: Note, kept: ReturnType<typeof recall>) {
  const theirs = draftOf(note);
  if (kept === null || sameDraft(kept.draft, theirs)) {
    return { draft: theirs, conflict: null, resumes: false };
  }
  return kept.version === note.version
    ? { draft: kept.draft, conflict: null, resumes: true }
    : { draft: kept.draft, conflict: { theirs, version: note.version }, resumes: false };
}
