import type { AdjustedValues, AdjustmentState, AdjustmentStep, Discipline } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { currentContext } from '../../../platform/context/index.ts';
import { sql } from '../../../platform/database/index.ts';

/** A change as the actor may see it. */
export interface AdjustmentRow {
  readonly id: string;
  readonly clientId: string;
  readonly planId: string;
  readonly discipline: Discipline;
  readonly state: AdjustmentState;
  readonly round: number;
  readonly version: number | null;
  readonly proposedBy: string;
  readonly proposedByMember: string;
  readonly proposedAt: string;
  readonly changedAt: string;
}

export interface AdjustmentRoundRow {
  readonly adjustmentId: string;
  readonly clientId: string;
  readonly round: number;
  readonly baseVersion: number;
  readonly from: AdjustedValues;
  readonly to: AdjustedValues;
  readonly why: string;
  readonly at: string;
}

export interface AdjustmentEventRow {
  readonly adjustmentId: string;
  readonly round: number;
  readonly kind: AdjustmentStep;
  readonly words: string | null;
  readonly version: number | null;
  readonly at: string;
  readonly by: string;
}

/** A session response that a round rests on; `at` and all else null where it is not open to the actor. */
export interface RestingRow {
  readonly adjustmentId: string;
  readonly round: number;
  readonly noteId: string;
  readonly at: string | null;
  readonly arrivalDistress: number | null;
  readonly departureDistress: number | null;
  readonly modalities: readonly string[] | null;
}

/** A booking that no longer fits what the change made of the plan. */
export interface AdjustmentMisfitRow {
  readonly adjustmentId: string;
  readonly appointmentId: string;
  readonly startsAt: string;
  readonly service: string | null;
  readonly practitioner: string;
}

const HERE = '(select attune.practice_id())';
const ROW = `select a.id, a.client_id as "clientId", a.plan_id as "planId", a.discipline, a.state, a.round, a.version,
    m.name as "proposedBy", a.proposed_by as "proposedByMember", a.proposed_at as "proposedAt", a.changed_at as "changedAt"
  from attune.plan_adjustment a
  join attune.member m on m.practice_id = a.practice_id and m.id = a.proposed_by
  where a.practice_id = ${HERE}`;
const OF_CLIENTS = sql(
  'adjustments.ofClients',
  `${ROW} and a.client_id = any ($1::uuid[]) order by a.proposed_at desc, a.id desc limit 500`,
);
const BY_IDS = sql('adjustments.byIds', `${ROW} and a.id = any ($1::uuid[])`);
const values = (side: 'from' | 'to') =>
  `jsonb_build_object('modality', r.${side}_modality, 'minutes', r.${side}_minutes, 'everyWeeks', r.${side}_every_weeks,
     'maxPressure', r.${side}_max_pressure)`;
const ROUNDS = sql(
  'adjustments.rounds',
  `select r.adjustment_id as "adjustmentId", r.client_id as "clientId", r.round, r.base_version as "baseVersion",
     ${values('from')} as "from", ${values('to')} as "to", r.why, r.at
   from attune.plan_adjustment_round r
   where r.practice_id = ${HERE} and r.adjustment_id = any ($1::uuid[]) order by r.round`,
);
const EVENTS = sql(
  'adjustments.events',
  `select e.adjustment_id as "adjustmentId", e.round, e.kind, e.words, e.version, e.at, e.by_name as by
   from attune.plan_adjustment_event e
   where e.practice_id = ${HERE} and e.adjustment_id = any ($1::uuid[]) order by e.at, e.round, e.id`,
);
const RESTING = sql(
  'adjustments.resting',
  `select t.adjustment_id as "adjustmentId", t.round, t.note_id as "noteId", case when s.note_id is not null then n.signed_at end as at,
     s.arrival_distress as "arrivalDistress", s.departure_distress as "departureDistress",
     array(select distinct w ->> 'modality' from jsonb_array_elements(s.work) w) as modalities
   from attune.plan_adjustment_response t
   left join attune.session_response s on s.practice_id = t.practice_id and s.note_id = t.note_id and s.signed
   left join attune.note n on n.practice_id = t.practice_id and n.id = t.note_id
   where t.practice_id = ${HERE} and t.adjustment_id = any ($1::uuid[]) order by n.signed_at, t.note_id`,
);
const MISFITS = sql(
  'adjustments.misfits',
  `select a.id as "adjustmentId", p.id as "appointmentId", p.starts_at as "startsAt", v.name as service, m.name as practitioner
   from attune.plan_adjustment a
   join attune.plan_adjustment_round r on r.practice_id = a.practice_id and r.adjustment_id = a.id and r.round = a.round
   join attune.appointment_misfit f on f.practice_id = a.practice_id and f.client_id = a.client_id and f.kind = 'PLAN'
     and f.discipline = a.discipline and f.ended_at is null
   join attune.appointment p on p.practice_id = a.practice_id and p.id = f.appointment_id
   join attune.appointment_service x on x.practice_id = p.practice_id and x.appointment_id = p.id
   join attune.service v on v.practice_id = x.practice_id and v.id = x.service_id and v.modality in (r.from_modality, r.to_modality)
   join attune.member m on m.practice_id = p.practice_id and m.id = p.member_id
   where a.practice_id = ${HERE} and a.id = any ($1::uuid[]) and a.state = 'IN_FORCE' order by p.starts_at`,
);

/** Changes of the plan, as far as row-level security lets the actor see them. */
@Injectable()
export class AdjustmentsRead {
  /** Those of a client, the newest first; batched over clients. */
  ofClient(clientId: string): Promise<AdjustmentRow[]> {
    return currentContext().reader.loadMany<AdjustmentRow>(OF_CLIENTS, 'clientId', clientId);
  }

  one(id: string): Promise<AdjustmentRow | null> {
    return currentContext().reader.load<AdjustmentRow>(BY_IDS, 'id', id);
  }

  /** The rounds in their order; to the client the one that became a version alone. */
  roundsOf(id: string): Promise<AdjustmentRoundRow[]> {
    return currentContext().reader.loadMany<AdjustmentRoundRow>(ROUNDS, 'adjustmentId', id);
  }

  eventsOf(id: string): Promise<AdjustmentEventRow[]> {
    return currentContext().reader.loadMany<AdjustmentEventRow>(EVENTS, 'adjustmentId', id);
  }

  /** On which session responses a round rests. */
  async restingOf(id: string, round: number): Promise<RestingRow[]> {
    const all = await currentContext().reader.loadMany<RestingRow>(RESTING, 'adjustmentId', id);
    return all.filter((one) => one.round === round);
  }

  misfitsOf(id: string): Promise<AdjustmentMisfitRow[]> {
    return currentContext().reader.loadMany<AdjustmentMisfitRow>(MISFITS, 'adjustmentId', id);
  }
}
