import type { AppointmentClass, Discipline } from '@attune/shared';
import type { PracticeSeed } from './practice-seed.ts';
import type { Staff } from './staff.ts';

/** A service of the practice, by the name it is offered under. */
export interface SeedService {
  readonly serviceId: string;
  readonly name: string;
  readonly discipline: Discipline;
  readonly class: AppointmentClass;
  readonly minutes: number;
  readonly bufferAfter: number;
  /** Null where any room will do. */
  readonly roomId: string | null;
}

export interface ServiceSpec {
  readonly name: string;
  readonly discipline: Discipline;
  readonly class: AppointmentClass;
  readonly minutes: number;
  readonly modality: string | null;
  readonly bufferAfter: number;
  readonly rooms: readonly [string, ...string[]];
  readonly staff: readonly Staff[];
}

/** Writes rooms and services, and who gives which service where. @returns the services by name. */
export async function writePlaces(
  seed: PracticeSeed,
  rooms: readonly string[],
  specs: readonly ServiceSpec[],
): Promise<(name: string) => SeedService> {
  const roomId = (name: string) => seed.id(`room ${name}`);
  await seed.insert(
    'room',
    rooms.map((name) => ({ id: roomId(name), name })),
  );
  const services = specs.map((spec) => ({
    ...spec,
    serviceId: seed.id(`service ${spec.name}`),
    roomId: roomId(spec.rooms[0]),
  }));
  await seed.insert(
    'service',
    services.map((one) => ({
      id: one.serviceId,
      name: one.name,
      discipline: one.discipline,
      class: one.class,
      minutes: one.minutes,
      modality: one.modality,
      buffer_before_minutes: 0,
      buffer_after_minutes: one.bufferAfter,
    })),
  );
  await seed.insert(
    'service_room',
    services.flatMap((one) =>
      one.rooms.map((room) => ({ service_id: one.serviceId, room_id: roomId(room) })),
    ),
  );
  await seed.insert(
    'service_member',
    services.flatMap((one) =>
      one.staff.map((staff) => ({ service_id: one.serviceId, member_id: staff.memberId })),
    ),
  );
  const byName = new Map(services.map((one) => [one.name, one]));
  return (name) => {
    const service = byName.get(name);
    if (!service) {
      throw new Error(`The practice has no service "${name}".`);
    }
    return service;
  };
}

/** Working hours from Monday to Friday, in the practice's wall-clock time. */
export async function writeHours(
  seed: PracticeSeed,
  staff: readonly Staff[],
  from: string,
  to: string,
): Promise<void> {
  await seed.insert(
    'availability',
    staff.flatMap(({ memberId, email }) =>
      [1, 2, 3, 4, 5].map((weekday) => ({
        id: seed.id(`hours ${email} ${weekday}`),
        member_id: memberId,
        weekday,
        from_time: from,
        to_time: to,
      })),
    ),
  );
}
