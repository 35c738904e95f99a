import type { AppointmentClass, CoordinationKind, Discipline, Phase } from '@attune/shared';
import type { SeedClient } from './clients.ts';
import type { PracticeSeed } from './practice-seed.ts';
import type { SeedRow } from './seed-writer.ts';
import type { Staff } from './staff.ts';

export interface GoalSpec {
  readonly statement: string;
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

/** Writes a client's plan: the last version is in force, those before it are superseded. */
export async function writePlan(
  seed: PracticeSeed,
  client: SeedClient,
  lead: Staff,
  versions: readonly PlanVersionSpec[],
): Promise<void> {
  const { calendar } = seed;
  const begun = calendar.at(versions[0]?.draftedDay ?? 0, '16:30');
  const planId = seed.id(`plan ${client.email}`, begun);
  await seed.insert('care_plan', [
    {
      id: planId,
      client_id: client.clientId,
      state: 'DRAFT',
      created_at: begun,
      created_by: lead.memberId,
      updated_at: calendar.at(versions.at(-1)?.inForceDay ?? 0, '20:00'),
    },
  ]);
  await seed.insert(
    'care_plan_version',
    versions.map((version, index) => ({
      plan_id: planId,
      version: index + 1,
      client_id: client.clientId,
      state: 'DRAFT',
      phase: version.phase,
      summary: version.summary,
      guidance: version.guidance,
      created_at: calendar.at(version.draftedDay, '16:30'),
      created_by: lead.memberId,
      proposed_at: calendar.at(version.proposedDay, '17:15'),
      in_force_at: calendar.at(version.inForceDay, '20:00'),
    })),
  );
  await writeContent(seed, client, planId, versions);
  await writeAgreements(seed, client, planId, versions);
  await seed.writer.run(
    `update attune.care_plan_version set state = case when version = $3 then 'IN_FORCE' else 'SUPERSEDED' end
     where practice_id = $1 and plan_id = $2`,
    [seed.practiceId, planId, versions.length],
  );
  await seed.writer.run(
    `update attune.care_plan set state = 'ACTIVE', active_version = $3 where practice_id = $1 and id = $2`,
    [seed.practiceId, planId, versions.length],
  );
  for (const version of versions) {
    seed.trace(
      ...(['plan.draft', 'plan.propose'] as const).map((action) => ({
        at: calendar.at(action === 'plan.draft' ? version.draftedDay : version.proposedDay, '17:15'),
        userId: lead.userId,
        memberId: lead.memberId,
        role: 'PSYCHOTHERAPIST',
        action,
        clientId: client.clientId,
        subjectType: 'CARE_PLAN',
        subjectId: planId,
      })),
    );
  }
}

async function writeContent(
  seed: PracticeSeed,
  client: SeedClient,
  planId: string,
  versions: readonly PlanVersionSpec[],
): Promise<void> {
  const rowsOf = <Spec>(
    kind: string,
    partsOf: (version: PlanVersionSpec) => readonly Spec[],
    columns: (part: Spec) => SeedRow,
  ): SeedRow[] =>
    versions.flatMap((version, index) =>
      partsOf(version).map((part, position) => ({
        id: seed.id(
          `${kind} ${client.email} ${index} ${position}`,
          seed.calendar.at(version.draftedDay, '16:30'),
        ),
        plan_id: planId,
        version: index + 1,
        client_id: client.clientId,
        position,
        ...columns(part),
      })),
    );
  await seed.insert('goal', rowsOf('goal', (version) => version.goals, (goal) => goalColumns(seed, goal)));
  await seed.insert('activity', rowsOf('activity', (version) => version.activities, activityColumns));
  await seed.insert('coordination_rule', rowsOf('rule', (version) => version.rules, ruleColumns));
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

async function writeAgreements(
  seed: PracticeSeed,
  client: SeedClient,
  planId: string,
  versions: readonly PlanVersionSpec[],
): Promise<void> {
  const agreements = versions.flatMap((version, index) =>
    version.agreements.map(({ by, role, day }) => ({
      version: index + 1,
      by,
      role,
      memberId: 'memberId' in by ? by.memberId : null,
      at: seed.calendar.at(day, '19:40'),
    })),
  );
  await seed.insert(
    'agreement',
    agreements.map(({ version, by, role, memberId, at }) => ({
      plan_id: planId,
      version,
      client_id: client.clientId,
      user_id: by.userId,
      member_id: memberId,
      role,
      name: by.name,
      at,
    })),
  );
  seed.trace(
    ...agreements.map(({ by, role, memberId, at }) => ({
      at,
      userId: by.userId,
      memberId,
      role,
      action: 'plan.agree',
      clientId: client.clientId,
      subjectType: 'CARE_PLAN',
      subjectId: planId,
    })),
  );
}
