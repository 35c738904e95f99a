import { progressNote } from '../../harness/operations/clinical-notes.ts';
import { nobodyElse, type Things, type Try } from '../walk/try.ts';
import type { Walk } from '../walk/walk.ts';
import { mutation } from './operations.ts';

const signed = async (walk: Walk) => {
  await walk.history(`delete from attune.amendment where client_id = $1`, walk.ids.jonah);
  const found = await walk.world.rows<{ id: string }>(
    `select id from attune.note where client_id = $1 and kind = 'PROGRESS' and state = 'SIGNED' order by created_at limit 1`,
    [walk.ids.jonah],
  );
  const noteId = found[0]?.id ?? (await progressNote(await walk.as('mara'), walk.ids.jonah)).id;
  return { noteId, memberId: walk.ids.mara };
};

const requested = (state: 'REQUESTED' | 'DECLINED') => async (walk: Walk) => {
  const { noteId, memberId } = await signed(walk);
  await walk.history(
    `insert into attune.amendment (practice_id, id, note_id, client_id, author_member_id, state, wish, requested_at, due_at, answered_at, reason)
     values ($1, gen_random_uuid(), $2, $3, $4, $5, 'It was a Tuesday.', now(), now() + interval '60 days',
       case when $5 = 'DECLINED' then now() end, case when $5 = 'DECLINED' then 'It was a Monday.' end)`,
    walk.ids.practice,
    noteId,
    walk.ids.jonah,
    memberId,
    state,
  );
  return {
    noteId,
    amendmentId: await walk.value('select id from attune.amendment where client_id = $1', walk.ids.jonah),
  };
};

const CLIENT_ALONE: Try['cells'] = {
  self: ['done', 'rows'],
  psychotherapist: ['forbidden', 'refused'],
  'massage therapist': ['forbidden', 'refused'],
  administrator: ['forbidden', 'refused'],
  emergency: ['forbidden', 'refused'],
  ...nobodyElse('refused'),
};

const answer = ({ amendmentId }: Things) => ({
  input: { amendmentId, accept: false, text: 'It was a Monday.' },
});

/** Corrections that a client asks for, and what a psychotherapist takes over from bodywork. */
export const CORRECTIONS: readonly Try[] = [
  {
    row: 'beside the table',
    does: 'asks for a correction',
    action: 'amendment.request',
    given: signed,
    http: {
      document: mutation('requestAmendment', 'RequestAmendmentInput'),
      variables: ({ noteId }) => ({ input: { noteId, wish: 'It was a Tuesday.' } }),
    },
    sql: `insert into attune.amendment (practice_id, id, note_id, client_id, author_member_id, state, wish, requested_at, due_at)
      values (:practice, gen_random_uuid(), :noteId, :clientId, :memberId, 'REQUESTED', 'Words', now(), now() + interval '60 days')`,
    cells: CLIENT_ALONE,
  },
  {
    row: 'beside the table',
    does: 'answers a correction asked of the own note',
    action: 'amendment.answer',
    own: true,
    given: requested('REQUESTED'),
    http: { document: mutation('answerAmendment', 'AnswerAmendmentInput'), variables: answer },
    sql: `update attune.amendment set state = 'DECLINED', answered_at = now(), reason = 'Why.', answered_by_member_id = attune.member_id() where id = :amendmentId`,
    cells: { psychotherapist: ['done', 'rows'] },
  },
  {
    row: 'beside the table',
    does: 'answers a correction asked of somebody else',
    action: 'amendment.answer',
    given: requested('REQUESTED'),
    http: { document: mutation('answerAmendment', 'AnswerAmendmentInput'), variables: answer },
    sql: `update attune.amendment set state = 'DECLINED', answered_at = now(), reason = 'Why.', answered_by_member_id = attune.member_id() where id = :amendmentId`,
    cells: {
      self: ['forbidden', null],
      'psychotherapist, not the author': ['forbidden', 'no rows'],
      // Read by whoever reads the words of the note.
      'massage therapist': ['not found', 'no rows'],
      administrator: ['forbidden', 'no rows'],
      emergency: ['not found', 'no rows'],
      ...nobodyElse('no rows'),
    },
  },
  {
    row: 'session response',
    does: 'takes over what is brought to psychotherapy',
    action: 'note.session.takeOver',
    consent: 'SESSION_RESPONSES',
    given: async (walk) => {
      const noteId = await walk.value(
        `select note_id from attune.session_response where client_id = $1 and signed limit 1`,
        walk.ids.jonah,
      );
      await walk.history(
        `update attune.session_response set to_psychotherapy = 'The left shoulder.' where note_id = $1`,
        noteId,
      );
      await walk.history('delete from attune.handoff_seen where note_id = $1', noteId);
      return { noteId };
    },
    http: {
      document: mutation('acknowledgeHandoff', 'AcknowledgeHandoffInput'),
      variables: ({ noteId }) => ({ input: { noteId } }),
    },
    sql: `insert into attune.handoff_seen (practice_id, note_id, client_id, member_id, at)
      values (:practice, :noteId, :clientId, coalesce(attune.member_id(), gen_random_uuid()), now())`,
    cells: {
      self: ['forbidden', 'refused'],
      psychotherapist: ['done', 'rows'],
      'psychotherapist, not shared': ['not found', 'refused'],
      'massage therapist': ['forbidden', 'refused'],
      administrator: ['forbidden', 'refused'],
      emergency: ['forbidden', 'refused'],
      ...nobodyElse('refused'),
    },
  },
];
