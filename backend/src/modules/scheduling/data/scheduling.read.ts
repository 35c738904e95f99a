import { Injectable } from '@nestjs/common';
import {
  audited,
  openInEmergency,
  readAudited,
  type RecordClassName,
} from '../../../platform/audit/index.ts';
import { currentContext } from '../../../platform/context/index.ts';
import { sql } from '../../../platform/database/index.ts';
import { type AppointmentRow, COLUMNS, TABLES } from './appointment-row.ts';
import { perRequest } from './per-request.ts';

/** More appointments than this are given by no list; the range is to be narrowed. */
const MOST_ROWS = 2_000;

/** On what ground each appointment is seen: also one's own, after the place on the team has ended. */
const AUDIT = `a.client_id as audit_client_id,
  case when a.client_id = (select attune.client_id()) then 'SELF'
    when a.client_id = any ((select attune.team_client_ids())::uuid[])
      or a.member_id = (select attune.member_id()) then 'TEAM'
    when ${openInEmergency('a.client_id')} then 'BREAK_GLASS' else 'ADMINISTRATOR' end as audit_ground,
  case when a.client_id = (select attune.client_id()) then 'CLIENT'
    when a.client_id = any ((select attune.psychotherapy_client_ids())::uuid[]) then 'PSYCHOTHERAPIST'
    when a.client_id = any ((select attune.massage_client_ids())::uuid[]) then 'MASSAGE_THERAPIST'
    when a.member_id = (select attune.member_id())
      then case a.discipline when 'MASSAGE' then 'MASSAGE_THERAPIST' else 'PSYCHOTHERAPIST' end
    when ${openInEmergency('a.client_id')} then 'PSYCHOTHERAPIST'
    else 'ADMINISTRATOR' end as audit_role`;

const OPENED = audited(
  'appointment.read',
  sql('scheduling.one', `select ${COLUMNS}, ${AUDIT} from ${TABLES} where a.id = $1`),
  1,
  'id',
);
const LISTED = audited(
  'appointment.list',
  sql(
    'scheduling.inRange',
    `select ${COLUMNS}, ${AUDIT} from ${TABLES}
     where a.practice_id = (select attune.practice_id()) and a.starts_at < $2::timestamptz
       and a.starts_at > $1::timestamptz - interval '1 day' and a.ends_at > $1::timestamptz
       and ($3::uuid is null or a.member_id = $3)
     order by a.starts_at, a.id limit ${MOST_ROWS}`,
  ),
  3,
  '"startsAt", id',
);
const BY_IDS = sql('scheduling.byIds', `select ${COLUMNS} from ${TABLES} where a.id = any ($1::uuid[])`);
/** Times alone, for hours to be compared with; what is shown of them is read, and noted, by id. */
const TIMES = sql(
  'scheduling.timesToCome',
  `select a.id, a.member_id as "memberId", a.starts_at as "startsAt", a.ends_at as "endsAt" from attune.appointment a
   where a.practice_id = (select attune.practice_id()) and a.member_id = any ($1::uuid[]) and a.starts_at > $2::timestamptz
     and a.state in ('REQUESTED', 'BOOKED', 'NEEDS_CLEARANCE')
   order by a.starts_at, a.id limit 5000`,
);
const LISTED_BY_IDS = audited(
  'appointment.list',
  sql('scheduling.listedByIds', `select ${COLUMNS}, ${AUDIT} from ${TABLES} where a.id = any ($1::uuid[])`),
  1,
  '"startsAt", id',
);
const OF_CLIENTS = sql(
  'scheduling.ofClients',
  `select ${COLUMNS} from ${TABLES}
   where a.practice_id = (select attune.practice_id()) and a.client_id = any ($1::uuid[])
     and a.starts_at < $3::timestamptz and a.ends_at > $2::timestamptz
   order by a.starts_at, a.id limit ${MOST_ROWS}`,
);
const UPCOMING = sql(
  'scheduling.upcoming',
  `select n.* from unnest($1::uuid[]) as wanted (id)
   cross join lateral (
     select ${COLUMNS} from ${TABLES}
     where a.practice_id = (select attune.practice_id()) and a.client_id = wanted.id and a.ends_at > $2::timestamptz
       and a.state in ('REQUESTED', 'BOOKED', 'NEEDS_CLEARANCE', 'ARRIVED', 'IN_SESSION')
     order by a.starts_at, a.id limit $3) n
   order by n."startsAt", n.id`,
);

/** When somebody is booked, and no more. */
export interface AppointmentTime {
  readonly id: string;
  readonly memberId: string;
  readonly startsAt: string;
  readonly endsAt: string;
}

export interface AppointmentOverrideRow {
  readonly appointmentId: string;
  readonly byName: string;
  readonly reason: string;
  readonly sentences: readonly string[];
  readonly at: string;
}

const OVERRIDES = sql(
  'scheduling.overrides',
  `select appointment_id as "appointmentId", by_name as "byName", reason, sentences, at
   from attune.appointment_override where appointment_id = any ($1::uuid[]) order by at`,
);

/** Appointments as the actor may see them. */
@Injectable()
export class SchedulingRead {
  /** An appointment, noted in the audit as opened; null when out of reach. */
  async open(id: string, classes: readonly RecordClassName[]): Promise<AppointmentRow | null> {
    const [row] = await readAudited<AppointmentRow>(
      currentContext().reader,
      OPENED,
      [id],
      ['APPOINTMENTS', ...classes],
    );
    return row ?? null;
  }

  /** Appointments that touch a range, by time, noted in the audit; of one practitioner, or of all. */
  inRange(
    range: { readonly from: string; readonly to: string },
    practitionerId: string | null,
    classes: readonly RecordClassName[],
  ): Promise<AppointmentRow[]> {
    return readAudited<AppointmentRow>(
      currentContext().reader,
      LISTED,
      [range.from, range.to, practitionerId],
      ['APPOINTMENTS', ...classes],
    );
  }

  /** When these practitioners are booked after an instant, as far as the actor sees their appointments. */
  timesToCome(memberIds: readonly string[], after: string): Promise<AppointmentTime[]> {
    return currentContext().reader.read<AppointmentTime>(TIMES, [memberIds, after]);
  }

  /** Appointments by id, by time, noted in the audit as listed. */
  async listed(ids: readonly string[], classes: readonly RecordClassName[]): Promise<AppointmentRow[]> {
    return ids.length === 0
      ? []
      : readAudited<AppointmentRow>(
          currentContext().reader,
          LISTED_BY_IDS,
          [ids],
          ['APPOINTMENTS', ...classes],
        );
  }

  /** An appointment pointed at by something the actor sees; null when out of reach. Batched. */
  one(id: string): Promise<AppointmentRow | null> {
    return currentContext().reader.load<AppointmentRow>(BY_IDS, 'id', id);
  }

  /** A client's appointments that touch a range, by time; batched over clients. */
  ofClient(clientId: string, from: string, to: string): Promise<AppointmentRow[]> {
    return perRequest<AppointmentRow[]>(
      `ofClient:${from}:${to}`,
      async (ids) =>
        byClient(await currentContext().reader.read<AppointmentRow>(OF_CLIENTS, [ids, from, to])),
      () => [],
    ).load(clientId);
  }

  /**
   * The next active appointments of a client that have not ended at `now` (to the minute), at most
   * `most`, by time; batched over clients.
   */
  upcoming(clientId: string, now: string, most: number): Promise<AppointmentRow[]> {
    const minute = `${now.slice(0, 16)}:00Z`;
    return perRequest<AppointmentRow[]>(
      `upcoming:${minute}:${most}`,
      async (ids) =>
        byClient(await currentContext().reader.read<AppointmentRow>(UPCOMING, [ids, minute, most])),
      () => [],
    ).load(clientId);
  }

  /** Hard rules that were set aside for an appointment, where the actor may know of it (R24). */
  overrides(appointmentId: string): Promise<AppointmentOverrideRow[]> {
    return currentContext().reader.loadMany<AppointmentOverrideRow>(
      OVERRIDES,
      'appointmentId',
      appointmentId,
    );
  }
}

function byClient(rows: readonly AppointmentRow[]): Map<string, AppointmentRow[]> {
  return Map.groupBy(rows, (row) => row.clientId);
}
