import { randomUUID } from 'node:crypto';
import { type Anything } from '../../harness/index.ts';
import { nobodyElse, type Things, type Try } from '../walk/try.ts';
import type { Walk } from '../walk/walk.ts';
import { clientAlone, mutation, ofClient } from './operations.ts';

const READERS: Try['cells'] = {
  self: ['shown', 'rows'],
  psychotherapist: ['shown', 'rows'],
  administrator: ['absent', 'no rows'],
  emergency: ['shown', 'rows'],
  ...nobodyElse('no rows'),
};

/** What the client alone does: the operation names nobody, so it is the own record, and who has none is refused. */
const CLIENT_ALONE: Try['cells'] = {
  self: ['done', 'rows'],
  psychotherapist: ['forbidden', 'refused'],
  'massage therapist': ['forbidden', 'refused'],
  administrator: ['forbidden', 'refused'],
  emergency: ['forbidden', 'refused'],
  stranger: ['forbidden', 'refused'],
  outsider: [null, 'refused'],
  'signed out': ['signed out', 'refused'],
};

const SCORES = 'measureScores { value } measuresWithheld { __typename reason }';

/** Jonah is asked for the PHQ-2, once, from today on; it is open now. */
const assigned = async (walk: Walk): Promise<Things> => {
  await gone(walk);
  const from = '2026-01-01T00:00:00Z';
  await walk.history(
    `insert into attune.measure_assignment (practice_id, id, client_id, code, rhythm, clock, starts_on, assigned_by, assigned_at)
     select c.practice_id, gen_random_uuid(), c.id, 'PHQ-2', 'ONCE', '00:00', now()::date - 1, c.user_id, $2
     from attune.client c where c.id = $1`,
    walk.ids.jonah,
    from,
  );
  await walk.history(
    `insert into attune.measure_occurrence (practice_id, id, assignment_id, client_id, code, occurrence, opens_at, closes_at, state, remind_at)
     select practice_id, gen_random_uuid(), id, client_id, code, 'DAY:' || starts_on, now() - interval '1 day', now() + interval '6 days', 'OPEN', now() - interval '1 day'
     from attune.measure_assignment where client_id = $1 and code = 'PHQ-2'`,
    walk.ids.jonah,
  );
  return {
    assignmentId: await walk.value(
      `select id from attune.measure_assignment where client_id = $1 and code = 'PHQ-2' and ended_at is null`,
      walk.ids.jonah,
    ),
    occurrence: await walk.value(
      `select 'DAY:' || starts_on from attune.measure_assignment where client_id = $1 and code = 'PHQ-2' and ended_at is null`,
      walk.ids.jonah,
    ),
    occurrenceId: await walk.value(
      `select id from attune.measure_occurrence where client_id = $1 and code = 'PHQ-2'`,
      walk.ids.jonah,
    ),
  };
};
const gone = async (walk: Walk): Promise<void> => {
  const ofIt = `select id from attune.measure_assignment where client_id = $1 and code = 'PHQ-2'`;
  await walk.history(
    `delete from attune.measure_seen where occurrence_id in (select id from attune.measure_occurrence where assignment_id in (${ofIt}))`,
    walk.ids.jonah,
  );
  await walk.history(
    `delete from attune.measure_occurrence where assignment_id in (${ofIt})`,
    walk.ids.jonah,
  );
  await walk.history(`delete from attune.measure_skip where assignment_id in (${ofIt})`, walk.ids.jonah);
  await walk.history(
    `delete from attune.measure_assignment where client_id = $1 and code = 'PHQ-2'`,
    walk.ids.jonah,
  );
};

/** What a psychotherapist of the team alone does. */
const PSYCHOTHERAPIST_ALONE: Try['cells'] = {
  self: ['forbidden', 'refused'],
  psychotherapist: ['done', 'rows'],
  'massage therapist': ['forbidden', 'refused'],
  administrator: ['forbidden', 'refused'],
  emergency: ['forbidden', 'refused'],
  ...nobodyElse('refused'),
};

/** Questionnaires and check-ins: who answers, who reads the scores, and who every answer. */
export const MEASURES: readonly Try[] = [
  {
    row: 'measures: scores',
    does: 'checks in',
    action: 'checkIn.write',
    http: {
      document: mutation('submitCheckIn', 'CheckInInput'),
      variables: () => ({ input: { distress: 3, idempotencyKey: randomUUID() } }),
    },
    sql: `insert into attune.check_in (practice_id, id, client_id, at, distress)
      values (:practice, gen_random_uuid(), :clientId, now(), 3)`,
    strangers: ['tomas', 'ben'],
    cells: CLIENT_ALONE,
  },
  {
    row: 'measures: scores',
    does: 'plans the check-ins',
    action: 'checkIn.plan',
    http: {
      document: mutation('planCheckIns', 'PlanCheckInsInput'),
      variables: ({ clientId }) => ({ input: { clientId, everyDays: 7 } }),
    },
    sql: `insert into attune.check_in_rhythm (practice_id, client_id, every_days, starts_on, set_by, set_at)
      values (:practice, :clientId, 7, current_date, attune.user_id(), now())
      on conflict (practice_id, client_id) do update set every_days = 7`,
    cells: {
      self: ['forbidden', 'refused'],
      psychotherapist: ['done', 'rows'],
      'massage therapist': ['forbidden', 'refused'],
      administrator: ['forbidden', 'refused'],
      emergency: ['forbidden', 'refused'],
      ...nobodyElse('refused'),
    },
  },
  {
    row: 'measures: scores',
    does: 'answers a questionnaire',
    action: 'measure.answer',
    http: {
      document: mutation('answerMeasure', 'AnswerMeasureInput'),
      variables: () => ({
        input: { code: 'PHQ-4', answers: [1, 0, 1, 0], idempotencyKey: randomUUID() },
      }),
    },
    sql: `insert into attune.measure_response (practice_id, id, client_id, code, instrument_version, taken_at, received_at, total, band)
      values (:practice, gen_random_uuid(), :clientId, 'PHQ-4', '1', now(), now(), 2, 'normal')`,
    strangers: ['tomas', 'ben'],
    cells: CLIENT_ALONE,
  },
  {
    row: 'measures: scores',
    does: 'reads the scores of questionnaires',
    action: 'measure.read',
    consent: 'MEASURES',
    http: {
      document: ofClient(SCORES),
      variables: clientAlone,
      shown: (data: Anything) => (data.client?.measureScores ?? []).length > 0,
    },
    sql: 'select total from attune.measure_response where client_id = :clientId',
    cells: {
      ...READERS,
      administrator: ['withheld', 'no rows'],
      'massage therapist': ['shown', 'rows'],
      'massage therapist, not shared': ['withheld', 'no rows'],
    },
  },
  {
    row: 'measures: item answers',
    does: 'reads every answer',
    action: 'measure.readAnswers',
    http: {
      document: ofClient('measureScores { answers { __typename } }'),
      variables: clientAlone,
      shown: (data: Anything) =>
        (data.client?.measureScores ?? []).some((one: Anything) => one.answers.__typename !== 'Withheld'),
    },
    sql: 'select items from attune.measure_answer where client_id = :clientId',
    cells: { ...READERS, 'massage therapist': ['withheld', 'no rows'] },
  },
  {
    row: 'measures: scores',
    does: 'assigns a questionnaire',
    action: 'measure.assign',
    given: async (walk) => {
      await gone(walk);
      return {};
    },
    after: gone,
    http: {
      document: mutation('assignMeasure', 'AssignMeasureInput'),
      variables: ({ clientId }) => ({ input: { clientId, code: 'PHQ-2', rhythm: 'BEFORE_SESSION' } }),
    },
    sql: `insert into attune.measure_assignment (practice_id, id, client_id, code, rhythm, clock, starts_on, assigned_by, assigned_at)
      values (:practice, gen_random_uuid(), :clientId, 'PHQ-2', 'BEFORE_SESSION', '09:00', current_date, attune.user_id(), now())`,
    cells: PSYCHOTHERAPIST_ALONE,
  },
  {
    row: 'measures: scores',
    does: 'ends a questionnaire of the plan',
    action: 'measure.assign',
    given: assigned,
    after: gone,
    http: {
      document: mutation('endMeasureAssignment', 'EndMeasureAssignmentInput'),
      variables: ({ assignmentId }) => ({ input: { assignmentId } }),
    },
    sql: `update attune.measure_assignment set ended_at = now(), ended_by = attune.user_id() where id = :assignmentId`,
    cells: {
      ...PSYCHOTHERAPIST_ALONE,
      self: ['forbidden', 'no rows'],
      'massage therapist': ['forbidden', 'no rows'],
      administrator: [null, 'no rows'],
      emergency: ['forbidden', 'no rows'],
      ...nobodyElse('no rows'),
    },
  },
  {
    row: 'measures: scores',
    does: 'reads which questionnaires are in the plan',
    action: 'measure.read',
    consent: 'MEASURES',
    given: assigned,
    after: gone,
    http: {
      document: ofClient('measureAssignments { id } measuresWithheld { __typename reason }'),
      variables: clientAlone,
      shown: (data: Anything) => (data.client?.measureAssignments ?? []).length > 0,
    },
    sql: 'select rhythm from attune.measure_assignment where id = :assignmentId',
    cells: {
      ...READERS,
      administrator: ['withheld', 'no rows'],
      'massage therapist': ['shown', 'rows'],
      'massage therapist, not shared': ['withheld', 'no rows'],
    },
  },
  {
    row: 'measures: scores',
    does: 'reads what became of each time',
    given: assigned,
    after: gone,
    sql: 'select state from attune.measure_occurrence where id = :occurrenceId',
    cells: {
      self: [null, 'rows'],
      psychotherapist: [null, 'rows'],
      'massage therapist': [null, 'no rows'],
      administrator: [null, 'no rows'],
      emergency: [null, 'rows'],
      stranger: [null, 'no rows'],
      outsider: [null, 'no rows'],
      'signed out': [null, 'no rows'],
    },
  },
  {
    row: 'measures: scores',
    does: 'leaves a questionnaire out for today',
    action: 'measure.skip',
    given: assigned,
    after: gone,
    http: {
      document: mutation('skipMeasure', 'SkipMeasureInput'),
      variables: ({ assignmentId, occurrence }) => ({ input: { assignmentId, occurrence } }),
    },
    sql: `insert into attune.measure_skip (practice_id, assignment_id, occurrence, client_id, at)
      values (:practice, :assignmentId, 'in SQL', :clientId, now())`,
    cells: {
      self: ['done', 'rows'],
      psychotherapist: ['forbidden', 'refused'],
      'massage therapist': ['forbidden', 'refused'],
      administrator: [null, 'refused'],
      emergency: ['forbidden', 'refused'],
      ...nobodyElse('refused'),
    },
  },
  {
    row: 'measures: scores',
    does: 'has looked at a questionnaire that did not come',
    action: 'measure.see',
    given: assigned,
    after: gone,
    http: {
      document: mutation('markMeasureSeen', 'MarkMeasureSeenInput'),
      variables: ({ occurrenceId }) => ({ input: { subjectId: occurrenceId } }),
    },
    sql: `insert into attune.measure_seen (practice_id, id, client_id, occurrence_id, seen_by, seen_at)
      values (:practice, :occurrenceId, :clientId, :occurrenceId, attune.user_id(), now())`,
    cells: {
      ...PSYCHOTHERAPIST_ALONE,
      'massage therapist': ['forbidden', 'refused'],
      administrator: ['forbidden', 'refused'],
    },
  },
];
