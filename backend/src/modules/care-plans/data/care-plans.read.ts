import {
  type Achievement,
  type CoordinationKind,
  type CoordinationRuleFacts,
  type Discipline,
  type Phase,
  type PlannedActivity,
  type PlanState,
  type PlanVersionState,
  type Role,
  ruleSentence,
} from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { auditColumns, audited, readAudited, type RecordClassName } from '../../../platform/audit/index.ts';
import { currentContext } from '../../../platform/context/index.ts';
import { sql } from '../../../platform/database/index.ts';
import { GoalProgressRepository } from './goal-progress.repository.ts';

interface AdjustmentReason {
  readonly versionId: string;
  readonly by: string;
  readonly why: string;
}

/** A version of a plan, with what its plan says of itself. */
export interface CarePlanRow {
  /** The plan's id. */
  readonly id: string;
  readonly versionId: string;
  readonly clientId: string;
  readonly planState: PlanState;
  readonly versionState: PlanVersionState;
  readonly version: number;
  readonly phase: Phase;
  readonly summary: string;
  readonly guidance: string | null;
  readonly author: string | null;
  readonly createdAt: string;
  readonly proposedAt: string | null;
  readonly inForceAt: string | null;
  /** Whether the viewer sees all of it, or the part for bodywork alone. */
  readonly whole: boolean;
}

export interface GoalRow {
  readonly id: string;
  /** The same through all versions. */
  readonly lineId: string;
  readonly clientId: string;
  /** When it came into the plan. */
  readonly since: string;
  readonly versionId: string;
  readonly statement: string;
  readonly measureCode: string | null;
  readonly target: number | null;
  readonly due: string | null;
  readonly achievement: Achievement;
  readonly audience: 'TEAM' | 'PSYCHOTHERAPY';
}

export interface ActivityRow extends PlannedActivity {
  readonly id: string;
  /** The same through all versions. */
  readonly lineId: string;
  readonly versionId: string;
  readonly discipline: Discipline;
}

export interface RuleRow extends CoordinationRuleFacts {
  readonly id: string;
  readonly versionId: string;
  readonly kind: CoordinationKind;
}

export interface AgreementRow {
  readonly id: string;
  readonly userId: string;
  readonly name: string;
  readonly role: Role;
  readonly version: number;
  readonly sinceVersion: number | null;
  readonly at: string;
}

const COLUMNS = `p.id, v.id as "versionId", v.client_id as "clientId", p.state as "planState", v.state as "versionState",
  v.version, v.phase, v.summary, v.guidance, m.name as author, v.created_at as "createdAt",
  v.proposed_at as "proposedAt", v.in_force_at as "inForceAt",
  (v.client_id = (select attune.client_id())
    or v.client_id = any ((select attune.readable_psychotherapy_client_ids())::uuid[])) as whole`;
const VERSIONS = `from attune.care_plan_version v
  join attune.care_plan p on p.practice_id = v.practice_id and p.id = v.plan_id
  left join attune.member m on m.practice_id = v.practice_id and m.id = v.created_by
  where v.practice_id = (select attune.practice_id())`;

const OPENED = audited(
  'plan.read',
  sql(
    'carePlans.one',
    `select ${COLUMNS}, ${auditColumns('v.client_id')} ${VERSIONS} and v.plan_id = $1
       and ($2::integer is null or v.version = $2)
     order by v.state = 'IN_FORCE' desc, v.version desc limit 1`,
  ),
  2,
  'version',
);
const CURRENT_OF_CLIENTS = sql(
  'carePlans.currentOfClients',
  `select ${COLUMNS} ${VERSIONS} and v.client_id = any ($1::uuid[])
     and v.state in ('DRAFT', 'PROPOSED', 'IN_FORCE') and p.state in ('DRAFT', 'PROPOSED', 'ACTIVE', 'ON_HOLD')
   order by v.created_at desc, v.id desc`,
);
const OF_CLIENTS = sql(
  'carePlans.ofClients',
  `select ${COLUMNS} ${VERSIONS} and v.client_id = any ($1::uuid[])
     and (v.state = 'DRAFT' or v.proposed_at is not null)
   order by v.created_at desc, v.id desc limit 1000`,
);
const OF_PLANS = sql('carePlans.ofPlans', `select ${COLUMNS} ${VERSIONS} and v.plan_id = any ($1::uuid[])`);
const BY_VERSION_IDS = sql(
  'carePlans.byVersionIds',
  `select ${COLUMNS} ${VERSIONS} and v.id = any ($1::uuid[])`,
);

const content = (table: string, columns: string) =>
  `select v.id as "versionId", ${columns} from attune.care_plan_version v
   join attune.${table} c on c.practice_id = v.practice_id and c.plan_id = v.plan_id and c.version = v.version
   where v.practice_id = (select attune.practice_id()) and v.id = any ($1::uuid[]) order by c.position`;
const GOALS = sql(
  'carePlans.goals',
  content(
    'goal',
    // How it goes is what was said last, whichever version is read.
    `c.id, c.line_id as "lineId", c.client_id as "clientId", c.statement, c.measure_code as "measureCode", c.target, c.due, c.audience,
     coalesce((select g.achievement from attune.goal_progress g where g.practice_id = c.practice_id and g.line_id = c.line_id
       and g.achievement is not null order by g.at desc, g.id desc limit 1), c.achievement) as achievement,
     (select min(coalesce(f.in_force_at, f.proposed_at, f.created_at)) from attune.goal o
       join attune.care_plan_version f on f.practice_id = o.practice_id and f.plan_id = o.plan_id and f.version = o.version
       where o.practice_id = c.practice_id and o.line_id = c.line_id) as since`,
  ),
);
const ACTIVITIES = sql(
  'carePlans.activities',
  content(
    'activity',
    `c.id, c.line_id as "lineId", c.discipline, c.modality, c.minutes, c.every_weeks as "everyWeeks", c.max_pressure as "maxPressure",
     c.focus_regions as "focusRegions", c.avoid_regions as "avoidRegions", c.reason, c.adjustment`,
  ),
);
const RULES = sql(
  'carePlans.rules',
  content(
    'coordination_rule',
    `c.id, c.kind, c.from_class as "from", c.to_class as "to", c.hours, c.every_weeks as "everyWeeks",
     c.tolerance_days as "toleranceDays", c.count, c.weekdays, c.from_time as "fromTime", c.to_time as "toTime",
     c.hard, c.reason`,
  ),
);
/** Changes of single activities that this version and those before it were made of. */
const ADJUSTMENTS = sql(
  'carePlans.adjustmentsOfVersions',
  `select v.id as "versionId", m.name as by, r.why from attune.care_plan_version v
   join attune.plan_adjustment a on a.practice_id = v.practice_id and a.plan_id = v.plan_id and a.version <= v.version
     and a.state in ('ACKNOWLEDGED', 'IN_FORCE')
   join attune.plan_adjustment_round r on r.practice_id = a.practice_id and r.adjustment_id = a.id and r.round = a.round
   join attune.member m on m.practice_id = a.practice_id and m.id = a.proposed_by
   where v.practice_id = (select attune.practice_id()) and v.id = any ($1::uuid[]) order by a.version, a.proposed_at`,
);
const AGREEMENTS = sql(
  'carePlans.agreements',
  `select a.plan_id as id, a.user_id as "userId", a.name, a.role, a.version, a.since_version as "sinceVersion", a.at
   from attune.agreement a
   where a.practice_id = (select attune.practice_id()) and a.plan_id = any ($1::uuid[]) order by a.at, a.user_id`,
);
/** Care plans, as the actor may see them: row-level security leaves out what is not theirs. */
@Injectable()
export class CarePlansRead {
  constructor(private readonly progress: GoalProgressRepository) {}

  /** A version by number, noted in the audit as opened; without a number the one in force, or the newest. */
  async open(
    planId: string,
    version: number | null,
    classes: readonly RecordClassName[],
  ): Promise<CarePlanRow | null> {
    const [row] = await readAudited<CarePlanRow>(
      currentContext().reader,
      OPENED,
      [planId, version],
      ['PLAN', ...classes],
    );
    return row ?? null;
  }

  byVersionId(versionId: string): Promise<CarePlanRow | null> {
    return currentContext().reader.load<CarePlanRow>(BY_VERSION_IDS, 'versionId', versionId);
  }

  /** The version in force for a client, of an active plan or one on hold. */
  async activeVersionOf(clientId: string): Promise<CarePlanRow | null> {
    return (await this.current(clientId)).find((row) => row.versionState === 'IN_FORCE') ?? null;
  }

  /** The newest version that was put forward and is not in force yet. */
  async proposalOf(clientId: string): Promise<CarePlanRow | null> {
    return (await this.current(clientId)).find((row) => row.versionState === 'PROPOSED') ?? null;
  }

  /** The newest draft; psychotherapists of the team alone see one. */
  async draftOf(clientId: string): Promise<CarePlanRow | null> {
    return (await this.current(clientId)).find((row) => row.versionState === 'DRAFT') ?? null;
  }

  /** Every version ever put forward, and the draft, newest first. */
  versionsOf(clientId: string): Promise<CarePlanRow[]> {
    return currentContext().reader.loadMany<CarePlanRow>(OF_CLIENTS, 'clientId', clientId);
  }

  /** A version of the same plan; null when it is not there, or not open to the actor. */
  async sibling(row: CarePlanRow, version: number): Promise<CarePlanRow | null> {
    const all = await currentContext().reader.loadMany<CarePlanRow>(OF_PLANS, 'id', row.id);
    return all.find((one) => one.version === version) ?? null;
  }

  goalsOf(versionId: string): Promise<GoalRow[]> {
    return currentContext().reader.loadMany<GoalRow>(GOALS, 'versionId', versionId);
  }

  activitiesOf(versionId: string): Promise<ActivityRow[]> {
    return currentContext().reader.loadMany<ActivityRow>(ACTIVITIES, 'versionId', versionId);
  }

  rulesOf(versionId: string): Promise<RuleRow[]> {
    return currentContext().reader.loadMany<RuleRow>(RULES, 'versionId', versionId);
  }

  /** Who agreed to which version of a plan, in the order of time. */
  agreementsOf(planId: string): Promise<AgreementRow[]> {
    return currentContext().reader.loadMany<AgreementRow>(AGREEMENTS, 'id', planId);
  }

  /** All of a version that is compared with another, as far as the viewer sees it. */
  async comparable(row: CarePlanRow) {
    const [goals, activities, rules, adjustments] = await Promise.all([
      this.goalsWithSteps(row.versionId),
      this.activitiesOf(row.versionId),
      this.rulesOf(row.versionId),
      currentContext().reader.loadMany<AdjustmentReason>(ADJUSTMENTS, 'versionId', row.versionId),
    ]);
    return {
      phase: row.phase,
      summary: row.summary,
      guidance: row.guidance,
      goals,
      activities,
      rules: rules.map((rule) => ({ sentence: ruleSentence(rule) })),
      adjustments,
    };
  }

  /** The newest version of a plan that the actor sees. */
  async newestOf(planId: string): Promise<CarePlanRow | null> {
    const all = await currentContext().reader.loadMany<CarePlanRow>(OF_PLANS, 'id', planId);
    return all.toSorted((one, other) => other.version - one.version)[0] ?? null;
  }

  private async goalsWithSteps(versionId: string) {
    const goals = await this.goalsOf(versionId);
    return Promise.all(goals.map(async (goal) => ({ ...goal, steps: await this.progress.stepsOf(goal.id) })));
  }

  private current(clientId: string): Promise<CarePlanRow[]> {
    return currentContext().reader.loadMany<CarePlanRow>(CURRENT_OF_CLIENTS, 'clientId', clientId);
  }
}
