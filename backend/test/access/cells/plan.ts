import { draftPlan, planInput, proposePlan } from '../../harness/operations/care-plans.ts';
import { nobodyElse, says, type Things, type Try } from '../walk/try.ts';
import type { Walk } from '../walk/walk.ts';
import { clientAlone, mutation, ofClient } from './operations.ts';

const SEE_THE_PLAN: Try['cells'] = {
  self: ['shown', 'rows'],
  psychotherapist: ['shown', 'rows'],
  'massage therapist': ['shown', 'rows'],
  'massage therapist, not shared': ['withheld', 'no rows'],
  administrator: ['withheld', 'no rows'],
  emergency: ['shown', 'rows'],
  ...nobodyElse('no rows'),
};

const inForce = (column: string) => (walk: Walk) =>
  walk.value(
    `select ${column} from attune.care_plan p join attune.care_plan_version v
       on v.plan_id = p.id and v.version = p.active_version
     where p.client_id = $1 and p.state = 'ACTIVE'`,
    walk.ids.jonah,
  );

const newest = async (walk: Walk) => {
  const planId = await inForce('p.id')(walk);
  const version = await walk.value(
    'select max(version) from attune.care_plan_version where plan_id = $1',
    planId,
  );
  return { planId, version: Number(version), memberId: walk.ids.mara };
};

const draft = async (walk: Walk) => {
  const { planId, version } = await newest(walk);
  const input = planInput(walk.ids.jonah, { planId, expectedVersion: version });
  const { version: drafted } = await draftPlan(await walk.as('mara'), input);
  return { planId, version: Number(drafted) };
};

const proposed = async (walk: Walk) => {
  const { planId, version } = await draft(walk);
  await proposePlan(await walk.as('mara'), planId, version);
  return { planId, version };
};

const OF_VERSION = ({ planId, version }: Things) => ({ input: { planId, version } });
const READ = 'planWithheld { __typename reason } activePlan { summary guidance goals { statement } }';

/** What the team works towards. */
export const PLAN: readonly Try[] = [
  {
    row: 'plan',
    does: 'reads summary and guidance',
    action: 'plan.read',
    consent: 'PLAN',
    given: async (walk) => ({ summary: await inForce('v.summary')(walk) }),
    http: { document: ofClient(READ), variables: clientAlone, shown: says('summary') },
    sql: `select summary, guidance from attune.care_plan_version where client_id = :clientId and state = 'IN_FORCE'`,
    cells: SEE_THE_PLAN,
  },
  {
    row: 'goals for psychotherapy only',
    does: 'reads them',
    action: 'goal.readPsychotherapy',
    consent: 'PLAN',
    given: async (walk) => ({
      statement: await walk.value(
        `select g.statement from attune.goal g join attune.care_plan p on p.id = g.plan_id and p.active_version = g.version
         where p.client_id = $1 and p.state = 'ACTIVE' and g.audience = 'PSYCHOTHERAPY'`,
        walk.ids.jonah,
      ),
    }),
    http: { document: ofClient(READ), variables: clientAlone, shown: says('statement') },
    sql: `select statement from attune.goal where client_id = :clientId and audience = 'PSYCHOTHERAPY'`,
    cells: { ...SEE_THE_PLAN, 'massage therapist': ['absent', 'no rows'] },
  },
  {
    row: 'goals for psychotherapy only',
    does: 'writes one',
    given: async (walk) => {
      const { planId, version } = await draft(walk);
      return { planId, version };
    },
    sql: `insert into attune.goal (practice_id, id, plan_id, version, client_id, position, statement, audience)
      values (:practice, gen_random_uuid(), :planId, :version, :clientId, 9, 'Words', 'PSYCHOTHERAPY')`,
    cells: {
      self: [null, 'refused'],
      psychotherapist: [null, 'rows'],
      'massage therapist': [null, 'refused'],
      administrator: [null, 'refused'],
      stranger: [null, 'refused'],
      outsider: [null, 'refused'],
      'signed out': [null, 'refused'],
      emergency: [null, 'refused'],
    },
  },
  {
    row: 'plan',
    does: 'drafts a version',
    action: 'plan.draft',
    given: newest,
    http: {
      document: mutation('draftCarePlan', 'CarePlanInput'),
      variables: ({ clientId, planId, version }) => ({
        input: planInput(String(clientId), { planId, expectedVersion: version }),
      }),
    },
    sql: `insert into attune.care_plan_version (practice_id, plan_id, version, client_id, state, phase, summary, created_by)
      values (:practice, :planId, :version + 1, :clientId, 'DRAFT', 'PROCESSING', 'Words', :memberId)`,
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
    row: 'plan',
    does: 'proposes a version',
    action: 'plan.propose',
    given: draft,
    http: { document: mutation('proposeCarePlan', 'CarePlanVersionInput'), variables: OF_VERSION },
    sql: `update attune.care_plan_version set state = 'PROPOSED', proposed_at = now() where plan_id = :planId and version = :version`,
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
    does: 'agrees to a version',
    action: 'plan.agree',
    consent: 'PLAN',
    given: proposed,
    http: { document: mutation('agreeToCarePlan', 'CarePlanVersionInput'), variables: OF_VERSION },
    sql: `insert into attune.agreement (practice_id, plan_id, version, client_id, user_id, member_id, role, name)
      values (:practice, :planId, :version, :clientId, attune.user_id(),
        case when attune.client_id() = :clientId then null else attune.member_id() end, 'ROLE', 'Name')`,
    cells: {
      self: ['done', 'rows'],
      psychotherapist: ['done', null],
      'massage therapist': ['done', 'rows'],
      // Who does not see the plan finds none to agree to; `planWithheld` says why.
      'massage therapist, not shared': ['not found', 'refused'],
      administrator: ['forbidden', 'refused'],
      emergency: ['forbidden', 'refused'],
      ...nobodyElse('refused'),
    },
  },
  {
    row: 'plan',
    does: 'puts the plan aside',
    given: async (walk) => ({ planId: await inForce('p.id')(walk) }),
    sql: `update attune.care_plan set state = 'REVOKED' where id = :planId`,
    cells: {
      // R7: a client agrees, and changes nothing else of a plan.
      self: [null, 'refused'],
      psychotherapist: [null, 'rows'],
      'massage therapist': [null, 'no rows'],
      administrator: [null, 'no rows'],
      stranger: [null, 'no rows'],
      outsider: [null, 'no rows'],
      'signed out': [null, 'no rows'],
      emergency: [null, 'no rows'],
    },
  },
  {
    row: 'plan',
    does: 'takes a proposed version back',
    given: proposed,
    sql: `update attune.care_plan_version set state = 'WITHDRAWN' where plan_id = :planId and version = :version`,
    cells: {
      self: [null, 'refused'],
      psychotherapist: [null, 'rows'],
      'massage therapist': [null, 'no rows'],
    },
  },
];
