import { Injectable } from '@nestjs/common';
import { currentContext } from '../../../platform/context/index.ts';
import { sql } from '../../../platform/database/index.ts';

/** What the rows of the statement are. */
export type TimeLineKind = 'SINCE' | 'SCORE' | 'DAY' | 'SESSION' | 'FLAG' | 'VERSION';

/**
 * Something of a client’s time line, as far as row-level security lets the actor see it. What the texts
 * and numbers are depends on the kind: the statement has them in the order in which `assemble` takes them.
 */
export interface TimeLineRow {
  readonly kind: TimeLineKind;
  /** Null for a day, and for what says since when there is anything. */
  readonly id: string | null;
  readonly at: string | null;
  readonly until: string | null;
  readonly acknowledgedAt: string | null;
  readonly holdLiftedAt: string | null;
  readonly texts: readonly (string | null)[];
  readonly numbers: readonly (number | null)[];
}

const HERE = '(select attune.practice_id())';
const NONE = 'null::timestamptz, null::timestamptz';
const range = (column: string) => `min(${column}), avg(${column}), max(${column})`;
const RESPONSE = ['arrival', 'departure']
  .map((when) => ['distress', 'arousal', 'pain', 'tension'].map((scale) => `w.${when}_${scale}`).join(', '))
  .join(', ');
// What was written about a session: of several notes the last that was signed; struck through ones count for nothing.
const WRITTEN = `written as materialized (
  select distinct on (coalesce(n.appointment_id, n.id)) n.id, n.appointment_id, n.author_member_id, n.created_at, n.kind,
    t.tolerance_of_trauma_work, r.*
  from attune.note n
  left join attune.note_text t on t.practice_id = n.practice_id and t.note_id = n.id
  left join lateral (select s.arrival_distress, s.arrival_arousal, s.arrival_pain, s.arrival_tension,
      s.departure_distress, s.departure_arousal, s.departure_pain, s.departure_tension
    from attune.session_response s where s.practice_id = n.practice_id and s.note_id = n.id) r on true
  where n.practice_id = ${HERE} and n.client_id = $1 and n.state = 'SIGNED'
    and (n.kind = 'SESSION_RESPONSE' or (n.kind = 'PROGRESS' and n.appointment_id is not null))
  order by coalesce(n.appointment_id, n.id), n.signed_at desc, n.id)`;

/** $1 the client, $2 and $3 from and to, $4 the zone whose days are meant. */
const TIME_LINE = sql(
  'timeLine.ofClient',
  `with ${WRITTEN}
   select 'SINCE' as kind, null::uuid as id, least(
       (select min(k.at) from attune.check_in k where k.practice_id = ${HERE} and k.client_id = $1),
       (select min(m.taken_at) from attune.measure_response m where m.practice_id = ${HERE} and m.client_id = $1),
       (select min(a.starts_at) from attune.appointment a where a.practice_id = ${HERE} and a.client_id = $1),
       (select min(f.raised_at) from attune.distress_flag f where f.practice_id = ${HERE} and f.client_id = $1),
       (select min(v.in_force_at) from attune.care_plan_version v where v.practice_id = ${HERE} and v.client_id = $1)) as at,
     null::timestamptz as until, null::timestamptz as "acknowledgedAt", null::timestamptz as "holdLiftedAt",
     null::text[] as texts, null::float8[] as numbers
   union all
   select 'SCORE', m.id, m.taken_at, null, ${NONE}, array[m.code, m.band, m.instrument_version],
     array[m.total, m.baseline_total, m.last_total]::float8[]
   from attune.measure_response m
   where m.practice_id = ${HERE} and m.client_id = $1 and m.taken_at >= $2::timestamptz and m.taken_at < $3::timestamptz
   union all
   select 'DAY', null, min(k.at), null, ${NONE}, array[(k.at at time zone $4)::date::text],
     array[count(*), ${range('k.distress')}, ${range('k.sleep_hours')}, ${range('d.mood')}, ${range('k.pain')}]::float8[]
   from attune.check_in k
   left join attune.check_in_detail d on d.practice_id = k.practice_id and d.check_in_id = k.id
   where k.practice_id = ${HERE} and k.client_id = $1 and k.at >= $2::timestamptz and k.at < $3::timestamptz
   group by (k.at at time zone $4)::date
   union all
   select 'SESSION', a.id, a.starts_at, a.ends_at, ${NONE},
     array[a.discipline, a.state, p.name, x.class, s.name, w.id::text],
     array[w.tolerance_of_trauma_work, ${RESPONSE}]::float8[]
   from attune.appointment a
   left join attune.member p on p.practice_id = a.practice_id and p.id = a.member_id
   left join attune.appointment_service x on x.practice_id = a.practice_id and x.appointment_id = a.id
   left join attune.service s on s.practice_id = x.practice_id and s.id = x.service_id
   left join written w on w.appointment_id = a.id
   where a.practice_id = ${HERE} and a.client_id = $1 and a.starts_at >= $2::timestamptz and a.starts_at < $3::timestamptz
   union all
   select 'SESSION', w.id, w.created_at, w.created_at, ${NONE},
     array['MASSAGE', 'FULFILLED', p.name, null, null, w.id::text], array[null, ${RESPONSE}]::float8[]
   from written w
   left join attune.member p on p.practice_id = ${HERE} and p.id = w.author_member_id
   where w.appointment_id is null and w.created_at >= $2::timestamptz and w.created_at < $3::timestamptz
   union all
   select 'FLAG', f.id, f.raised_at, f.resolved_at, f.acknowledged_at, f.hold_lifted_at,
     array[f.level, f.state, f.hold, array_to_string(r.reasons, ',')], null
   from attune.distress_flag f
   left join attune.distress_flag_reason r on r.practice_id = f.practice_id and r.flag_id = f.id
   where f.practice_id = ${HERE} and f.client_id = $1 and f.raised_at < $3::timestamptz
     and (f.resolved_at is null or f.resolved_at >= $2::timestamptz
       or (f.hold <> 'NONE' and (f.hold_lifted_at is null or f.hold_lifted_at >= $2::timestamptz)))
   union all
   select 'VERSION', v.id, v.in_force_at, v.until, ${NONE}, array[v.plan_id::text, v.phase, v.state],
     array[v.version]::float8[]
   from (
     select v.id, v.plan_id, v.phase, v.state, v.version, v.in_force_at,
       coalesce(lead(v.in_force_at) over (partition by v.plan_id order by v.version),
         case when p.state in ('COMPLETED', 'REVOKED') then p.updated_at end) as until
     from attune.care_plan_version v
     join attune.care_plan p on p.practice_id = v.practice_id and p.id = v.plan_id and p.state <> 'ENTERED_IN_ERROR'
     where v.practice_id = ${HERE} and v.client_id = $1 and v.in_force_at is not null) v
   where v.in_force_at < $3::timestamptz and (v.until is null or v.until > $2::timestamptz)
   order by at, id`,
);

/** What stands on the time line of a record: one statement for all of it. */
@Injectable()
export class TimeLineRead {
  /**
   * What falls into a stretch of time or reaches into it, by time.
   * @param timeZone IANA name of the zone whose local days the check-ins are gathered by.
   */
  ofClient(
    clientId: string,
    { from, to }: { readonly from: string; readonly to: string },
    timeZone: string,
  ): Promise<TimeLineRow[]> {
    return currentContext().reader.read<TimeLineRow>(TIME_LINE, [clientId, from, to, timeZone]);
  }
}
