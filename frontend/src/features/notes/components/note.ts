import type { NoteQuery } from '../../../generated/notes.ts';

/** A note of words; a session response has a place of its own. */
export type Note = Exclude<NonNullable<NoteQuery['note']>, { __typename: 'SessionResponse' }>;
