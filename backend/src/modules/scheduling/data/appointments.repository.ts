import { type AppointmentState, busyAt, type Discipline, sessionAt } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import { practiceActor } from '../../../platform/context/index.ts';
import { type Statement, sql, type Unit } from '../../../platform/database/index.ts';
import type { BookingFacts } from '../domain/booking-facts.ts';

/** An appointment as a change of it looks at it. */
export interface AppointmentHead {
  readonly id: string;
  readonly clientId: string;
  readonly memberId: string;
  readonly roomId: string | null;
  readonly discipline: Discipline;
  readonly state: AppointmentState;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly version: number;
  /** Also where the actor may not see it: for the rules to be asked, never to be shown. */
  readonly serviceId: string | null;
}

/** When and where something is booked. */
export interface Booking {
  readonly id: string;
  readonly practitionerId: string;
  readonly roomId: string | null;
  readonly state: AppointmentState;
  readonly start: number;
  readonly at: string;
  /** What it is booked together with; left out for one that is booked by itself. */
  readonly series?: { readonly id: string; readonly position: number };
}

/** Hard rules set aside. */
export interface Override {
  readonly reason: string;
  /** Of the plan and the health questions, by the lead psychotherapist (R24). */
  readonly sentences: readonly string[];
  /** Of what the practitioner takes on, by themselves. */
  readonly loadSentences: readonly string[];
}

export type Write = readonly [Statement, readonly unknown[]];

/** The columns of an {@link AppointmentHead}. */
export const HEAD = `a.id, a.client_id as "clientId", a.member_id as "memberId", a.room_id as "roomId", a.discipline, a.state,
  a.starts_at as "startsAt", a.ends_at as "endsAt", a.version, attune.service_of_appointment(a.id) as "serviceId"`;

const FIND = sql('scheduling.head', `select ${HEAD} from attune.appointment a where a.id = $1`);
const LOCK = sql(
  'scheduling.locked',
  `select ${HEAD} from attune.appointment a where a.id = $1 for no key update`,
);
const INSERT = sql(
  'scheduling.insert',
  `insert into attune.appointment (practice_id, id, client_id, member_id, room_id, discipline, state, starts_at, ends_at,
     busy, created_at, created_by, updated_at, series_id, series_position)
   values (attune.practice_id(), $1, $2, $3, $4, $5, $6, $7, $8, tstzrange($9::timestamptz, $10::timestamptz), $11, attune.user_id(), $11, $12, $13)`,
);
const INSERT_SERIES = sql(
  'scheduling.insertSeries',
  `insert into attune.appointment_series (practice_id, id, client_id, kind, created_by, created_at)
   values (attune.practice_id(), $1, $2, $3, attune.user_id(), $4)`,
);
const INSERT_SERVICE = sql(
  'scheduling.insertService',
  `insert into attune.appointment_service (practice_id, appointment_id, client_id, member_id, discipline, service_id, class)
   values (attune.practice_id(), $1, $2, $3, $4, $5, $6)`,
);
const INSERT_OVERRIDE = sql(
  'scheduling.insertOverride',
  `insert into attune.appointment_override (practice_id, id, appointment_id, client_id, by_user, by_name, reason, sentences, at)
   values (attune.practice_id(), $1, $2, $3, attune.user_id(), $4, $5, $6, $7)`,
);
const INSERT_LOAD_OVERRIDE = sql(
  'scheduling.insertLoadOverride',
  `insert into attune.load_override (practice_id, id, appointment_id, member_id, reason, sentences, at)
   values (attune.practice_id(), $1, $2, $3, $4, $5, $6)`,
);
const MOVE = sql(
  'scheduling.move',
  `update attune.appointment set member_id = $2, room_id = $3, state = $4, starts_at = $5, ends_at = $6,
     busy = tstzrange($7::timestamptz, $8::timestamptz), version = version + 1, updated_at = $9
   where practice_id = attune.practice_id() and id = $1`,
);
const STEP = sql(
  'scheduling.step',
  `update attune.appointment set state = $2, cancelled_reason = coalesce($3, cancelled_reason), cancelled_late = $5, version = version + 1, updated_at = $4,
     begun_at = case when $2 = 'IN_SESSION' then $4 else begun_at end
   where practice_id = attune.practice_id() and id = $1`,
);

const CHANGE_SERVICE = sql('scheduling.changeService', 'select attune.change_service($1, $2)');

/** Changes of appointments, within a unit. */
@Injectable()
export class AppointmentsRepository {
  /** An appointment that the actor may see, as this transaction sees it. */
  find(unit: Pick<Unit, 'one'>, id: string): Promise<AppointmentHead | null> {
    return unit.one<AppointmentHead>(FIND, [id]);
  }

  /** The same, kept from changing under us; null also when the actor may not change it. */
  lock(unit: Unit, id: string): Promise<AppointmentHead | null> {
    return unit.one<AppointmentHead>(LOCK, [id]);
  }

  /** Writes an appointment with its service, and what was set aside for it. */
  insert({ clientId, service }: BookingFacts, booking: Booking, override: Override | null): Write[] {
    const { id, practitionerId, roomId, state, at } = booking;
    return [
      [
        INSERT,
        [
          id,
          clientId,
          practitionerId,
          roomId,
          service.discipline,
          state,
          ...timesOf(service, booking.start),
          at,
          booking.series?.id ?? null,
          booking.series?.position ?? null,
        ],
      ],
      [INSERT_SERVICE, [id, clientId, practitionerId, service.discipline, service.id, service.class]],
      ...overridesOf(clientId, booking, override),
    ];
  }

  /** Writes what several appointments are booked together as, ahead of them: the coming weeks of a plan. */
  insertJoint(id: string, clientId: string, at: string): Write {
    return [INSERT_SERIES, [id, clientId, 'JOINT', at]];
  }

  /** Moves an appointment to another time, room or practitioner. */
  move({ clientId, service }: BookingFacts, booking: Booking, override: Override | null): Write[] {
    const { id, practitionerId, roomId, state, at } = booking;
    return [
      [MOVE, [id, practitionerId, roomId, state, ...timesOf(service, booking.start), at]],
      ...overridesOf(clientId, booking, override),
    ];
  }

  /** Makes an appointment one for another service of its discipline; ahead of its move, which takes the new length. */
  changeService(id: string, serviceId: string): Write {
    return [CHANGE_SERVICE, [id, serviceId]];
  }

  /** Puts an appointment into its next state; `late`: a client cancels it after the limit. */
  step(
    id: string,
    state: AppointmentState,
    cancelledReason: string | null,
    at: string,
    late: boolean,
  ): Write {
    return [STEP, [id, state, cancelledReason, at, late]];
  }
}

function overridesOf(
  clientId: string,
  { id, at, practitionerId }: Booking,
  override: Override | null,
): Write[] {
  if (override === null) {
    return [];
  }
  const { reason, sentences, loadSentences } = override;
  return [
    ...(sentences.length > 0
      ? [[INSERT_OVERRIDE, [newId(), id, clientId, practiceActor().name, reason, sentences, at]] as const]
      : []),
    ...(loadSentences.length > 0
      ? [[INSERT_LOAD_OVERRIDE, [newId(), id, practitionerId, reason, loadSentences, at]] as const]
      : []),
  ];
}

/** Start and end of the session, and of what it keeps busy. */
function timesOf(service: BookingFacts['service'], start: number): string[] {
  const session = sessionAt(start, service);
  const busy = busyAt(start, service);
  return [session.from, session.to, busy.from, busy.to].map((instant) => new Date(instant).toISOString());
}
