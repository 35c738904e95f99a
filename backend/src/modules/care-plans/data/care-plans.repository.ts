import type {
  CarePlanDraft,
  Phase,
  PlannedActivity,
  PlanState,
  PlanVersionState,
  Role,
} from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import { type Statement, sql, type Unit } from '../../../platform/database/index.ts';
import type { EarlierLines, KeptActivity, KeptGoal } from '../domain/lines.ts';
import type { TeamCredential } from '../domain/refusals.ts';

/** A plan as a change looks at it. */
export interface PlanHead {
  readonly id: string;
  readonly clientId: string;
  readonly state: PlanState;
}

/** A version as a change looks at it. */
export interface VersionHead {
  readonly id: string;
  readonly version: number;
  readonly state: PlanVersionState;
  readonly phase: Phase;
}

/** Where a new version goes. */
export interface VersionPlace {
  readonly versionId: string;
  readonly planId: string;
  readonly version: number;
}

/** Whose agreement there is, of those without whom nothing comes into force (R7). */
export interface Standing {
  readonly hasLead: boolean;
  readonly clientAgreed: boolean;
  readonly leadAgreed: boolean;
}

/** What a version holds, each goal, step and activity with what it is through all versions. */
export interface VersionContent extends Pick<CarePlanDraft, 'phase' | 'summary' | 'guidance' | 'rules'> {
  readonly goals: readonly KeptGoal[];
  readonly activities: readonly KeptActivity[];
}

export type Write = readonly [Statement, readonly unknown[]];

const HEAD = `select id, client_id as "clientId", state from attune.care_plan
  where practice_id = (select attune.practice_id()) and id = $1`;
const FIND = sql('carePlans.head', HEAD);
const LOCK = sql('carePlans.lock', `${HEAD} for no key update`);
const VERSION_HEADS = sql(
  'carePlans.versionHeads',
  `select id, version, state, phase from attune.care_plan_version
   where practice_id = (select attune.practice_id()) and plan_id = $1 order by version desc`,
);
const ACTIVITIES_IN = sql(
  'carePlans.activitiesOfVersion',
  `select discipline, modality, minutes, every_weeks as "everyWeeks", max_pressure as "maxPressure",
     focus_regions as "focusRegions", avoid_regions as "avoidRegions", reason, adjustment
   from attune.activity where practice_id = (select attune.practice_id()) and plan_id = $1 and version = $2
   order by position`,
);
const TEAM_CREDENTIALS = sql(
  'carePlans.teamCredentials',
  `select t.member_id as "memberId", t.discipline as practises, c.kind, c.discipline, c.training,
     c.valid_from as "validFrom", c.valid_until as "validUntil", c.verified_at is not null as verified
   from attune.care_team_member t
   join attune.credential c on c.practice_id = t.practice_id and c.member_id = t.member_id
   where t.practice_id = (select attune.practice_id()) and t.client_id = $1 and t.state <> 'ENDED'`,
);
const INSERT_PLAN = sql(
  'carePlans.insert',
  `insert into attune.care_plan (practice_id, id, client_id, state, created_at, created_by, updated_at)
   values (attune.practice_id(), $1, $2, 'DRAFT', $3, attune.member_id(), $3)`,
);
const INSERT_VERSION = sql(
  'carePlans.insertVersion',
  `insert into attune.care_plan_version (practice_id, id, plan_id, version, client_id, state, phase, summary, guidance,
     created_at, created_by)
   values (attune.practice_id(), $1, $2, $3, $4, 'DRAFT', $5, $6, $7, $8, attune.member_id())`,
);
const OWN = 'attune.practice_id(), x.id, $1::uuid, $2::integer, $3::uuid, x.position';
const INSERT_GOALS = sql(
  'carePlans.insertGoals',
  `insert into attune.goal (practice_id, id, plan_id, version, client_id, position, statement, measure_code, target,
     due, audience, line_id)
   select ${OWN}, x.statement, x."measureCode", x.target, x.due, x.audience, x."lineId"
   from jsonb_to_recordset($4::jsonb) as x (id uuid, position integer, statement text, "measureCode" text,
     target double precision, due date, audience text, "lineId" uuid)`,
);
const INSERT_STEPS = sql(
  'carePlans.insertSteps',
  `insert into attune.goal_step (practice_id, id, plan_id, version, client_id, position, goal_id, text, line_id)
   select ${OWN}, x."goalId", x.text, x."lineId"
   from jsonb_to_recordset($4::jsonb) as x (id uuid, position integer, "goalId" uuid, text text, "lineId" uuid)`,
);
/** What the versions of a plan were made of, the newest first: a goal that was left out may come back. */
const LINES = sql(
  'carePlans.lines',
  `select coalesce((select jsonb_agg(jsonb_build_object('lineId', g.line_id, 'statement', g.statement,
       'steps', (select coalesce(jsonb_agg(jsonb_build_object('lineId', s.line_id, 'text', s.text)), '[]')
         from attune.goal_step s where s.practice_id = g.practice_id and s.goal_id = g.id)) order by g.version desc, g.position)
     from attune.goal g where g.practice_id = (select attune.practice_id()) and g.plan_id = $1), '[]') as goals,
   coalesce((select jsonb_agg(jsonb_build_object('lineId', y.line_id, 'discipline', y.discipline, 'modality', y.modality)
       order by y.version desc, y.position)
     from attune.activity y where y.practice_id = (select attune.practice_id()) and y.plan_id = $1), '[]') as activities`,
);
/** All that a version holds, for the next one to be made of it. */
const CONTENT = sql(
  'carePlans.content',
  `select v.phase, v.summary, v.guidance,
     coalesce((select jsonb_agg(jsonb_build_object('lineId', g.line_id, 'statement', g.statement, 'measureCode', g.measure_code,
         'target', g.target, 'due', g.due, 'audience', g.audience,
         'steps', (select coalesce(jsonb_agg(jsonb_build_object('lineId', s.line_id, 'text', s.text) order by s.position), '[]')
           from attune.goal_step s where s.practice_id = g.practice_id and s.goal_id = g.id)) order by g.position)
       from attune.goal g where g.practice_id = v.practice_id and g.plan_id = v.plan_id and g.version = v.version), '[]') as goals,
     coalesce((select jsonb_agg(jsonb_build_object('lineId', y.line_id, 'discipline', y.discipline, 'modality', y.modality,
         'minutes', y.minutes, 'everyWeeks', y.every_weeks, 'maxPressure', y.max_pressure, 'focusRegions', y.focus_regions,
         'avoidRegions', y.avoid_regions, 'reason', y.reason, 'adjustment', y.adjustment) order by y.position)
       from attune.activity y where y.practice_id = v.practice_id and y.plan_id = v.plan_id and y.version = v.version), '[]') as activities,
     coalesce((select jsonb_agg(jsonb_build_object('kind', r.kind, 'from', r.from_class, 'to', r.to_class, 'hours', r.hours,
         'everyWeeks', r.every_weeks, 'toleranceDays', r.tolerance_days, 'count', r.count, 'weekdays', r.weekdays,
         'fromTime', r.from_time, 'toTime', r.to_time, 'hard', r.hard, 'reason', r.reason) order by r.position)
       from attune.coordination_rule r where r.practice_id = v.practice_id and r.plan_id = v.plan_id and r.version = v.version), '[]') as rules
   from attune.care_plan_version v
   where v.practice_id = (select attune.practice_id()) and v.plan_id = $1 and v.version = $2`,
);
const INSERT_ACTIVITIES = sql(
  'carePlans.insertActivities',
  `insert into attune.activity (practice_id, id, plan_id, version, client_id, position, discipline, modality, minutes,
     every_weeks, max_pressure, focus_regions, avoid_regions, reason, adjustment, line_id)
   select ${OWN}, x.discipline, x.modality, x.minutes, x."everyWeeks", x."maxPressure", x."focusRegions",
     x."avoidRegions", x.reason, x.adjustment, x."lineId"
   from jsonb_to_recordset($4::jsonb) as x (id uuid, position integer, discipline text, modality text,
     minutes integer, "everyWeeks" integer, "maxPressure" integer, "focusRegions" text[], "avoidRegions" text[],
     reason text, adjustment text, "lineId" uuid)`,
);
const INSERT_RULES = sql(
  'carePlans.insertRules',
  `insert into attune.coordination_rule (practice_id, id, plan_id, version, client_id, position, kind, from_class,
     to_class, hours, every_weeks, tolerance_days, count, weekdays, from_time, to_time, hard, reason)
   select ${OWN}, x.kind, x."from", x."to", x.hours, x."everyWeeks", x."toleranceDays", x.count, x.weekdays,
     x."fromTime", x."toTime", x.hard, x.reason
   from jsonb_to_recordset($4::jsonb) as x (id uuid, position integer, kind text, "from" text, "to" text,
     hours integer, "everyWeeks" integer, "toleranceDays" integer, count integer, weekdays integer[],
     "fromTime" time, "toTime" time, hard boolean, reason text)`,
);
const WITHDRAW = sql(
  'carePlans.withdraw',
  `update attune.care_plan_version set state = 'WITHDRAWN'
   where practice_id = (select attune.practice_id()) and plan_id = $1 and state = $2`,
);
const PROPOSE = sql(
  'carePlans.propose',
  `update attune.care_plan_version set state = 'PROPOSED', proposed_at = $3
   where practice_id = (select attune.practice_id()) and plan_id = $1 and version = $2`,
);
const SUPERSEDE = sql(
  'carePlans.supersede',
  `update attune.care_plan_version set state = 'SUPERSEDED'
   where practice_id = (select attune.practice_id()) and plan_id = $1 and state = 'IN_FORCE'`,
);
const IN_FORCE = sql(
  'carePlans.bringIntoForce',
  `update attune.care_plan_version set state = 'IN_FORCE', in_force_at = $3
   where practice_id = (select attune.practice_id()) and plan_id = $1 and version = $2`,
);
const MOVE = sql(
  'carePlans.move',
  `update attune.care_plan set state = $2, active_version = coalesce($3, active_version), updated_at = $4
   where practice_id = (select attune.practice_id()) and id = $1`,
);
const AGREE = sql(
  'carePlans.agree',
  `insert into attune.agreement (practice_id, plan_id, version, client_id, user_id, member_id, since_version, role, name, at)
   values (attune.practice_id(), $1, $2, $3, attune.user_id(), case when $4 = 'CLIENT' then null else attune.member_id() end,
     (select max(a.version) from attune.agreement a where a.practice_id = (select attune.practice_id())
       and a.plan_id = $1 and a.version < $2 and a.user_id = (select attune.user_id())), $4, $5, $6)
   on conflict do nothing returning version`,
);
const STANDING = sql(
  'carePlans.standing',
  `with lead as (
     select member_id from attune.care_team_member where practice_id = (select attune.practice_id())
       and client_id = $3 and lead and state in ('TRIAL', 'ACTIVE')),
   given as (
     select member_id from attune.agreement where practice_id = (select attune.practice_id())
       and plan_id = $1 and version = $2)
   select exists (select 1 from lead) as "hasLead",
     exists (select 1 from given where member_id is null) as "clientAgreed",
     exists (select 1 from given join lead using (member_id)) as "leadAgreed"`,
);

/** Writes care plans and what changes need to know of them, within a unit of work. */
@Injectable()
export class CarePlansRepository {
  /** A plan that the actor may see; null otherwise. */
  find(unit: Unit, planId: string): Promise<PlanHead | null> {
    return unit.one<PlanHead>(FIND, [planId]);
  }

  /**
   * The plan, kept from changing under us, and its versions that the actor sees, newest first. All
   * who change a plan take this lock first, so that nobody waits for the other in a circle.
   */
  async lock(unit: Unit, planId: string): Promise<{ plan: PlanHead | null; versions: VersionHead[] }> {
    const [plans, versions] = await unit.all([
      [LOCK, [planId]],
      [VERSION_HEADS, [planId]],
    ]);
    return {
      plan: (plans?.[0] as PlanHead | undefined) ?? null,
      versions: (versions ?? []) as VersionHead[],
    };
  }

  /** The versions of a plan that the actor sees, newest first. */
  versions(unit: Unit, planId: string): Promise<VersionHead[]> {
    return unit.query<VersionHead>(VERSION_HEADS, [planId]);
  }

  activities(unit: Unit, planId: string, version: number): Promise<PlannedActivity[]> {
    return unit.query<PlannedActivity>(ACTIVITIES_IN, [planId, version]);
  }

  /** What the people of a client's team hold, also of those proposed. */
  teamCredentials(unit: Unit, clientId: string): Promise<TeamCredential[]> {
    return unit.query<TeamCredential>(TEAM_CREDENTIALS, [clientId]);
  }

  insertPlan(planId: string, clientId: string, at: string): Write {
    return [INSERT_PLAN, [planId, clientId, at]];
  }

  /** All that a draft holds, as the statements that write it. */
  insertVersion(
    { versionId, planId, version }: VersionPlace,
    clientId: string,
    content: VersionContent,
    at: string,
  ): Write[] {
    const { phase, summary, guidance } = content;
    const placed = <Line extends object>(list: readonly Line[]) =>
      list.map((line, index) => ({ ...line, id: newId(), position: index + 1 }));
    const goals = placed(content.goals);
    const steps = goals.flatMap((goal) => placed(goal.steps).map((step) => ({ ...step, goalId: goal.id })));
    const of = (list: readonly object[]) => [planId, version, clientId, JSON.stringify(list)];
    return [
      [INSERT_VERSION, [versionId, planId, version, clientId, phase, summary, guidance, at]],
      [INSERT_GOALS, of(goals)],
      [INSERT_STEPS, of(steps)],
      [INSERT_ACTIVITIES, of(placed(content.activities))],
      [INSERT_RULES, of(placed(content.rules))],
    ];
  }

  /** What a plan held so far, as far as it makes goals, steps and activities the same ones. */
  async lines(unit: Unit, planId: string): Promise<EarlierLines> {
    return (await unit.one<EarlierLines>(LINES, [planId])) ?? { goals: [], activities: [] };
  }

  /** All of a version; null where it is not there, or not open to the actor. */
  content(unit: Unit, planId: string, version: number): Promise<VersionContent | null> {
    return unit.one<VersionContent>(CONTENT, [planId, version]);
  }

  /** Withdraws the version of a plan that stands in a state before it was in force. */
  withdraw(planId: string, state: 'DRAFT' | 'PROPOSED'): Write {
    return [WITHDRAW, [planId, state]];
  }

  propose(planId: string, version: number, at: string): Write {
    return [PROPOSE, [planId, version, at]];
  }

  move(planId: string, state: PlanState, at: string): Write {
    return [MOVE, [planId, state, null, at]];
  }

  /** The statements by which a version follows the one in force. */
  bringIntoForce(planId: string, version: number, state: PlanState, at: string): Write[] {
    return [
      [SUPERSEDE, [planId]],
      [IN_FORCE, [planId, version, at]],
      [MOVE, [planId, state, version, at]],
    ];
  }

  /** The actor's agreement; it keeps which version was agreed to before. */
  agree(
    { planId, version, clientId }: { planId: string; version: number; clientId: string },
    role: Role,
    name: string,
    at: string,
  ): Write {
    return [AGREE, [planId, version, clientId, role, name, at]];
  }

  async standing(unit: Unit, planId: string, version: number, clientId: string): Promise<Standing> {
    const standing = await unit.one<Standing>(STANDING, [planId, version, clientId]);
    return standing ?? { hasLead: false, clientAgreed: false, leadAgreed: false };
  }
}
