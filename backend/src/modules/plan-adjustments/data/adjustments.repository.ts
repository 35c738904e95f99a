import type {
  AdjustedValues,
  AdjustmentState,
  AdjustmentStep,
  Discipline,
  PlannedActivity,
} from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { type Statement, sql, type Unit } from '../../../platform/database/index.ts';

type Write = readonly [Statement, readonly unknown[]];

/** An activity of the version in force, with what the change of it rests on. */
export interface ActivityInForce extends PlannedActivity {
  readonly id: string;
  readonly lineId: string;
  readonly version: number;
  readonly phase: 'STABILISATION' | 'PROCESSING' | 'INTEGRATION' | 'MAINTENANCE';
}

/** A change as its next step looks at it. */
export interface AdjustmentHead {
  readonly id: string;
  readonly clientId: string;
  readonly planId: string;
  readonly lineId: string;
  readonly discipline: Discipline;
  readonly state: AdjustmentState;
  readonly round: number;
  readonly proposedBy: string;
  readonly baseVersion: number;
  readonly from: AdjustedValues;
  readonly to: AdjustedValues;
}

/** What is proposed in a round. */
export interface NewRound {
  readonly adjustmentId: string;
  readonly clientId: string;
  readonly round: number;
  readonly baseVersion: number;
  readonly from: AdjustedValues;
  readonly to: AdjustedValues;
  readonly why: string;
  readonly responseIds: readonly string[];
}

const HERE = '(select attune.practice_id())';
const values = (side: 'from' | 'to') =>
  `jsonb_build_object('modality', r.${side}_modality, 'minutes', r.${side}_minutes, 'everyWeeks', r.${side}_every_weeks,
     'maxPressure', r.${side}_max_pressure)`;

const ACTIVITY = sql(
  'adjustments.activityInForce',
  `select y.id, y.line_id as "lineId", y.version, v.phase, y.discipline, y.modality, y.minutes, y.every_weeks as "everyWeeks",
     y.max_pressure as "maxPressure", y.focus_regions as "focusRegions", y.avoid_regions as "avoidRegions", y.reason, y.adjustment
   from attune.care_plan p
   join attune.care_plan_version v on v.practice_id = p.practice_id and v.plan_id = p.id and v.version = p.active_version
   join attune.activity y on y.practice_id = p.practice_id and y.plan_id = p.id and y.version = p.active_version
   where p.practice_id = ${HERE} and p.id = $1 and (y.id = $2 or y.line_id = $2)`,
);
const ACTIVE_VERSION = sql(
  'adjustments.activeVersion',
  `select active_version as version from attune.care_plan where practice_id = ${HERE} and id = $1`,
);
const READABLE = sql(
  'adjustments.readableResponses',
  `select count(*)::integer as count from attune.session_response
   where practice_id = ${HERE} and client_id = $1 and note_id = any ($2::uuid[]) and signed`,
);
const HEAD = `select a.id, a.client_id as "clientId", a.plan_id as "planId", a.activity_line_id as "lineId", a.discipline, a.state,
    a.round, a.proposed_by as "proposedBy", r.base_version as "baseVersion", ${values('from')} as "from", ${values('to')} as "to"
  from attune.plan_adjustment a
  join attune.plan_adjustment_round r on r.practice_id = a.practice_id and r.adjustment_id = a.id and r.round = a.round
  where a.practice_id = ${HERE} and a.id = $1`;
const FIND = sql('adjustments.head', HEAD);
const INSERT = sql(
  'adjustments.insert',
  `insert into attune.plan_adjustment (practice_id, id, client_id, plan_id, activity_line_id, discipline, state, round,
     proposed_by, proposed_at, changed_at)
   values (attune.practice_id(), $1, $2, $3, $4, $5, 'PROPOSED', 1, attune.member_id(), $6, $6)`,
);
const ROUND = sql(
  'adjustments.insertRound',
  `insert into attune.plan_adjustment_round (practice_id, adjustment_id, round, client_id, base_version, from_modality,
     from_minutes, from_every_weeks, from_max_pressure, to_modality, to_minutes, to_every_weeks, to_max_pressure, why, at)
   values (attune.practice_id(), $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
);
const RESPONSES = sql(
  'adjustments.insertResponses',
  `insert into attune.plan_adjustment_response (practice_id, adjustment_id, round, note_id, client_id)
   select attune.practice_id(), $1, $2, id, $3 from unnest($4::uuid[]) as id`,
);
const EVENT = sql(
  'adjustments.insertEvent',
  `insert into attune.plan_adjustment_event (practice_id, id, adjustment_id, client_id, round, kind, words, version, at,
     by_user, by_member, by_name)
   values (attune.practice_id(), gen_random_uuid(), $1, $2, $3, $4, $5, $6, $7, attune.user_id(), attune.member_id(), $8)`,
);

/** Writes changes of the plan, each step a row of its own, within a unit of work. */
@Injectable()
export class AdjustmentsRepository {
  /** An activity of the version in force, by its id or by what it is through all versions. */
  activityInForce(unit: Unit, planId: string, activity: string): Promise<ActivityInForce | null> {
    return unit.one<ActivityInForce>(ACTIVITY, [planId, activity]);
  }

  /** The number of the version in force; null without one, or where the plan is not open to the actor. */
  async activeVersion(unit: Unit, planId: string): Promise<number | null> {
    return (await unit.one<{ version: number | null }>(ACTIVE_VERSION, [planId]))?.version ?? null;
  }

  /** How many of these are signed session responses of the client that the actor may read. */
  async readableResponses(unit: Unit, clientId: string, ids: readonly string[]): Promise<number> {
    return (await unit.one<{ count: number }>(READABLE, [clientId, ids]))?.count ?? 0;
  }

  /** A change that the actor may see; null otherwise. */
  find(unit: Unit, id: string): Promise<AdjustmentHead | null> {
    return unit.one<AdjustmentHead>(FIND, [id]);
  }

  insert(of: { id: string; clientId: string; planId: string }, activity: ActivityInForce, at: string): Write {
    return [INSERT, [of.id, of.clientId, of.planId, activity.lineId, activity.discipline, at]];
  }

  /** The statements that write a round with what it rests on. */
  round(
    { adjustmentId, clientId, round, baseVersion, from, to, why, responseIds }: NewRound,
    at: string,
  ): Write[] {
    const flat = (one: AdjustedValues) => [one.modality, one.minutes, one.everyWeeks, one.maxPressure];
    return [
      [ROUND, [adjustmentId, round, clientId, baseVersion, ...flat(from), ...flat(to), why, at]],
      [RESPONSES, [adjustmentId, round, clientId, responseIds]],
    ];
  }

  /** What happens to a change; the database moves its state by it. */
  event(
    { id, clientId }: { readonly id: string; readonly clientId: string },
    round: number,
    kind: AdjustmentStep,
    said: { readonly name: string; readonly at: string; readonly words?: string; readonly version?: number },
  ): Write {
    return [EVENT, [id, clientId, round, kind, said.words ?? null, said.version ?? null, said.at, said.name]];
  }
}
