import type { AppointmentClass, AppointmentState, Discipline, MisfitKind } from '@attune/shared';
import { beganAt } from './began-at.ts';

/** An appointment as the actor may see it. */
export interface AppointmentRow {
  readonly id: string;
  readonly clientId: string;
  readonly memberId: string;
  /** Null where the client is out of the actor's reach: the own appointment of somebody who has left the team. */
  readonly clientName: string | null;
  readonly clientPreferredName: string | null;
  readonly clientPronouns: string | null;
  /** Null where the practitioner has left the actor's sight. */
  readonly memberName: string | null;
  readonly discipline: Discipline;
  readonly state: AppointmentState;
  readonly startsAt: string;
  readonly endsAt: string;
  /** When it began, as far as it is known; null before. */
  readonly beganAt: string | null;
  readonly room: string | null;
  readonly version: number;
  readonly cancelledReason: string | null;
  readonly cancelledLate: boolean;
  /** What it was booked together with, and its place in it; null for one booked by itself. */
  readonly seriesId: string | null;
  readonly seriesPosition: number | null;
  /** Null where what it is for is withheld from the actor. */
  readonly serviceId: string | null;
  readonly class: AppointmentClass | null;
  readonly serviceName: string | null;
  readonly minutes: number | null;
  readonly modality: string | null;
  /** Why it no longer fits what it was booked by, as far as the actor may know; null for what is over. */
  readonly misfits: readonly MisfitKind[] | null;
  /** Whether the actor may know what the client's psychotherapy sessions are. */
  readonly knowsClasses: boolean;
  /** Whether the actor may read the client's plan. */
  readonly readsPlan: boolean;
  /** Whether the actor treats the client's body, and so is told of the rest that sessions impose. */
  readonly keepsRest: boolean;
}

/** Row condition: the actor may know what a client's psychotherapy sessions are. */
export const knowsClasses = (client: string) => `(coalesce(${client} = (select attune.client_id()), false)
  or ${client} = any ((select attune.readable_psychotherapy_client_ids())::uuid[]))`;

/** Row condition: the actor may read a client's plan. */
export const readsPlan = (client: string) => `(${knowsClasses(client)}
  or ${client} = any ((select attune.shared_client_ids('PLAN', 'MASSAGE'))::uuid[]))`;

/** The columns of an {@link AppointmentRow}; row-level security leaves out the service where it is withheld. */
export const COLUMNS = `a.id, a.client_id as "clientId", a.member_id as "memberId", a.discipline, a.state,
  c.name as "clientName", c.preferred_name as "clientPreferredName", c.pronouns as "clientPronouns", m.name as "memberName",
  a.starts_at as "startsAt", a.ends_at as "endsAt",
  case when a.state in ('IN_SESSION', 'FULFILLED') or a.ends_at < now() then ${beganAt('a')} end as "beganAt", r.name as room, a.version, a.cancelled_reason as "cancelledReason", a.cancelled_late as "cancelledLate",
  a.series_id as "seriesId", a.series_position as "seriesPosition",
  s.service_id as "serviceId", s.class, v.name as "serviceName", v.minutes, v.modality,
  ${knowsClasses('a.client_id')} as "knowsClasses", ${readsPlan('a.client_id')} as "readsPlan",
  a.client_id = any ((select attune.massage_client_ids())::uuid[]) as "keepsRest",
  case when a.ends_at > now() then array(select f.kind from attune.appointment_misfit f
    where f.practice_id = a.practice_id and f.appointment_id = a.id and f.ended_at is null) end as misfits`;

export const TABLES = `attune.appointment a
  left join attune.client c on c.practice_id = a.practice_id and c.id = a.client_id
  left join attune.member m on m.practice_id = a.practice_id and m.id = a.member_id
  left join attune.room r on r.practice_id = a.practice_id and r.id = a.room_id
  left join attune.appointment_service s on s.practice_id = a.practice_id and s.appointment_id = a.id
  left join attune.service v on v.practice_id = s.practice_id and v.id = s.service_id`;
