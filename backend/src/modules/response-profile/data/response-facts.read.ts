import type { BodyworkFact, CheckInFact, ScaleValues, ToleranceFact } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { currentContext } from '../../../platform/context/index.ts';
import { sql } from '../../../platform/database/index.ts';
import { beganAt } from '../../scheduling/index.ts';

/** What the profile of a client is computed from, as far as row-level security lets the actor see it. */
export interface ResponseFacts {
  readonly bodywork: readonly BodyworkFact[];
  readonly checkIns: readonly CheckInFact[];
  readonly processing: readonly ToleranceFact[];
}

interface FactRow {
  readonly clientId: string;
  readonly kind: 'BODYWORK' | 'CHECK_IN' | 'TOLERANCE';
  readonly at: string;
  /** Distress of a check-in, or tolerance of trauma work. */
  readonly value: number | null;
  /** Whether a session of bodywork is signed for; else only its time is known. */
  readonly told: boolean;
  readonly work: { readonly region: string; readonly modality: string }[] | null;
  readonly arrivalDistress: number | null;
  readonly arrivalTension: number | null;
  readonly arrivalPain: number | null;
  readonly departureDistress: number | null;
  readonly departureTension: number | null;
  readonly departurePain: number | null;
}

const HERE = '(select attune.practice_id())';
const SIGNED_RESPONSE = `n.practice_id = ${HERE} and n.kind = 'SESSION_RESPONSE' and n.state = 'SIGNED'`;
/** When what a note is about began: its appointment, else when it was written. */
const HELD_AT = `coalesce(${beganAt('a')}, n.created_at)`;

/**
 * Everything in one statement, each part by its own policy. Bodywork is what is signed with work in it,
 * and appointments of bodywork that were begun and that nothing is signed about yet: without them, days
 * after bodywork would count as days without. A consultation lays no hands on.
 */
const FACTS = sql(
  'responseProfile.factsOfClients',
  `select wanted.id as "clientId", f.* from unnest($1::uuid[]) as wanted (id)
   cross join lateral (
     select 'BODYWORK' as kind, ${HELD_AT} as at, null::integer as value, true as told, r.work,
       r.arrival_distress as "arrivalDistress", r.arrival_tension as "arrivalTension", r.arrival_pain as "arrivalPain",
       r.departure_distress as "departureDistress", r.departure_tension as "departureTension",
       r.departure_pain as "departurePain"
     from attune.note n
     join attune.session_response r on r.practice_id = n.practice_id and r.note_id = n.id
     left join attune.appointment a on a.practice_id = n.practice_id and a.id = n.appointment_id
     where ${SIGNED_RESPONSE} and n.client_id = wanted.id and jsonb_array_length(r.work) > 0
     union all
     select 'BODYWORK', ${beganAt('a')}, null, false, null, null, null, null, null, null, null
     from attune.appointment a
     join attune.appointment_service s on s.practice_id = a.practice_id and s.appointment_id = a.id
     where a.practice_id = ${HERE} and a.client_id = wanted.id and a.state in ('IN_SESSION', 'FULFILLED')
       and s.discipline = 'MASSAGE' and s.class in ('BODYWORK_GENTLE', 'BODYWORK_MODERATE', 'BODYWORK_DEEP')
       and not exists (select from attune.note n where ${SIGNED_RESPONSE} and n.client_id = wanted.id and n.appointment_id = a.id)
     union all
     select 'CHECK_IN', c.at, c.distress, false, null, null, null, null, null, null, null
     from attune.check_in c where c.practice_id = ${HERE} and c.client_id = wanted.id
     union all
     select 'TOLERANCE', ${HELD_AT}, t.tolerance_of_trauma_work, false, null, null, null, null, null, null, null
     from attune.note n
     join attune.note_text t on t.practice_id = n.practice_id and t.note_id = n.id
     left join attune.appointment a on a.practice_id = n.practice_id and a.id = n.appointment_id
     where n.practice_id = ${HERE} and n.client_id = wanted.id and n.kind = 'PROGRESS' and n.state = 'SIGNED'
       and t.tolerance_of_trauma_work is not null) f
   order by f.at, f.kind`,
);

/** Sessions, check-ins and the tolerance of trauma work, put beside each other. */
@Injectable()
export class ResponseFactsRead {
  /** All of a client's history, by time; batched over clients. */
  async ofClient(clientId: string): Promise<ResponseFacts> {
    const rows = await currentContext().reader.loadMany<FactRow>(FACTS, 'clientId', clientId);
    const of = (kind: FactRow['kind']) => rows.filter((row) => row.kind === kind);
    const valuesOf = (kind: FactRow['kind']) =>
      of(kind).flatMap(({ at, value }) => (value === null ? [] : [{ at, value }]));
    return {
      bodywork: of('BODYWORK').map(bodyworkOf),
      checkIns: valuesOf('CHECK_IN').map(({ at, value }) => ({ at, distress: value })),
      processing: valuesOf('TOLERANCE').map(({ at, value }) => ({ at, tolerance: value })),
    };
  }
}

function bodyworkOf(row: FactRow): BodyworkFact {
  const scales = (values: ScaleValues) => (row.told ? values : null);
  return {
    at: row.at,
    work: row.work ?? [],
    arrival: scales({ DISTRESS: row.arrivalDistress, TENSION: row.arrivalTension, PAIN: row.arrivalPain }),
    departure: scales({
      DISTRESS: row.departureDistress,
      TENSION: row.departureTension,
      PAIN: row.departurePain,
    }),
  };
}
