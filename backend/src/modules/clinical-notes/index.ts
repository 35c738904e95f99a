export { ClinicalNotesModule } from './clinical-notes.module.ts';
export type { NoteRow } from './data/note-row.ts';
export { NotesRead } from './data/notes.read.ts';
export { contentHash } from './domain/content-hash.ts';
export { Scales, SessionResponse } from './graphql/note.type.ts';
