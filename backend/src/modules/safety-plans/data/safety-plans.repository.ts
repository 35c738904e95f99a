import type { SafetyPlanContents } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { sql, type Unit } from '../../../platform/database/index.ts';

// Of two savings at once the later one waits here, and then finds its number taken.
const INSERT = sql(
  'safetyPlans.insert',
  `insert into attune.safety_plan (practice_id, client_id, version, on_the_table, written_at, written_by, written_by_name)
   values (attune.practice_id(), $1, $2, $3::text[], $4, attune.user_id(),
     coalesce(case when $1 = attune.client_id() then (select c.name from attune.client c where c.id = $1) end,
       (select m.name from attune.member m where m.id = attune.member_id()), ''))
   on conflict do nothing returning version`,
);
const INSERT_STEPS = sql(
  'safetyPlans.insertSteps',
  `insert into attune.safety_plan_steps (practice_id, client_id, version, warning_signs, own_coping, distractions,
     people, professionals, safe_surroundings)
   values (attune.practice_id(), $1, $2, $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[])`,
);

/** Writes of safety plans: a version is added whole, and nothing of it ever changes. */
@Injectable()
export class SafetyPlansRepository {
  /** @returns whether the number was free. */
  async add(
    unit: Unit,
    clientId: string,
    version: number,
    plan: SafetyPlanContents,
    at: string,
  ): Promise<boolean> {
    if ((await unit.query(INSERT, [clientId, version, plan.onTheTable, at])).length === 0) {
      return false;
    }
    unit.write(INSERT_STEPS, [
      clientId,
      version,
      plan.warningSigns,
      plan.ownCoping,
      plan.distractions,
      plan.people,
      plan.professionals,
      plan.safeSurroundings,
    ]);
    return true;
  }
}
