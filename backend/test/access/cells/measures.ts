import { randomUUID } from 'node:crypto';
import { type Anything } from '../../harness/index.ts';
import { nobodyElse, type Try } from '../walk/try.ts';
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
    does: 'reads the time line',
    action: 'timeLine.read',
    http: {
      document: ofClient('timeLine { since days { date } }'),
      variables: clientAlone,
      shown: (data: Anything) => data.client?.timeLine !== null && data.client?.timeLine !== undefined,
    },
    cells: {
      // What is theirs of it they read elsewhere, in plain words.
      self: ['absent', null],
      psychotherapist: ['shown', null],
      'massage therapist': ['shown', null],
      administrator: ['absent', null],
      emergency: ['shown', null],
      stranger: ['as if absent', null],
      outsider: ['as if absent', null],
      'signed out': ['signed out', null],
    },
  },
  {
    row: 'measures: scores',
    does: 'saves the time line as a file',
    action: 'timeLine.export',
    http: {
      document: mutation('exportTimeLine', 'ExportTimeLineInput'),
      variables: ({ clientId }) => ({ input: { clientId, format: 'CSV' } }),
    },
    cells: {
      self: ['forbidden', null],
      psychotherapist: ['done', null],
      'massage therapist': ['done', null],
      administrator: ['forbidden', null],
      emergency: ['forbidden', null],
      stranger: ['as if absent', null],
      outsider: ['as if absent', null],
      'signed out': ['signed out', null],
    },
  },
];
