import type { AppointmentState } from '@attune/shared';
import { auditColumns, audited } from '../../../platform/audit/index.ts';
import { sql } from '../../../platform/database/index.ts';

/** What is to be placed; service and practitioner as far as they are settled. */
export interface PlacementQuestionRow {
  readonly appointmentId: string | null;
  readonly clientId: string;
  readonly memberId: string | null;
  readonly serviceId: string | null;
  readonly state: AppointmentState | null;
}

/** An appointment that somebody thinks of moving: its id. The service is for the rules, never shown. */
export const PLACED_APPOINTMENT = audited(
  'appointment.suggest',
  sql(
    'calendar.placedAppointment',
    `select a.id as "appointmentId", a.client_id as "clientId", a.member_id as "memberId", a.state,
       attune.service_of_appointment(a.id) as "serviceId", ${auditColumns('a.client_id')}
     from attune.appointment a where a.practice_id = (select attune.practice_id()) and a.id = $1`,
  ),
  1,
  '"appointmentId"',
);

/** A client for whom somebody thinks of a new session: client, service. */
export const PLACED_CLIENT = audited(
  'appointment.suggest',
  sql(
    'calendar.placedClient',
    `select null::uuid as "appointmentId", c.id as "clientId", null::uuid as "memberId", null::text as state,
       $2::uuid as "serviceId", ${auditColumns('c.id')}
     from attune.client c where c.practice_id = (select attune.practice_id()) and c.id = $1`,
  ),
  2,
  '"clientId"',
);
