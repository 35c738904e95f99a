import { noteStep, progressNote } from '../../harness/operations/clinical-notes.ts';
import { nobodyElse, says, type Things, type Try } from '../walk/try.ts';
import type { Walk } from '../walk/walk.ts';
import { mutation } from './operations.ts';

const BODY = 'This body is for the client and the psychotherapists.';
const SUMMARY = 'This summary is for the team.';
const PRIVATE = 'This is nobody’s but mine.';
const CONTACT = 'We spoke on the phone.';

/** Things that are written once for the whole walk, by its world. */
const made = new WeakMap<Walk, Map<string, Promise<Things>>>();
function once(name: string, make: (walk: Walk) => Promise<Things>): (walk: Walk) => Promise<Things> {
  return (walk) => {
    const things = made.get(walk) ?? new Map<string, Promise<Things>>();
    made.set(walk, things);
    const thing = things.get(name) ?? make(walk);
    things.set(name, thing);
    return thing;
  };
}

const progress = once('progress', async (walk) => {
  const { id } = await progressNote(await walk.as('mara'), walk.ids.jonah, {
    text: BODY,
    teamSummary: SUMMARY,
  });
  return { noteId: id, body: BODY, summary: SUMMARY };
});

const written = (name: 'mara' | 'ines', kind: 'PROCESS' | 'CONTACT', text: string) =>
  once(`${name} ${kind}`, async (walk) => {
    const author = await walk.as(name);
    const draft = await noteStep(author, 'startNote', { clientId: walk.ids.jonah, kind });
    const saved = await noteStep(author, 'saveNoteDraft', { noteId: draft.id, expectedVersion: 1, text });
    await noteStep(author, 'signNote', { noteId: draft.id, expectedVersion: saved.version });
    return { noteId: draft.id, text };
  });

/** A draft of somebody else's: nobody's to see. */
const draft = once('draft', async (walk) => {
  const author = await walk.as('mara');
  const { id } = await noteStep(author, 'startNote', { clientId: walk.ids.jonah, kind: 'PROGRESS' });
  await noteStep(author, 'saveNoteDraft', { noteId: id, expectedVersion: 1, text: 'Not signed yet.' });
  return { noteId: id, text: 'Not signed yet.' };
});

const response = async (walk: Walk) => {
  const noteId = await walk.value(
    `select r.note_id from attune.session_response r where r.client_id = $1 and r.signed and r.client_words is not null limit 1`,
    walk.ids.jonah,
  );
  return {
    noteId,
    words: await walk.value('select client_words from attune.session_response where note_id = $1', noteId),
  };
};

const read = (fields: string) => ({
  document: `query Read($id: ID!) { note(id: $id) { __typename ... on Note { id } ${fields} } }`,
  variables: ({ noteId }: Things) => ({ id: noteId }),
});
const TEXT = '{ __typename ... on NoteText { text } }';

const start = (kind: string): Pick<Try, 'http' | 'sql' | 'after'> => ({
  http: {
    document: mutation('startNote', 'StartNoteInput'),
    variables: ({ clientId }) => ({ input: { clientId, kind } }),
  },
  sql: `insert into attune.note (practice_id, id, client_id, author_member_id, kind, state)
    values (:practice, gen_random_uuid(), :clientId, coalesce(attune.member_id(), gen_random_uuid()), '${kind}', 'DRAFT')`,
});
const WRITTEN_BY_PSYCHOTHERAPISTS: Try['cells'] = {
  self: ['forbidden', 'refused'],
  psychotherapist: ['done', 'rows'],
  'massage therapist': ['forbidden', 'refused'],
  administrator: ['forbidden', 'refused'],
  emergency: ['forbidden', 'refused'],
  ...nobodyElse('refused'),
};

/** What was written about the client. */
export const NOTES: readonly Try[] = [
  {
    row: 'progress note: body',
    does: 'reads it',
    action: 'note.progress.readBody',
    given: progress,
    http: { ...read(`... on ProgressNote { body ${TEXT} }`), shown: says('body') },
    sql: 'select text from attune.note_text where note_id = :noteId',
    cells: {
      self: ['shown', 'rows'],
      psychotherapist: ['shown', 'rows'],
      'psychotherapist, not the author': ['shown', 'rows'],
      'massage therapist': ['withheld', 'no rows'],
      'massage therapist, not shared': ['not found', 'no rows'],
      administrator: ['not found', 'no rows'],
      emergency: ['shown', 'rows'],
      ...nobodyElse('no rows'),
    },
    consent: 'PSYCHOTHERAPY_SUMMARY',
  },
  {
    row: 'progress note: body',
    does: 'reads a draft',
    given: draft,
    http: { ...read(`... on ProgressNote { body ${TEXT} }`), shown: says('text') },
    sql: 'select text from attune.note_text where note_id = :noteId',
    cells: {
      self: ['not found', 'no rows'],
      psychotherapist: ['shown', 'rows'],
      'psychotherapist, not the author': ['not found', 'no rows'],
      'massage therapist': ['not found', 'no rows'],
      administrator: ['not found', 'no rows'],
      emergency: ['not found', 'no rows'],
      ...nobodyElse('no rows'),
    },
  },
  {
    row: 'progress note: body',
    does: 'begins one',
    action: 'note.write.PROGRESS',
    ...start('PROGRESS'),
    cells: WRITTEN_BY_PSYCHOTHERAPISTS,
  },
  {
    row: 'progress note: body',
    does: 'adds to it as its author',
    action: 'note.addAddendum',
    own: true,
    given: progress,
    http: {
      document: mutation('addAddendum', 'AddAddendumInput'),
      variables: ({ noteId }) => ({ input: { noteId, text: 'One thing more.' } }),
    },
    sql: `insert into attune.addendum (practice_id, id, note_id, client_id, author_member_id, text)
      values (:practice, gen_random_uuid(), :noteId, :clientId, coalesce(attune.member_id(), gen_random_uuid()), 'One thing more.')`,
    cells: { psychotherapist: ['done', 'rows'] },
  },
  {
    row: 'progress note: body',
    does: 'adds to the note of somebody else',
    action: 'note.addAddendum',
    given: progress,
    http: {
      document: mutation('addAddendum', 'AddAddendumInput'),
      variables: ({ noteId }) => ({ input: { noteId, text: 'One thing more.' } }),
    },
    sql: `insert into attune.addendum (practice_id, id, note_id, client_id, author_member_id, text)
      values (:practice, gen_random_uuid(), :noteId, :clientId, coalesce(attune.member_id(), gen_random_uuid()), 'One thing more.')`,
    cells: {
      self: ['forbidden', 'refused'],
      'psychotherapist, not the author': ['forbidden', 'refused'],
      'massage therapist': ['forbidden', 'refused'],
      administrator: ['forbidden', 'refused'],
      emergency: ['forbidden', 'refused'],
      ...nobodyElse('refused'),
    },
  },
  {
    row: 'progress note: team summary',
    does: 'reads it',
    action: 'note.progress.readSummary',
    consent: 'PSYCHOTHERAPY_SUMMARY',
    given: progress,
    http: { ...read(`... on ProgressNote { teamSummary ${TEXT} }`), shown: says('summary') },
    sql: 'select text from attune.note_team_summary where note_id = :noteId',
    cells: {
      self: ['shown', 'rows'],
      psychotherapist: ['shown', 'rows'],
      'massage therapist': ['shown', 'rows'],
      'massage therapist, not shared': ['not found', 'no rows'],
      administrator: ['not found', 'no rows'],
      emergency: ['shown', 'rows'],
      ...nobodyElse('no rows'),
    },
  },
  {
    row: 'process note',
    does: 'reads it',
    action: 'note.process.read',
    own: true,
    given: written('mara', 'PROCESS', PRIVATE),
    http: { ...read(`... on ProcessNote { body ${TEXT} }`), shown: says('text') },
    sql: 'select sealed from attune.process_note_text where note_id = :noteId',
    cells: {
      // R13: its author, and nobody else in whatever role.
      psychotherapist: ['shown', 'rows'],
      'psychotherapist, not the author': ['not found', 'no rows'],
      self: ['not found', 'no rows'],
      'massage therapist': ['not found', 'no rows'],
      administrator: ['not found', 'no rows'],
      emergency: ['not found', 'no rows'],
      ...nobodyElse('no rows'),
    },
  },
  {
    row: 'process note',
    does: 'begins one',
    action: 'note.write.PROCESS',
    ...start('PROCESS'),
    cells: WRITTEN_BY_PSYCHOTHERAPISTS,
  },
  {
    row: 'session response',
    does: 'reads it',
    action: 'note.session.read',
    consent: 'SESSION_RESPONSES',
    given: response,
    http: { ...read('... on SessionResponse { clientWords }'), shown: says('words') },
    sql: 'select client_words from attune.session_response where note_id = :noteId',
    cells: {
      self: ['shown', 'rows'],
      psychotherapist: ['shown', 'rows'],
      'psychotherapist, not shared': ['not found', 'no rows'],
      'massage therapist': ['shown', 'rows'],
      administrator: ['not found', 'no rows'],
      emergency: ['shown', 'rows'],
      'emergency, not shared': ['not found', 'no rows'],
      ...nobodyElse('no rows'),
    },
  },
  {
    row: 'session response',
    does: 'begins one',
    action: 'note.write.SESSION_RESPONSE',
    ...start('SESSION_RESPONSE'),
    cells: {
      ...WRITTEN_BY_PSYCHOTHERAPISTS,
      psychotherapist: ['forbidden', 'refused'],
      'massage therapist': ['done', 'rows'],
    },
  },
];

/** What the shared access table has beside the rows: contact notes. */
export const CONTACTS: readonly Try[] = [
  {
    row: 'beside the table',
    does: 'reads a contact note of the psychotherapist',
    action: 'note.contact.read',
    given: written('mara', 'CONTACT', CONTACT),
    http: { ...read(`... on ContactNote { body ${TEXT} }`), shown: says('text') },
    sql: 'select text from attune.note_text where note_id = :noteId',
    cells: {
      self: ['shown', 'rows'],
      psychotherapist: ['shown', 'rows'],
      'massage therapist': ['not found', 'no rows'],
      administrator: ['not found', 'no rows'],
      emergency: ['shown', 'rows'],
      ...nobodyElse('no rows'),
    },
  },
  {
    row: 'beside the table',
    does: 'reads the own contact note',
    action: 'note.contact.read',
    own: true,
    given: written('ines', 'CONTACT', CONTACT),
    http: { ...read(`... on ContactNote { body ${TEXT} }`), shown: says('text') },
    sql: 'select text from attune.note_text where note_id = :noteId',
    cells: { 'massage therapist': ['shown', 'rows'] },
  },
  {
    row: 'beside the table',
    does: 'begins a contact note',
    action: 'note.write.CONTACT',
    ...start('CONTACT'),
    cells: { ...WRITTEN_BY_PSYCHOTHERAPISTS, 'massage therapist': ['done', 'rows'] },
  },
];
