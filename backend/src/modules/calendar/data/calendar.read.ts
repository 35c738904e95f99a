import type { AppointmentState } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { audited, readAudited } from '../../../platform/audit/index.ts';
import { currentContext } from '../../../platform/context/index.ts';
import { sql } from '../../../platform/database/index.ts';

/** An appointment as a calendar needs it. */
export interface CalendarRow {
  readonly id: string;
  readonly state: AppointmentState;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly version: number;
  readonly updatedAt: string;
  /** Whether it is the actor's own visit, or one that the actor gives. */
  readonly own: boolean;
  /** Null where the person is out of the actor's reach. */
  readonly practitioner: string | null;
  readonly client: string | null;
}

/** Which appointments a feed holds. */
export interface Window {
  /** ISO texts. */
  readonly from: string;
  readonly to: string;
  /** Cancelled before: not any more. */
  readonly cancelledSince: string;
  /** The day of the reading, 'YYYY-MM-DD'. */
  readonly day: string;
}

/** Those that the actor receives or gives, each in the role that opens it; never others within reach. */
const OWN = `select a.id, a.state, a.starts_at as "startsAt", a.ends_at as "endsAt", a.version, a.updated_at as "updatedAt",
    coalesce(a.client_id = (select attune.client_id()), false) as own, m.name as practitioner, c.name as client,
    a.client_id as audit_client_id,
    case when a.client_id = (select attune.client_id()) then 'SELF' else 'TEAM' end as audit_ground,
    case when a.client_id = (select attune.client_id()) then 'CLIENT'
      when a.discipline = 'MASSAGE' then 'MASSAGE_THERAPIST' else 'PSYCHOTHERAPIST' end as audit_role
  from attune.appointment a
  left join attune.client c on c.practice_id = a.practice_id and c.id = a.client_id
  left join attune.member m on m.practice_id = a.practice_id and m.id = a.member_id
  where a.practice_id = (select attune.practice_id())
    and (a.client_id = (select attune.client_id()) or a.member_id = (select attune.member_id()))`;

// The trace is written with the first reading of a day for each client, by the very statement that reads (R26).
const FEED = sql(
  'calendar.feed',
  `with seen as materialized (${OWN} and a.starts_at >= $1::timestamptz and a.starts_at < $2::timestamptz
       and (a.state <> 'CANCELLED' or a.updated_at >= $3::timestamptz)),
   touched as (
     update attune.calendar_feed set last_read_on = $4::date
     where practice_id = attune.practice_id() and id = $5 and last_read_on is distinct from $4::date),
   fresh as (
     insert into attune.calendar_feed_reading as r (practice_id, feed_id, client_id, user_id, day)
     select distinct attune.practice_id(), $5::uuid, audit_client_id, attune.user_id(), $4::date from seen
     on conflict (practice_id, feed_id, client_id) do update set day = excluded.day where r.day < excluded.day
     returning client_id),
   noted as (
     insert into attune.audit_event (practice_id, user_id, member_id, role, action, ground, client_ids, field_classes, request_id, address_hash)
     select attune.practice_id(), attune.user_id(), attune.member_id(), audit_role, 'calendar.feed', audit_ground,
       array_agg(distinct audit_client_id), array['APPOINTMENTS'], $6::uuid, $7::text
     from seen join fresh on fresh.client_id = audit_client_id group by audit_role, audit_ground)
   select * from seen order by "startsAt", id`,
);
const ONE = audited('calendar.file', sql('calendar.file', `${OWN} and a.id = $1`), 1, 'id');

/** The actor's own appointments for a calendar. */
@Injectable()
export class CalendarRead {
  /** Those of a feed, by time, noted in the audit once a day for each client. */
  ofFeed(feedId: string, { from, to, cancelledSince, day }: Window): Promise<CalendarRow[]> {
    const { reader, requestId, addressHash } = currentContext();
    const values = [from, to, cancelledSince, day, feedId, requestId, addressHash];
    return reader.read<CalendarRow>(FEED, values);
  }

  /** One of them; null for any other. Noted in the audit. */
  async one(id: string): Promise<CalendarRow | null> {
    const [row] = await readAudited<CalendarRow>(currentContext().reader, ONE, [id], ['APPOINTMENTS']);
    return row ?? null;
  }
}
