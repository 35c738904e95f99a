import type { Anything } from '../../harness/index.ts';
import { nobodyElse, type Things, type Try } from '../walk/try.ts';
import type { Walk } from '../walk/walk.ts';
import { clientAlone, mutation, ofClient } from './operations.ts';

const SENTENCE = 'Before sleep, by the window';

const withoutExercises = async (walk: Walk): Promise<void> => {
  await walk.history('delete from attune.exercise_mark where client_id = $1', walk.ids.jonah);
  await walk.history(
    'delete from attune.plan_exercise where client_id = $1 and sentence = $2',
    walk.ids.jonah,
    SENTENCE,
  );
};

/** One beside Jonah's plan, marked today, and shown. */
const assigned = async (walk: Walk): Promise<Things> => {
  await withoutExercises(walk);
  await walk.history(
    `insert into attune.plan_exercise (practice_id, id, client_id, exercise, sentence, assigned_by, assigned_at)
     values ($1, gen_random_uuid(), $2, 'FIVE_SENSES', $3, $4, now())`,
    walk.ids.practice,
    walk.ids.jonah,
    SENTENCE,
    walk.ids.mara,
  );
  return {
    exerciseId: await walk.value(
      'select id from attune.plan_exercise where client_id = $1 and sentence = $2',
      walk.ids.jonah,
      SENTENCE,
    ),
    memberId: walk.ids.mara,
  };
};

const marked = (shown: boolean) => async (walk: Walk) => {
  const things = await assigned(walk);
  await walk.history(
    `insert into attune.exercise_mark (practice_id, id, exercise_id, client_id, done_on, shown)
     values ($1, gen_random_uuid(), $2, $3, current_date, ${shown})`,
    walk.ids.practice,
    things['exerciseId'],
    walk.ids.jonah,
  );
  return things;
};

const marksShown = (data: Anything) =>
  (data.client?.planExercises ?? []).some(
    (one: Anything) => one.sentence === SENTENCE && one.doneOn.length > 0,
  );

const TEAM_ALONE: Try['cells'] = {
  self: ['forbidden', 'refused'],
  psychotherapist: ['done', 'rows'],
  'massage therapist': ['forbidden', 'refused'],
  administrator: ['forbidden', 'refused'],
  emergency: ['forbidden', 'refused'],
  ...nobodyElse('refused'),
};

/** Exercises beside the plan, and the client's marks. */
export const EXERCISES: readonly Try[] = [
  {
    row: 'plan',
    does: 'reads the exercises beside it',
    action: 'exercise.read',
    consent: 'PLAN',
    given: assigned,
    after: withoutExercises,
    http: {
      document: ofClient('planExercises { sentence }'),
      variables: clientAlone,
      shown: (data: Anything) =>
        (data.client?.planExercises ?? []).some((one: Anything) => one.sentence === SENTENCE),
    },
    sql: 'select sentence from attune.plan_exercise where id = :exerciseId',
    cells: {
      self: ['shown', 'rows'],
      psychotherapist: ['shown', 'rows'],
      'massage therapist': ['shown', 'rows'],
      'massage therapist, not shared': ['absent', 'no rows'],
      administrator: ['absent', 'no rows'],
      emergency: ['shown', 'rows'],
      ...nobodyElse('no rows'),
    },
  },
  {
    row: 'plan',
    does: 'puts an exercise beside it',
    action: 'exercise.assign',
    given: async (walk) => ({ memberId: walk.ids.mara }),
    after: withoutExercises,
    http: {
      document: mutation('assignExercise', 'AssignExerciseInput'),
      variables: ({ clientId }) => ({ input: { clientId, exercise: 'FIVE_SENSES', sentence: SENTENCE } }),
    },
    sql: `insert into attune.plan_exercise (practice_id, id, client_id, exercise, sentence, assigned_by, assigned_at)
      values (:practice, gen_random_uuid(), :clientId, 'FIVE_SENSES', '${SENTENCE}', attune.member_id(), now())`,
    cells: TEAM_ALONE,
  },
  {
    row: 'plan',
    does: 'takes an exercise away',
    action: 'exercise.assign',
    given: assigned,
    after: withoutExercises,
    http: {
      document: mutation('endExercise', 'EndExerciseInput'),
      variables: ({ clientId, exerciseId }) => ({ input: { clientId, exerciseId } }),
    },
    sql: 'update attune.plan_exercise set ended_at = now(), ended_by = :memberId where id = :exerciseId',
    cells: {
      self: ['forbidden', 'no rows'],
      psychotherapist: ['done', 'rows'],
      'massage therapist': ['forbidden', 'no rows'],
      administrator: ['forbidden', 'no rows'],
      emergency: ['forbidden', 'no rows'],
      ...nobodyElse('no rows'),
    },
  },
  {
    row: 'plan',
    does: 'marks an exercise as done',
    action: 'exercise.mark',
    given: assigned,
    after: withoutExercises,
    http: {
      document: mutation('markExercise', 'MarkExerciseInput'),
      variables: ({ exerciseId }) => ({ input: { exerciseId, done: true } }),
    },
    sql: `insert into attune.exercise_mark (practice_id, id, exercise_id, client_id, done_on, shown)
      values (:practice, gen_random_uuid(), :exerciseId, :clientId, current_date, false)`,
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
    row: 'plan',
    does: 'reads marks that the client shows',
    given: marked(true),
    after: withoutExercises,
    http: {
      document: ofClient('planExercises { sentence doneOn }'),
      variables: clientAlone,
      shown: marksShown,
    },
    sql: 'select done_on from attune.exercise_mark where exercise_id = :exerciseId',
    cells: {
      self: ['shown', 'rows'],
      psychotherapist: ['shown', 'rows'],
      'massage therapist': ['absent', 'no rows'],
      administrator: ['absent', 'no rows'],
      emergency: ['absent', 'no rows'],
      ...nobodyElse('no rows'),
    },
  },
  {
    row: 'plan',
    does: 'reads marks that the client keeps',
    given: marked(false),
    after: withoutExercises,
    http: {
      document: ofClient('planExercises { sentence doneOn }'),
      variables: clientAlone,
      shown: marksShown,
    },
    sql: 'select done_on from attune.exercise_mark where exercise_id = :exerciseId',
    cells: {
      self: ['shown', 'rows'],
      psychotherapist: ['absent', 'no rows'],
      'massage therapist': ['absent', 'no rows'],
      administrator: ['absent', 'no rows'],
      emergency: ['absent', 'no rows'],
      ...nobodyElse('no rows'),
    },
  },
];
