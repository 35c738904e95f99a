import type { Anything } from '../../harness/index.ts';
import { nobodyElse, says, type Things, type Try } from '../walk/try.ts';
import type { Walk } from '../walk/walk.ts';
import { clientAlone, mutation, ofClient } from './operations.ts';

const TABLES = [
  'plan_adjustment_event',
  'plan_adjustment_response',
  'plan_adjustment_round',
  'plan_adjustment',
];
const away = async (walk: Walk): Promise<void> => {
  for (const table of TABLES) {
    await walk.history(`delete from attune.${table} where client_id = $1`, walk.ids.jonah);
  }
};

/** The first bodywork of Jonah's plan, and the newest signed session response. */
const ground = async (walk: Walk): Promise<Things> => {
  await away(walk);
  const { jonah } = walk.ids;
  const one = (column: string) =>
    walk.value(
      `select ${column} from attune.care_plan p
       join attune.activity a on a.practice_id = p.practice_id and a.plan_id = p.id and a.version = p.active_version
       where p.client_id = $1 and p.state = 'ACTIVE' and a.discipline = 'MASSAGE' order by a.position limit 1`,
      jonah,
    );
  return {
    planId: await one('p.id'),
    version: Number(await one('p.active_version')),
    activityId: await one('a.id'),
    lineId: await one('a.line_id'),
    noteId: await walk.value(
      'select note_id from attune.session_response where client_id = $1 and signed order by note_id desc limit 1',
      jonah,
    ),
  };
};

/** A change of it, as Ines proposed it, and where it stands. */
const proposed =
  (state: 'PROPOSED' | 'ACKNOWLEDGED' = 'PROPOSED') =>
  async (walk: Walk): Promise<Things> => {
    const things = await ground(walk);
    const { practice, jonah, ines } = walk.ids;
    await walk.history(
      `insert into attune.plan_adjustment (practice_id, id, client_id, plan_id, activity_line_id, discipline, state, round, version,
         proposed_by, proposed_at, changed_at)
       values ($1, gen_random_uuid(), $2, $3, $4, 'MASSAGE', $5, 1, $6, $7, now(), now())`,
      practice,
      jonah,
      things['planId'],
      things['lineId'],
      state,
      state === 'PROPOSED' ? null : things['version'],
      ines,
    );
    const adjustmentId = await walk.value(
      'select id from attune.plan_adjustment where client_id = $1',
      jonah,
    );
    await walk.history(
      `insert into attune.plan_adjustment_round (practice_id, adjustment_id, round, client_id, base_version, from_modality,
         from_minutes, from_every_weeks, from_max_pressure, to_modality, to_minutes, to_every_weeks, to_max_pressure, why, at)
       values ($1, $2, 1, $3, $4, 'RESTORATIVE', 60, 2, 2, 'RESTORATIVE', 45, 2, 2, 'He tires of the hour.', now())`,
      practice,
      adjustmentId,
      jonah,
      things['version'],
    );
    await walk.history(
      `insert into attune.plan_adjustment_response (practice_id, adjustment_id, round, note_id, client_id) values ($1, $2, 1, $3, $4)`,
      practice,
      adjustmentId,
      things['noteId'],
      jonah,
    );
    return { ...things, adjustmentId, why: 'He tires of the hour.' };
  };

const WISH = {
  modality: 'RESTORATIVE',
  minutes: 45,
  everyWeeks: 2,
  maxPressure: 2,
  why: 'He tires of the hour.',
};
const OF_ROUND = ({ adjustmentId }: Things) => ({ input: { adjustmentId, round: 1 } });
const READ = 'planAdjustments { rounds { why } }';
const refusedEvent = (kind: string, words: string) =>
  `insert into attune.plan_adjustment_event (practice_id, id, adjustment_id, client_id, round, kind, words, at, by_user, by_member, by_name)
   values (:practice, gen_random_uuid(), :adjustmentId, :clientId, 1, '${kind}', ${words}, now(), attune.user_id(), attune.member_id(), 'Name')`;

const READERS: Try['cells'] = {
  psychotherapist: ['shown', 'rows'],
  'massage therapist': ['shown', 'rows'],
  'massage therapist, not shared': ['absent', 'no rows'],
  administrator: ['absent', 'no rows'],
  emergency: ['absent', 'no rows'],
  ...nobodyElse('no rows'),
};

/** Changes of single activities, how goals go, and when the plan is looked at again. */
export const ADJUSTMENTS: readonly Try[] = [
  {
    row: 'plan',
    does: 'reads a change that has become a version',
    action: 'adjustment.read',
    consent: 'PLAN',
    given: proposed('ACKNOWLEDGED'),
    after: away,
    http: { document: ofClient(READ), variables: clientAlone, shown: says('why') },
    sql: 'select why from attune.plan_adjustment_round where adjustment_id = :adjustmentId',
    cells: { self: ['shown', 'rows'], ...READERS },
  },
  {
    row: 'plan',
    does: 'reads a change that the team still talks about',
    consent: 'PLAN',
    given: proposed(),
    after: away,
    http: { document: ofClient(READ), variables: clientAlone, shown: says('why') },
    sql: 'select why from attune.plan_adjustment_round where adjustment_id = :adjustmentId',
    cells: { self: ['absent', 'no rows'], ...READERS },
  },
  {
    row: 'plan',
    does: 'proposes a change of an activity',
    action: 'adjustment.propose',
    consent: 'PLAN',
    given: ground,
    after: away,
    http: {
      document: mutation('proposeAdjustment', 'ProposeAdjustmentInput'),
      variables: ({ planId, version, activityId, noteId }) => ({
        input: { planId, version, activityId, responseIds: [noteId], ...WISH },
      }),
    },
    sql: `insert into attune.plan_adjustment (practice_id, id, client_id, plan_id, activity_line_id, discipline, state, round,
        proposed_by, proposed_at, changed_at)
      values (:practice, gen_random_uuid(), :clientId, :planId, :lineId, 'MASSAGE', 'PROPOSED', 1, attune.member_id(), now(), now())`,
    cells: {
      self: ['forbidden', 'refused'],
      psychotherapist: ['done', 'rows'],
      'massage therapist': ['done', 'rows'],
      'massage therapist, not shared': ['not found', 'refused'],
      administrator: ['forbidden', 'refused'],
      emergency: ['forbidden', 'refused'],
      ...nobodyElse('refused'),
    },
  },
  {
    row: 'plan',
    does: 'takes a proposed change back',
    action: 'adjustment.revise',
    own: true,
    given: proposed(),
    after: away,
    http: { document: mutation('withdrawAdjustment', 'WithdrawAdjustmentInput'), variables: OF_ROUND },
    sql: refusedEvent('WITHDRAW', 'null'),
    cells: {
      self: ['forbidden', 'refused'],
      'psychotherapist, not the author': ['forbidden', 'refused'],
      'massage therapist': ['done', 'rows'],
      administrator: ['forbidden', 'refused'],
      emergency: ['not found', 'refused'],
      ...nobodyElse('refused'),
    },
  },
  {
    row: 'plan',
    does: 'objects to a change',
    action: 'adjustment.answer',
    lead: true,
    given: proposed(),
    after: away,
    http: {
      document: mutation('objectToAdjustment', 'ObjectToAdjustmentInput'),
      variables: ({ adjustmentId }) => ({ input: { adjustmentId, round: 1, reason: 'Too soon.' } }),
    },
    sql: refusedEvent('OBJECT', `'Too soon.'`),
    cells: {
      self: ['forbidden', 'refused'],
      psychotherapist: ['done', 'rows'],
      'massage therapist': ['forbidden', 'refused'],
      administrator: ['forbidden', 'refused'],
      emergency: ['not found', 'refused'],
      ...nobodyElse('refused'),
    },
  },
  {
    row: 'plan',
    does: 'says that a change is in force',
    given: proposed('ACKNOWLEDGED'),
    after: away,
    sql: refusedEvent('BRING_INTO_FORCE', 'null'),
    cells: {
      self: [null, 'refused'],
      psychotherapist: [null, 'refused'],
      'massage therapist': [null, 'refused'],
    },
  },
  {
    row: 'plan',
    does: 'says that a step is reached',
    action: 'goal.recordProgress',
    given: async (walk) => {
      const step = (column: string) =>
        walk.value(
          `select ${column} from attune.goal_step s join attune.goal g on g.practice_id = s.practice_id and g.id = s.goal_id
           where s.client_id = $1 order by s.version desc, s.position desc limit 1`,
          walk.ids.jonah,
        );
      return {
        planId: await step('s.plan_id'),
        goalId: await step('g.id'),
        lineId: await step('g.line_id'),
        stepId: await step('s.line_id'),
      };
    },
    http: {
      document: mutation('recordGoalProgress', 'RecordGoalProgressInput'),
      variables: ({ goalId, stepId }) => ({ input: { goalId, stepId, reachedOn: '2026-01-05' } }),
    },
    sql: `insert into attune.goal_progress (practice_id, id, plan_id, client_id, line_id, step_line_id, reached_on, at, by_user, by_member, by_name)
      values (:practice, gen_random_uuid(), :planId, :clientId, :lineId, :stepId, '2026-01-05', now(), attune.user_id(),
        case when attune.client_id() = :clientId then null else attune.member_id() end, 'Name')`,
    cells: {
      self: ['done', 'rows'],
      psychotherapist: ['done', 'rows'],
      'massage therapist': ['forbidden', 'refused'],
      administrator: ['forbidden', 'refused'],
      emergency: ['forbidden', 'refused'],
      ...nobodyElse('refused'),
    },
  },
  {
    row: 'goals for psychotherapy only',
    does: 'reads how they go',
    action: 'goal.readPsychotherapy',
    consent: 'PLAN',
    given: async (walk) => {
      const goal = (column: string) =>
        walk.value(
          `select ${column} from attune.goal where client_id = $1 and audience = 'PSYCHOTHERAPY' order by version desc limit 1`,
          walk.ids.jonah,
        );
      await walk.history(
        `insert into attune.goal_progress (practice_id, id, plan_id, client_id, line_id, achievement, note, at, by_user, by_member, by_name)
         select $1, gen_random_uuid(), $2, $3, $4, 'IMPROVING', 'Between us.', now(), m.user_id, m.id, m.name
         from attune.member m where m.id = $5`,
        walk.ids.practice,
        await goal('plan_id'),
        walk.ids.jonah,
        await goal('line_id'),
        walk.ids.mara,
      );
      return { note: 'Between us.' };
    },
    after: (walk) => walk.history(`delete from attune.goal_progress where note = 'Between us.'`),
    http: {
      document: ofClient('planWithheld { __typename reason } activePlan { goals { history { note } } }'),
      variables: clientAlone,
      shown: says('note'),
    },
    sql: `select note from attune.goal_progress where client_id = :clientId and note = 'Between us.'`,
    cells: {
      self: ['shown', 'rows'],
      psychotherapist: ['shown', 'rows'],
      'massage therapist': ['absent', 'no rows'],
      administrator: ['withheld', 'no rows'],
      emergency: ['shown', 'rows'],
      ...nobodyElse('no rows'),
    },
  },
  {
    row: 'plan',
    does: 'reads when it is looked at again',
    action: 'plan.read',
    consent: 'PLAN',
    http: {
      document: ofClient('planWithheld { __typename reason } activePlan { nextReview { dueOn } }'),
      variables: clientAlone,
      shown: (data: Anything) => Boolean(data.client?.activePlan?.nextReview),
    },
    sql: 'select due_on from attune.plan_review where client_id = :clientId and held_at is null',
    cells: {
      self: ['shown', 'rows'],
      psychotherapist: ['shown', 'rows'],
      'massage therapist': ['shown', 'rows'],
      'massage therapist, not shared': ['withheld', 'no rows'],
      administrator: ['withheld', 'no rows'],
      emergency: ['shown', 'rows'],
      ...nobodyElse('no rows'),
    },
  },
  {
    row: 'plan',
    does: 'says when it is looked at again',
    action: 'plan.review',
    given: async (walk) => ({
      planId: await walk.value(
        `select id from attune.care_plan where client_id = $1 and state = 'ACTIVE'`,
        walk.ids.jonah,
      ),
    }),
    http: {
      document: mutation('setPlanReview', 'SetPlanReviewInput'),
      variables: ({ planId }) => ({ input: { planId, on: '2099-01-05' } }),
    },
    sql: `update attune.plan_review set moved_at = now() where plan_id = :planId and held_at is null`,
    cells: {
      self: ['forbidden', 'no rows'],
      psychotherapist: ['done', 'rows'],
      'massage therapist': ['forbidden', 'no rows'],
      administrator: ['forbidden', 'no rows'],
      emergency: ['forbidden', 'no rows'],
      ...nobodyElse('no rows'),
    },
  },
];
