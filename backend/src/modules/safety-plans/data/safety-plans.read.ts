import { NO_SAFETY_PLAN, type SafetyPlanContents } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { currentContext } from '../../../platform/context/index.ts';
import { sql, type Unit } from '../../../platform/database/index.ts';
import type { PageRequest } from '../../../platform/graphql/index.ts';

/** A version as far as row-level security lets the actor see it. */
export interface SafetyPlanRow extends SafetyPlanContents {
  readonly clientId: string;
  readonly version: number;
  readonly writtenAt: string;
  readonly writtenBy: string;
  readonly byClient: boolean;
  /** Whether the steps are open to the actor; the part for the table always is. */
  readonly stepsOpen: boolean;
}

/** A version and the one before it; both are known only to whoever may read the steps. */
export interface SafetyPlanVersionRow extends SafetyPlanRow {
  readonly before: SafetyPlanContents | null;
}

const STEPS = ['warning_signs', 'own_coping', 'distractions', 'people', 'professionals', 'safe_surroundings'];
const camel = (name: string) => name.replaceAll(/_(.)/g, (_, letter: string) => letter.toUpperCase());

const COLUMNS = `p.client_id as "clientId", p.version, p.written_at as "writtenAt", p.written_by_name as "writtenBy",
  exists (select 1 from attune.client c
    where c.practice_id = p.practice_id and c.id = p.client_id and c.user_id = p.written_by) as "byClient",
  p.on_the_table as "onTheTable", s.version is not null as "stepsOpen",
  ${STEPS.map((name) => `coalesce(s.${name}, '{}') as "${camel(name)}"`).join(', ')}`;
const FROM = `attune.safety_plan p
  left join attune.safety_plan_steps s
    on s.practice_id = p.practice_id and s.client_id = p.client_id and s.version = p.version`;
const HERE = 'p.practice_id = (select attune.practice_id())';

const NEWEST = sql(
  'safetyPlans.newest',
  `select distinct on (p.client_id) ${COLUMNS} from ${FROM}
   where ${HERE} and p.client_id = any ($1::uuid[]) order by p.client_id, p.version desc`,
);
const AT = sql(
  'safetyPlans.at',
  `select ${COLUMNS} from ${FROM} where ${HERE} and p.client_id = any ($1::uuid[]) and p.version = $2`,
);
const PAGE = sql(
  'safetyPlans.versions',
  `select page.* from unnest($1::uuid[]) as wanted (id)
   cross join lateral (
     select ${COLUMNS}, (select jsonb_build_object('onTheTable', o.on_the_table,
         ${STEPS.map((name) => `'${camel(name)}', e.${name}`).join(', ')})
       from attune.safety_plan o
       join attune.safety_plan_steps e
         on e.practice_id = o.practice_id and e.client_id = o.client_id and e.version = o.version
       where o.practice_id = p.practice_id and o.client_id = p.client_id and o.version = p.version - 1) as before
     from ${FROM}
     where ${HERE} and p.client_id = wanted.id and ($2::integer is null or p.version < $2)
     order by p.version desc limit $3) page
   order by page.version desc`,
);

/** Clients' safety plans, as the actor may see them. */
@Injectable()
export class SafetyPlansRead {
  /** What holds now; null where nothing was written, or nothing of it is open. */
  newest(clientId: string): Promise<SafetyPlanRow | null> {
    return currentContext().reader.load<SafetyPlanRow>(NEWEST, 'clientId', clientId);
  }

  newestIn(unit: Unit, clientId: string): Promise<SafetyPlanRow | null> {
    return unit.one<SafetyPlanRow>(NEWEST, [[clientId]]);
  }

  /** Reads with a unit's commit what {@link newest} will be asked for. */
  foresee(unit: Unit, clientId: string): void {
    unit.foresee(NEWEST, 'clientId', clientId);
  }

  /** The contents of a version, nothing at all for 0; null where there is no such version. */
  async at(clientId: string, version: number): Promise<SafetyPlanContents | null> {
    if (version === 0) {
      return NO_SAFETY_PLAN;
    }
    const { reader } = currentContext();
    return (await reader.loadMany<SafetyPlanRow>(AT, 'clientId', clientId, [version]))[0] ?? null;
  }

  /** Every version, the newest first; batched over clients. */
  ofClient(clientId: string, { after, limit }: PageRequest): Promise<SafetyPlanVersionRow[]> {
    return currentContext().reader.loadMany<SafetyPlanVersionRow>(PAGE, 'clientId', clientId, [
      after?.[0] ?? null,
      limit,
    ]);
  }
}
