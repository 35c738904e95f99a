import { nextState, NOTE_KINDS_LABELS, NOTE_MACHINE, type NoteStep } from '@attune/shared';
import { forbidden, invalid, notFound, staleVersion } from '../../../platform/errors/index.ts';
import type { NoteRow } from '../data/note-row.ts';

/**
 * The note, when its author may take a step with it.
 * @throws ProblemError NotFound out of reach; Forbidden for somebody else's; InvalidInput where the
 *   state table has no such step (R12).
 */
export function assertStep(note: NoteRow | null, step: NoteStep): NoteRow {
  if (!note) {
    throw notFound();
  }
  if (!note.isAuthor) {
    throw forbidden('A note is its author’s to write, sign and correct.');
  }
  if (nextState(NOTE_MACHINE, note.state, step) === null) {
    const words =
      note.state === 'SIGNED' ? 'is signed and does not change; add an addendum' : 'was entered in error';
    throw invalid({
      path: 'noteId',
      message: `This ${NOTE_KINDS_LABELS[note.kind].toLowerCase()} ${words}.`,
    });
  }
  return note;
}

/** @throws ProblemError StaleVersion when another device saved this draft in the meantime. */
export function assertVersion(note: NoteRow, expected: number): void {
  if (note.version !== expected) {
    throw staleVersion(note.version);
  }
}
