import type { AppointmentState } from '@attune/shared';
import type { SeedClient } from './clients.ts';
import type { SeedService } from './places.ts';
import type { PracticeSeed } from './practice-seed.ts';
import type { Account, Staff } from './staff.ts';

export interface AppointmentSpec {
  readonly client: Pick<SeedClient, 'clientId' | 'email'>;
  readonly staff: Staff;
  readonly service: SeedService;
  readonly startsAt: Date;
  readonly bookedBy: Account;
  /** Left out: done when it is over, under way, or booked. */
  readonly state?: AppointmentState;
}

export interface SeedAppointment {
  readonly appointmentId: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
}

const MINUTE = 60_000;
const BOOKED_DAYS_AHEAD = 21;

/**
 * Writes appointments with the service each is for.
 * @param how 'where free' leaves out what the practitioner or the client has no time for.
 * @returns them in the order given, null for one left out.
 */
export async function writeAppointments(
  seed: PracticeSeed,
  specs: readonly AppointmentSpec[],
  how: 'all' | 'where free' = 'all',
): Promise<(SeedAppointment | null)[]> {
  const made = specs.map((spec) => {
    const bookedAt = new Date(spec.startsAt.getTime() - BOOKED_DAYS_AHEAD * 24 * 60 * MINUTE);
    const endsAt = new Date(spec.startsAt.getTime() + spec.service.minutes * MINUTE);
    const state = spec.state ?? stateOf(seed, spec.startsAt, endsAt);
    return {
      spec,
      bookedAt,
      endsAt,
      state,
      appointmentId: seed.id(
        `appointment ${spec.client.email} ${spec.staff.email} ${spec.startsAt.toISOString()}`,
        bookedAt,
      ),
    };
  });
  const kept = await seed.insertKept(
    'appointment',
    how === 'all' ? 'fail' : 'leave out',
    made.map(({ spec, bookedAt, endsAt, state, appointmentId }) => ({
      id: appointmentId,
      client_id: spec.client.clientId,
      member_id: spec.staff.memberId,
      room_id: spec.service.roomId,
      discipline: spec.service.discipline,
      state,
      starts_at: spec.startsAt,
      ends_at: endsAt,
      busy: busyOf(spec, endsAt),
      version: state === 'BOOKED' ? 1 : 2,
      created_at: bookedAt,
      created_by: spec.bookedBy.userId,
      updated_at: state === 'BOOKED' ? bookedAt : earlier(endsAt, seed.calendar.now.toJSDate()),
    })),
  );
  const written = made.filter(({ appointmentId }) => kept.has(appointmentId));
  await seed.insert(
    'appointment_service',
    written.map(({ spec, appointmentId }) => ({
      appointment_id: appointmentId,
      client_id: spec.client.clientId,
      member_id: spec.staff.memberId,
      discipline: spec.service.discipline,
      service_id: spec.service.serviceId,
      class: spec.service.class,
    })),
  );
  return made.map(({ appointmentId, spec, endsAt }) =>
    kept.has(appointmentId) ? { appointmentId, startsAt: spec.startsAt, endsAt } : null,
  );
}

function stateOf({ calendar }: PracticeSeed, startsAt: Date, endsAt: Date): AppointmentState {
  if (calendar.isPast(endsAt)) {
    return 'FULFILLED';
  }
  return calendar.isPast(startsAt) ? 'IN_SESSION' : 'BOOKED';
}

function busyOf({ startsAt, service }: AppointmentSpec, endsAt: Date): string {
  const free = new Date(endsAt.getTime() + service.bufferAfter * MINUTE);
  return `[${startsAt.toISOString()},${free.toISOString()})`;
}

function earlier(one: Date, other: Date): Date {
  return one < other ? one : other;
}
