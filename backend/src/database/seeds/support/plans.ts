import type { AppointmentClass, CoordinationKind, Discipline, Phase } from '@attune/shared';
import type { SeedClient } from './clients.ts';
import { type ProgressSpec, type ReviewSpec, writeProgress, writeReviews } from './plan-progress.ts';
import type { PracticeSeed } from './practice-seed.ts';
import type { SeedRow } from './seed-writer.ts';
import type { Staff } from './staff.ts';

export interface GoalSpec {
  readonly statement: string;
  readonly steps?: readonly string[];
  readonly progress?: readonly ProgressSpec[];
  readonly measureCode?: string;
  readonly target?: number;
  readonly dueDay?: number;
  readonly achievement?: string;
  readonly audience?: 'TEAM' | 'PSYCHOTHERAPY';
}

export interface ActivitySpec {
  readonly discipline: Discipline;
  readonly modality: string;
  readonly minutes: number;
  readonly everyWeeks: number;
  readonly maxPressure?: number;
  readonly focusRegions?: readonly string[];
  readonly avoidRegions?: readonly string[];
  readonly reason?: string;
  readonly adjustment?: string;
  /** What makes it the same activity through all versions, where the way of working changes. */
  readonly line?: string;
}

export interface RuleSpec {
  readonly kind: CoordinationKind;
  readonly from?: AppointmentClass;
  readonly to: AppointmentClass;
  readonly hours?: number;
  readonly everyWeeks?: number;
  readonly toleranceDays?: number;
  readonly count?: number;
  readonly hard: boolean;
  readonly reason?: string;
}

/** A person's agreement to a version, on a day counted from today. */
export interface AgreementSpec {
  readonly by: SeedClient | Staff;
  readonly role: 'CLIENT' | 'PSYCHOTHERAPIST' | 'MASSAGE_THERAPIST';
  readonly day: number;
}

export interface PlanVersionSpec {
  readonly phase: Phase;
  readonly summary: string;
  readonly guidance: string | null;
  readonly draftedDay: number;
  readonly proposedDay: number;
  /** The day on which client and lead had both agreed. */
  readonly inForceDay: number;
  readonly goals: readonly GoalSpec[];
  readonly activities: readonly ActivitySpec[];
  readonly rules: readonly RuleSpec[];
  readonly agreements: readonly AgreementSpec[];
}

/** A client's plan: the last version is in force, those before it are superseded. */
export interface PlanSpec {
  readonly client: SeedClient;
  readonly lead: Staff;
  readonly versions: readonly PlanVersionSpec[];
  /** When it was looked at, and what was decided; the last without words is the one to come. */
  readonly reviews?: readonly ReviewSpec[];
}

/** A version with the plan it belongs to. */
interface Version {
  readonly plan: PlanSpec;
  readonly planId: string;
  readonly number: number;
  readonly spec: PlanVersionSpec;
}

/** The id of a client's plan. @param day on which its first version was drafted, counted from today. */
export const planIdOf = (seed: PracticeSeed, client: SeedClient, day: number): string =>
  seed.id(`plan ${client.email}`, seed.calendar.at(day, '16:30'));

/** Writes plans as they would have come to be: drafted, agreed to, in force. */
export async function writePlans(seed: PracticeSeed, plans: readonly PlanSpec[]): Promise<void> {
  const { calendar } = seed;
  const made = plans.map((plan) => {
    const begun = calendar.at(plan.versions[0]?.draftedDay ?? 0, '16:30');
    return { plan, begun, planId: planIdOf(seed, plan.client, plan.versions[0]?.draftedDay ?? 0) };
  });
  const versions = made.flatMap(({ plan, planId }) =>
    plan.versions.map((spec, index): Version => ({ plan, planId, number: index + 1, spec })),
  );
  await seed.insert(
    'care_plan',
    made.map(({ plan, begun, planId }) => ({
      id: planId,
      client_id: plan.client.clientId,
      state: 'DRAFT',
      created_at: begun,
      created_by: plan.lead.memberId,
      updated_at: calendar.at(plan.versions.at(-1)?.inForceDay ?? 0, '20:00'),
    })),
  );
  await seed.insert(
    'care_plan_version',
    versions.map(({ plan, planId, number, spec }) => ({
      id: seed.id(`plan version ${plan.client.email} ${number}`, calendar.at(spec.draftedDay, '16:30')),
      plan_id: planId,
      version: number,
      client_id: plan.client.clientId,
      state: 'DRAFT',
      phase: spec.phase,
      summary: spec.summary,
      guidance: spec.guidance,
      created_at: calendar.at(spec.draftedDay, '16:30'),
      created_by: plan.lead.memberId,
      proposed_at: calendar.at(spec.proposedDay, '17:15'),
      in_force_at: calendar.at(spec.inForceDay, '20:00'),
    })),
  );
  await writeContent(seed, versions);
  await writeProgress(
    seed,
    versions.flatMap(({ plan, planId, spec }) =>
      spec.goals.flatMap((goal) =>
        saidOf(plan, spec, goal).map((one) => ({
          ...one,
          client: plan.client,
          planId,
          statement: goal.statement,
          lineId: goalLine(seed, plan.client, goal),
          stepLineId:
            one.step === undefined ? null : stepLine(seed, plan.client, goal, goal.steps?.[one.step] ?? ''),
        })),
      ),
    ),
  );
  await writeReviews(
    seed,
    made.flatMap(({ plan: { client, lead, reviews = [] }, planId }) =>
      reviews.map((review) => ({ ...review, client, lead, planId })),
    ),
  );
  await writeAgreements(seed, versions);
  await bringIntoForce(
    seed,
    made.map(({ planId }) => planId),
  );
  seed.trace(
    ...versions.flatMap(({ plan, planId, spec }) =>
      (['plan.draft', 'plan.propose'] as const).map((action) => ({
        at: calendar.at(action === 'plan.draft' ? spec.draftedDay : spec.proposedDay, '17:15'),
        userId: plan.lead.userId,
        memberId: plan.lead.memberId,
        role: plan.lead.role,
        action,
        clientId: plan.client.clientId,
        subjectType: 'CARE_PLAN',
        subjectId: planId,
      })),
    ),
  );
}

/** The agreements are there: the newest versions come into force, and the plans with them. */
async function bringIntoForce(
  { writer, practiceId }: PracticeSeed,
  planIds: readonly string[],
): Promise<void> {
  await writer.run(
    `update attune.care_plan_version v set state = case when v.version = newest.version then 'IN_FORCE' else 'SUPERSEDED' end
     from (select plan_id, max(version) as version from attune.care_plan_version
       where practice_id = $1 and plan_id = any ($2::uuid[]) group by plan_id) newest
     where v.practice_id = $1 and v.plan_id = newest.plan_id`,
    [practiceId, planIds],
  );
  await writer.run(
    `update attune.care_plan p set state = 'ACTIVE', active_version = v.version
     from attune.care_plan_version v
     where p.practice_id = $1 and p.id = any ($2::uuid[])
       and v.practice_id = p.practice_id and v.plan_id = p.id and v.state = 'IN_FORCE'`,
    [practiceId, planIds],
  );
}

async function writeContent(seed: PracticeSeed, versions: readonly Version[]): Promise<void> {
  const rowsOf = <Spec>(
    kind: string,
    partsOf: (version: PlanVersionSpec) => readonly Spec[],
    columns: (part: Spec, client: SeedClient) => SeedRow,
  ): SeedRow[] =>
    versions.flatMap(({ plan: { client }, planId, number, spec }) =>
      partsOf(spec).map((part, position) => ({
        id: seed.id(
          `${kind} ${client.email} ${number} ${position}`,
          seed.calendar.at(spec.draftedDay, '16:30'),
        ),
        plan_id: planId,
        version: number,
        client_id: client.clientId,
        position,
        ...columns(part, client),
      })),
    );
  await seed.insert(
    'goal',
    rowsOf(
      'goal',
      (version) => version.goals,
      (goal, client) => ({ ...goalColumns(seed, goal), line_id: goalLine(seed, client, goal) }),
    ),
  );
  await seed.insert('goal_step', stepRows(seed, versions));
  await seed.insert(
    'activity',
    rowsOf(
      'activity',
      (version) => version.activities,
      (activity, client) => ({ ...activityColumns(activity), line_id: activityLine(seed, client, activity) }),
    ),
  );
  await seed.insert(
    'coordination_rule',
    rowsOf('rule', (version) => version.rules, ruleColumns),
  );
}

const goalLine = (seed: PracticeSeed, { email }: SeedClient, { statement }: GoalSpec) =>
  seed.id(`goal line ${email} ${statement}`);

const stepLine = (seed: PracticeSeed, { email }: SeedClient, { statement }: GoalSpec, text: string) =>
  seed.id(`step line ${email} ${statement} ${text}`);

/** An activity through all versions of a plan. */
export const activityLine = (seed: PracticeSeed, { email }: SeedClient, one: ActivitySpec) =>
  seed.id(`activity line ${email} ${one.discipline} ${one.line ?? one.modality}`);

function stepRows(seed: PracticeSeed, versions: readonly Version[]): SeedRow[] {
  return versions.flatMap(({ plan: { client }, planId, number, spec }) =>
    spec.goals.flatMap((goal, place) =>
      (goal.steps ?? []).map((text, position) => ({
        id: seed.id(
          `step ${client.email} ${number} ${place} ${position}`,
          seed.calendar.at(spec.draftedDay, '16:30'),
        ),
        plan_id: planId,
        version: number,
        client_id: client.clientId,
        goal_id: seed.id(
          `goal ${client.email} ${number} ${place}`,
          seed.calendar.at(spec.draftedDay, '16:30'),
        ),
        position,
        text,
        line_id: stepLine(seed, client, goal, text),
      })),
    ),
  );
}

/** What was said of a goal; where nothing is told, the lead said the word once, when the newest version was proposed. */
function saidOf(plan: PlanSpec, spec: PlanVersionSpec, goal: GoalSpec): readonly ProgressSpec[] {
  const { progress, achievement } = goal;
  const once = spec === plan.versions.at(-1) && achievement !== undefined && achievement !== 'IN_PROGRESS';
  return progress ?? (once ? [{ day: spec.proposedDay, by: plan.lead, achievement }] : []);
}

function goalColumns({ calendar }: PracticeSeed, goal: GoalSpec): SeedRow {
  return {
    statement: goal.statement,
    measure_code: goal.measureCode ?? null,
    target: goal.target ?? null,
    due: goal.dueDay === undefined ? null : calendar.date(goal.dueDay),
    achievement: goal.achievement ?? 'IN_PROGRESS',
    audience: goal.audience ?? 'TEAM',
  };
}

function activityColumns(activity: ActivitySpec): SeedRow {
  return {
    discipline: activity.discipline,
    modality: activity.modality,
    minutes: activity.minutes,
    every_weeks: activity.everyWeeks,
    max_pressure: activity.maxPressure ?? null,
    focus_regions: activity.focusRegions ?? [],
    avoid_regions: activity.avoidRegions ?? [],
    reason: activity.reason ?? null,
    adjustment: activity.adjustment ?? null,
  };
}

function ruleColumns(rule: RuleSpec): SeedRow {
  return {
    kind: rule.kind,
    from_class: rule.from ?? null,
    to_class: rule.to,
    hours: rule.hours ?? null,
    every_weeks: rule.everyWeeks ?? null,
    tolerance_days: rule.toleranceDays ?? null,
    count: rule.count ?? null,
    hard: rule.hard,
    reason: rule.reason ?? null,
  };
}

async function writeAgreements(seed: PracticeSeed, versions: readonly Version[]): Promise<void> {
  const agreements = versions.flatMap(({ plan, planId, number, spec }) =>
    spec.agreements.map(({ by, role, day }) => ({
      clientId: plan.client.clientId,
      planId,
      number,
      by,
      role,
      memberId: 'memberId' in by ? by.memberId : null,
      sinceVersion: lastAgreedBefore(plan.versions, number, by),
      at: seed.calendar.at(day, '19:40'),
    })),
  );
  await seed.insert(
    'agreement',
    agreements.map(({ clientId, planId, number, by, role, memberId, sinceVersion, at }) => ({
      plan_id: planId,
      version: number,
      client_id: clientId,
      user_id: by.userId,
      member_id: memberId,
      role,
      name: by.name,
      since_version: sinceVersion,
      at,
    })),
  );
  seed.trace(
    ...agreements.map(({ clientId, planId, by, role, memberId, at }) => ({
      at,
      userId: by.userId,
      memberId,
      role,
      action: 'plan.agree',
      clientId,
      subjectType: 'CARE_PLAN',
      subjectId: planId,
    })),
  );
}

/** The number of the newest version before this one that the person agreed to, or null. */
function lastAgreedBefore(
  versions: readonly PlanVersionSpec[],
  number: number,
  person: SeedClient | Staff,
): number | null {
  const found = versions
    .slice(0, number - 1)
    .findLastIndex((version) => version.agreements.some(({ by }) => by.userId === person.userId));
  return found < 0 ? null : found + 1;
}
