import type { Note } from '../components/note.ts';

/** What an author types into a note. */
export interface Draft {
  readonly text: string;
  readonly teamSummary: string;
  readonly tolerance: number | null;
}

const textOf = (body: Note['body']) => (body.__typename === 'NoteText' ? body.text : '');

/** The draft as the server has it. */
export function draftOf(note: Note): Draft {
  return {
    text: textOf(note.body),
    teamSummary: note.__typename === 'ProgressNote' ? textOf(note.teamSummary) : '',
    tolerance: note.__typename === 'ProgressNote' ? note.toleranceOfTraumaWork : null,
  };
}

export const sameDraft = (one: Draft, other: Draft) =>
  one.text === other.text && one.teamSummary === other.teamSummary && one.tolerance === other.tolerance;

/** Both texts, one below the other, where both say something; nothing of either is lost. */
export function bothOf(mine: Draft, theirs: Draft): Draft {
  const joined = (one: string, other: string) =>
    one === other || other.trim() === '' ? one : one.trim() === '' ? other : `${other}\n\n${one}`;
  return {
    text: joined(mine.text, theirs.text),
    teamSummary: joined(mine.teamSummary, theirs.teamSummary),
    tolerance: mine.tolerance ?? theirs.tolerance,
  };
}
