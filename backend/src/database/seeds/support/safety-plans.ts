import { NO_SAFETY_PLAN, type SafetyPlanContents } from '@attune/shared';
import type { SeedClient } from './clients.ts';
import type { PracticeSeed } from './practice-seed.ts';
import type { Staff } from './staff.ts';

/** A version of a safety plan; days are counted from today. */
export interface SafetyPlanSpec extends Partial<SafetyPlanContents> {
  readonly day: number;
  /** Who wrote it with the client; left out, the client did. */
  readonly by?: Staff;
}

/** Writes safety plans with their history, the oldest version first. */
export async function writeSafetyPlans(
  seed: PracticeSeed,
  plans: readonly { readonly client: SeedClient; readonly versions: readonly SafetyPlanSpec[] }[],
): Promise<void> {
  const { calendar } = seed;
  const rows = plans.flatMap(({ client, versions }) =>
    versions.map(({ day, by, ...said }, index) => {
      const at = calendar.at(day, '17:20');
      seed.trace({
        at,
        userId: by?.userId ?? client.userId,
        memberId: by?.memberId ?? null,
        role: by ? 'PSYCHOTHERAPIST' : 'CLIENT',
        action: 'safetyPlan.write',
        clientId: client.clientId,
        subjectType: 'SAFETY_PLAN',
        subjectId: client.clientId,
        classes: ['SAFETY_PLAN'],
      });
      return {
        key: { client_id: client.clientId, version: index + 1 },
        writer: { at, userId: by?.userId ?? client.userId, name: by?.name ?? client.name },
        plan: { ...NO_SAFETY_PLAN, ...said },
      };
    }),
  );
  await seed.insert(
    'safety_plan',
    rows.map(({ key, writer, plan }) => ({
      ...key,
      on_the_table: plan.onTheTable,
      written_at: writer.at,
      written_by: writer.userId,
      written_by_name: writer.name,
    })),
  );
  await seed.insert(
    'safety_plan_steps',
    rows.map(({ key, plan }) => ({
      ...key,
      warning_signs: plan.warningSigns,
      own_coping: plan.ownCoping,
      distractions: plan.distractions,
      people: plan.people,
      professionals: plan.professionals,
      safe_surroundings: plan.safeSurroundings,
    })),
  );
}
