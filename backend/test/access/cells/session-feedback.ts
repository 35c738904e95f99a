import { randomUUID } from 'node:crypto';
import type { Anything } from '../../harness/index.ts';
import { nobodyElse, type Things, type Try } from '../walk/try.ts';
import type { Walk } from '../walk/walk.ts';
import { clientAlone, mutation, ofClient } from './operations.ts';

const WORDS = 'It was quiet, and I liked that';

const gone = async (walk: Walk): Promise<void> => {
  const ofIt = 'select id from attune.appointment where client_id = $1 and cancelled_reason = $2';
  const said = `select id from attune.session_feedback where appointment_id in (${ofIt})`;
  for (const statement of [
    `delete from attune.feedback_seen where feedback_id in (${said})`,
    `delete from attune.feedback_change where feedback_id in (${said})`,
    `delete from attune.session_feedback where appointment_id in (${ofIt})`,
    `delete from attune.appointment_service where appointment_id in (${ofIt})`,
    'delete from attune.appointment where client_id = $1 and cancelled_reason = $2',
  ]) {
    await walk.history(statement, walk.ids.jonah, WORDS);
  }
};

/** A session of Jonah's with Ines that ended an hour ago. The words mark it as this walk's. */
const session = async (walk: Walk): Promise<Things> => {
  await gone(walk);
  const appointmentId = randomUUID();
  const memberId = walk.ids.ines;
  await walk.history(
    `insert into attune.appointment (practice_id, id, client_id, member_id, discipline, state, starts_at, ends_at, busy, created_by, cancelled_reason)
     select practice_id, $1, $2, id, 'MASSAGE', 'FULFILLED', now() - interval '2 hours', now() - interval '1 hour',
       tstzrange(now() - interval '2 hours', now() - interval '1 hour'), user_id, $4
     from attune.member where id = $3`,
    appointmentId,
    walk.ids.jonah,
    memberId,
    WORDS,
  );
  await walk.history(
    `insert into attune.appointment_service (practice_id, appointment_id, client_id, member_id, discipline, service_id, class)
     select a.practice_id, a.id, a.client_id, a.member_id, a.discipline, s.id, s.class
     from attune.appointment a join attune.service s on s.practice_id = a.practice_id and s.class = 'BODYWORK_GENTLE'
     where a.id = $1 order by s.name limit 1`,
    appointmentId,
  );
  return { appointmentId, memberId };
};

const said = async (walk: Walk): Promise<Things> => {
  const things = await session(walk);
  const feedbackId = randomUUID();
  await walk.history(
    `insert into attune.session_feedback (practice_id, id, appointment_id, client_id, member_id, felt_safe, words, at, received_at)
     values ($1, $2, $3, $4, $5, 'NO', $6, now(), now())`,
    walk.ids.practice,
    feedbackId,
    things['appointmentId'],
    walk.ids.jonah,
    things['memberId'],
    WORDS,
  );
  return { ...things, feedbackId };
};

/** With what was changed, and that it was read. */
const answered = async (walk: Walk): Promise<Things> => {
  const things = await said(walk);
  await walk.history(
    `insert into attune.feedback_change (practice_id, id, feedback_id, client_id, member_id, text, at)
     values ($1, gen_random_uuid(), $2, $3, $4, $5, now())`,
    walk.ids.practice,
    things['feedbackId'],
    walk.ids.jonah,
    things['memberId'],
    WORDS,
  );
  await walk.history(
    `insert into attune.feedback_seen (practice_id, feedback_id, client_id, member_id, at) values ($1, $2, $3, $4, now())`,
    walk.ids.practice,
    things['feedbackId'],
    walk.ids.jonah,
    things['memberId'],
  );
  return things;
};

/** Of somebody else's session: Ben's, as far as Ines is concerned. */
const ofOthers = async (walk: Walk): Promise<Things> => {
  const things = await said(walk);
  await walk.history(
    'update attune.session_feedback set member_id = $2 where id = $1',
    things['feedbackId'],
    walk.ids.mara,
  );
  return things;
};

const READERS: Try['cells'] = {
  self: ['shown', 'rows'],
  psychotherapist: ['shown', 'rows'],
  'psychotherapist, not shared': ['absent', 'no rows'],
  'massage therapist': ['shown', 'rows'],
  administrator: ['absent', 'no rows'],
  emergency: ['shown', 'rows'],
  'emergency, not shared': ['absent', 'no rows'],
  ...nobodyElse('no rows'),
};
const ids = (data: Anything) => (data.client?.sessionFeedback ?? []).map(({ id }: Anything) => id);

/** What a client says after a session, what was changed, and who has read it. */
export const SESSION_FEEDBACK: readonly Try[] = [
  {
    row: 'session response',
    does: 'reads what the client said after it',
    action: 'feedback.read',
    own: true,
    consent: 'SESSION_RESPONSES',
    given: said,
    after: gone,
    http: {
      document: ofClient('sessionFeedback { id }'),
      variables: clientAlone,
      shown: (data, { feedbackId }) => ids(data).includes(feedbackId),
    },
    sql: 'select words from attune.session_feedback where id = :feedbackId',
    cells: READERS,
  },
  {
    row: 'session response',
    does: 'reads what the client said after somebody else’s session',
    action: 'feedback.read',
    given: ofOthers,
    after: gone,
    http: {
      document: ofClient('sessionFeedback { id }'),
      variables: clientAlone,
      shown: (data, { feedbackId }) => ids(data).includes(feedbackId),
    },
    sql: 'select words from attune.session_feedback where id = :feedbackId',
    cells: { 'massage therapist': ['absent', 'no rows'] },
  },
  {
    row: 'session response',
    does: 'reads what was changed after it',
    consent: 'SESSION_RESPONSES',
    given: answered,
    after: gone,
    http: {
      document: ofClient('sessionFeedback { id changes { text } }'),
      variables: clientAlone,
      shown: (data, { feedbackId }) =>
        (data.client?.sessionFeedback ?? []).some(
          (one: Anything) => one.id === feedbackId && one.changes.length > 0,
        ),
    },
    sql: 'select text from attune.feedback_change where feedback_id = :feedbackId',
    cells: READERS,
  },
  {
    row: 'session response',
    does: 'reads who has read it',
    consent: 'SESSION_RESPONSES',
    given: answered,
    after: gone,
    http: {
      document: ofClient('sessionFeedback { id seenBy { name } }'),
      variables: clientAlone,
      shown: (data, { feedbackId }) =>
        (data.client?.sessionFeedback ?? []).some(
          (one: Anything) => one.id === feedbackId && one.seenBy.length > 0,
        ),
    },
    sql: 'select member_id from attune.feedback_seen where feedback_id = :feedbackId',
    cells: READERS,
  },
  {
    row: 'session response',
    does: 'says how it was',
    action: 'feedback.give',
    given: session,
    after: gone,
    http: {
      document: mutation('giveSessionFeedback', 'GiveSessionFeedbackInput'),
      variables: ({ appointmentId }) => ({ input: { appointmentId, feltSafe: 'YES' } }),
    },
    sql: `insert into attune.session_feedback (practice_id, id, appointment_id, client_id, member_id, felt_safe, at, received_at)
      values (:practice, gen_random_uuid(), :appointmentId, :clientId, :memberId, 'YES', now(), now())`,
    cells: {
      self: ['done', 'rows'],
      psychotherapist: ['forbidden', 'refused'],
      'massage therapist': ['forbidden', 'refused'],
      administrator: ['forbidden', 'refused'],
      emergency: ['forbidden', 'refused'],
      ...nobodyElse('refused'),
    },
  },
  {
    row: 'session response',
    does: 'says what was changed after it',
    action: 'feedback.answer',
    own: true,
    given: said,
    after: gone,
    http: {
      document: mutation('sayWhatChanged', 'SayWhatChangedInput'),
      variables: ({ feedbackId }) => ({ input: { feedbackId, text: WORDS } }),
    },
    sql: `insert into attune.feedback_change (practice_id, id, feedback_id, client_id, member_id, text, at)
      values (:practice, gen_random_uuid(), :feedbackId, :clientId, :memberId, 'x', now())`,
    cells: {
      self: ['forbidden', 'refused'],
      psychotherapist: ['forbidden', 'refused'],
      'massage therapist': ['done', 'rows'],
      administrator: ['forbidden', 'refused'],
      emergency: ['forbidden', 'refused'],
      ...nobodyElse('refused'),
    },
  },
  {
    row: 'session response',
    does: 'says that what was said after it was read',
    action: 'feedback.see',
    own: true,
    consent: 'SESSION_RESPONSES',
    given: said,
    after: gone,
    http: {
      document: mutation('markFeedbackSeen', 'MarkFeedbackSeenInput'),
      variables: ({ feedbackId }) => ({ input: { feedbackId } }),
    },
    sql: `insert into attune.feedback_seen (practice_id, feedback_id, client_id, member_id, at)
      values (:practice, :feedbackId, :clientId, attune.member_id(), now())`,
    cells: {
      self: ['forbidden', 'refused'],
      psychotherapist: ['done', 'rows'],
      'psychotherapist, not shared': ['not found', 'refused'],
      'massage therapist': ['done', 'rows'],
      administrator: ['forbidden', 'refused'],
      emergency: ['forbidden', 'refused'],
      ...nobodyElse('refused'),
    },
  },
];
