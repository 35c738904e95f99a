import { contentHash } from '../../../modules/clinical-notes/domain/content-hash.ts';
import { type NoteHead, noteIdOf, partOf, sign, signedContent, writeHeads } from './note-head.ts';
import type { PracticeSeed } from './practice-seed.ts';

export interface ProgressNoteSpec extends NoteHead {
  readonly text: string;
  readonly teamSummary: string | null;
  readonly tolerance: number | null;
}

/** Writes progress notes with their team summaries. @returns their ids in the order given. */
export async function writeProgressNotes(
  seed: PracticeSeed,
  specs: readonly ProgressNoteSpec[],
): Promise<string[]> {
  const notes = specs.map((spec) => ({ ...spec, noteId: noteIdOf(seed, 'PROGRESS', spec) }));
  await writeHeads(seed, 'PROGRESS', notes, (note) => note.teamSummary !== null);
  await seed.insert(
    'note_text',
    notes.map((note) => ({
      ...partOf(note),
      client_id: note.client.clientId,
      signed: note.signedAt !== null,
      text: note.text,
      tolerance_of_trauma_work: note.tolerance,
    })),
  );
  await seed.insert(
    'note_team_summary',
    // An empty one where none was written, as in the app: no row reads as one that is withheld.
    notes.map((note) => ({
      ...partOf(note),
      client_id: note.client.clientId,
      signed: note.signedAt !== null,
      text: note.teamSummary ?? '',
    })),
  );
  await sign(
    seed,
    notes.map((note) => ({
      noteId: note.noteId,
      head: note,
      hash: contentHash(
        signedContent('PROGRESS', note, {
          body: note.text,
          tolerance: note.tolerance,
          teamSummary: note.teamSummary ?? '',
        }),
      ),
    })),
  );
  return notes.map((note) => note.noteId);
}

/**
 * Writes one process note, sealed by `seal` with its id as the purpose.
 * @param seal gives the version of the practice's key and the sealed text.
 */
export async function writeProcessNote(
  seed: PracticeSeed,
  head: NoteHead,
  text: string,
  seal: (noteId: string, text: string) => Promise<{ keyVersion: number; sealed: Buffer }>,
): Promise<string> {
  const noteId = noteIdOf(seed, 'PROCESS', head);
  await writeHeads(seed, 'PROCESS', [{ ...head, noteId }], () => false);
  const { keyVersion, sealed } = await seal(noteId, text);
  await seed.insert('process_note_text', [
    {
      note_id: noteId,
      author_member_id: head.author.memberId,
      key_version: keyVersion,
      sealed: `\\x${sealed.toString('hex')}`,
    },
  ]);
  await sign(seed, [
    {
      noteId,
      head,
      hash: contentHash(signedContent('PROCESS', head, { sealed: sealed.toString('base64') })),
    },
  ]);
  return noteId;
}
