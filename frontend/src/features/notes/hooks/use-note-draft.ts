import { useApolloClient } from '@apollo/client/react';
import { useEffect, useRef, useState } from 'react';
import { NoteDocument, SaveNoteDocument } from '../../../generated/notes.ts';
import { type Problem, problemOfError } from '../../../lib/results.ts';
import { useAutosave } from '../../../lib/use-autosave.ts';
import { useVerb } from '../../../lib/use-verb.ts';
import { useViewer } from '../../../lib/viewer.tsx';
import type { Note } from '../components/note.ts';
import { type Draft, draftOf, sameDraft } from '../domain/draft.ts';
import { type KeptDraft, placeOf } from '../domain/kept-draft.ts';
import { notSavedWords } from '../domain/not-saved-words.ts';

/** Two texts of one draft, and the version on which a choice between them rests. */
interface Conflict {
  readonly theirs: Draft;
  readonly version: number;
}

/**
 * A draft that is never lost: it stands on this device after each change and on the server a moment
 * later. What the device kept over a reload, a lost network or a sign-in that ended goes on; where the
 * server has got something else meanwhile, both texts are shown.
 */
export function useNoteDraft(note: Note) {
  const { userId } = useViewer();
  const apollo = useApolloClient();
  const place = placeOf(note.kind);
  const [begin] = useState(() => beginningOf(note, place.recall(userId, note.id)));
  const [draft, setDraft] = useState(begin.draft);
  const [conflict, setConflict] = useState<Conflict | null>(begin.conflict);
  const version = useRef(begin.version);
  const sent = useRef(begin.sent);
  const latest = useRef(begin.draft);
  const lasts = useRef(place.lasts);
  const saving = useVerb(SaveNoteDocument, 'saveNoteDraft', { refetch: false });

  const keepHere = () => {
    const kept = place.keep(userId, note.id, {
      draft: latest.current,
      version: version.current,
      sent: sent.current,
    });
    lasts.current = kept && place.lasts;
  };
  /** The server has it; what was typed meanwhile, here or in another tab, stays kept. */
  const arrived = (value: Draft) => {
    sent.current = null;
    if (!sameDraft(value, latest.current)) {
      keepHere();
    } else if (sameDraft(place.recall(userId, note.id)?.draft ?? value, value)) {
      place.forget(userId, note.id);
    }
  };

  /**
   * Finds out what the server has got: after a saving that nobody answered, and when another device was
   * faster. @returns why saving cannot go on, null when it can.
   */
  const compare = async (why: Problem): Promise<Problem | null> => {
    const asked = await apollo
      .query({ query: NoteDocument, variables: { noteId: note.id }, fetchPolicy: 'network-only' })
      .catch(problemOfError);
    if ('code' in asked) {
      return asked;
    }
    const theirs = asked.data?.note;
    if (!theirs || theirs.__typename === 'SessionResponse' || theirs.state !== 'DRAFT') {
      return why;
    }
    const found = standingOf(theirs, { version: version.current, draft: latest.current, sent: sent.current });
    if (found === 'CLOSED') {
      return why;
    }
    if (found === 'OTHER') {
      setConflict({ theirs: draftOf(theirs), version: theirs.version });
      return why;
    }
    version.current = theirs.version;
    return null;
  };

  const refused = (problem: Problem): string => {
    keepHere();
    return notSavedWords(problem, lasts.current);
  };

  const send = async (value: Draft, again = true): Promise<string | null> => {
    const unanswered = sent.current ? await compare(UNANSWERED) : null;
    if (unanswered) {
      return refused(unanswered);
    }
    sent.current = value;
    keepHere();
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
    if (outcome.ok) {
      version.current = outcome.value.version;
      arrived(value);
      return null;
    }
    const { problem } = outcome;
    if (problem.code === 'STALE_VERSION') {
      const stopped = await compare(problem);
      sent.current = null;
      return stopped === null && again ? send(value, false) : refused(stopped ?? problem);
    }
    if (problem.code !== 'UNREACHABLE') {
      sent.current = null;
    }
    return refused(problem);
  };
  const autosave = useAutosave<Draft>({ save: send });

  const change = (part: Partial<Draft>) => {
    latest.current = { ...latest.current, ...part };
    setDraft(latest.current);
    keepHere();
    autosave.change(latest.current);
  };
  const choose = (chosen: Draft) => {
    if (conflict) version.current = conflict.version;
    sent.current = null;
    setConflict(null);
    change(chosen);
  };
  /** What was kept here from an earlier time, and the server has not got yet. */
  const resume = () => {
    if (begin.resumes) autosave.change(latest.current);
    else if (!begin.conflict) place.forget(userId, note.id);
  };
  useWarning(autosave.state.kind !== 'UNTOUCHED' && autosave.state.kind !== 'SAVED' && !lasts.current);
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
    signed: () => place.forget(userId, note.id),
  };
}

const UNANSWERED: Problem = { code: 'UNREACHABLE', message: '' };

/** What the server has got: what this device rests on or sent itself, something else, or closed words. */
function standingOf(theirs: Note, mine: KeptDraft): 'MINE' | 'OTHER' | 'CLOSED' {
  if (theirs.version === mine.version) {
    return 'MINE';
  }
  if (theirs.__typename === 'ProcessNote' && theirs.needsProof) {
    // One version on, after a saving without an answer, is that saving.
    return mine.sent !== null && theirs.version === mine.version + 1 ? 'MINE' : 'CLOSED';
  }
  const text = draftOf(theirs);
  return sameDraft(text, mine.draft) || (mine.sent !== null && sameDraft(text, mine.sent)) ? 'MINE' : 'OTHER';
}

function beginningOf(note: Note, kept: KeptDraft | null) {
  const theirs = draftOf(note);
  const { version } = note;
  if (kept === null || sameDraft(kept.draft, theirs)) {
    return { draft: theirs, version, sent: null, conflict: null, resumes: false };
  }
  const { draft, sent } = kept;
  return standingOf(note, kept) === 'MINE'
    ? { draft, version, sent, conflict: null, resumes: true }
    : { draft, version, sent, conflict: { theirs, version }, resumes: false };
}

/** The browser asks before it closes a page whose words are kept nowhere else. */
function useWarning(unkept: boolean) {
  useEffect(() => {
    if (!unkept) {
      return;
    }
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [unkept]);
}
