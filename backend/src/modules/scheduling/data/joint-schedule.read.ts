import { Injectable } from '@nestjs/common';
import { auditColumns, audited, readAudited } from '../../../platform/audit/index.ts';
import { currentContext } from '../../../platform/context/index.ts';
import { sql, type Unit } from '../../../platform/database/index.ts';
import type {
  KnownSessionRow,
  OfferedService,
  PlannedActivityRow,
} from '../domain/joint-schedule/planned.ts';
import { type AppointmentRow, COLUMNS, TABLES } from './appointment-row.ts';

const CLIENT = audited(
  'appointment.proposeJointly',
  sql(
    'scheduling.jointFor',
    `select c.id, ${auditColumns('c.id')} from attune.client c
     where c.practice_id = (select attune.practice_id()) and c.id = $1`,
  ),
  1,
  'id',
);
const ACTIVITIES = sql(
  'scheduling.plannedActivities',
  `select a.id, a.discipline, a.modality, a.minutes, a.every_weeks as "everyWeeks"
   from attune.care_plan p
   join attune.activity a on a.practice_id = p.practice_id and a.plan_id = p.id and a.version = p.active_version
   where p.practice_id = (select attune.practice_id()) and p.client_id = $1 and p.state = 'ACTIVE'
   order by a.position, a.id`,
);
const SERVICES = sql(
  'scheduling.offeredServices',
  `select id, name, discipline, class, minutes, modality from attune.service
   where practice_id = (select attune.practice_id()) and modality is not null order by name, id`,
);
const SESSIONS = sql(
  'scheduling.knownSessions',
  `select a.id, a.member_id as "memberId", a.state, a.starts_at as "startsAt", a.ends_at as "endsAt",
     lower(a.busy) as "busyFrom", upper(a.busy) as "busyTo", r.name as room,
     v.id as "serviceId", v.discipline, s.class, v.minutes, v.modality
   from attune.appointment a
   join attune.appointment_service s on s.practice_id = a.practice_id and s.appointment_id = a.id
   join attune.service v on v.practice_id = s.practice_id and v.id = s.service_id
   left join attune.room r on r.practice_id = a.practice_id and r.id = a.room_id
   where a.practice_id = (select attune.practice_id()) and a.client_id = $1
     and a.starts_at >= $2::timestamptz and a.starts_at < $3::timestamptz and a.state not in ('CANCELLED', 'NO_SHOW')
   order by a.starts_at, a.id`,
);
const OF_SERIES = sql(
  'scheduling.ofSeries',
  `select ${COLUMNS} from ${TABLES}
   where a.practice_id = (select attune.practice_id()) and a.series_id = any ($1::uuid[])
   order by a.series_position, a.id`,
);

/** What a joint schedule is made from, as the actor may see it: of the plan what is open to them. */
@Injectable()
export class JointScheduleRead {
  /** Notes in the audit that times were looked for; false for a client out of reach. */
  async open(clientId: string): Promise<boolean> {
    const rows = await readAudited<{ id: string }>(
      currentContext().reader,
      CLIENT,
      [clientId],
      ['APPOINTMENTS', 'PLAN'],
    );
    return rows.length > 0;
  }

  activities(clientId: string): Promise<PlannedActivityRow[]> {
    return currentContext().reader.read<PlannedActivityRow>(ACTIVITIES, [clientId]);
  }

  /** The same, as a transaction sees them. */
  activitiesIn(unit: Unit, clientId: string): Promise<PlannedActivityRow[]> {
    return unit.query<PlannedActivityRow>(ACTIVITIES, [clientId]);
  }

  services(): Promise<OfferedService[]> {
    return currentContext().reader.read<OfferedService>(SERVICES);
  }

  /** The client's appointments that begin within a range, by time. */
  sessions(clientId: string, from: string, to: string): Promise<KnownSessionRow[]> {
    return currentContext().reader.read<KnownSessionRow>(SESSIONS, [clientId, from, to]);
  }

  /** What was booked together, in its order; batched. */
  ofSeries(seriesId: string): Promise<AppointmentRow[]> {
    return currentContext().reader.loadMany<AppointmentRow & { readonly seriesId: string }>(
      OF_SERIES,
      'seriesId',
      seriesId,
    );
  }
}
