import { type AppointmentSpec, writeAppointments } from '../support/appointments.ts';
import type { PracticeSeed } from '../support/practice-seed.ts';
import type { HarbourPeople } from './people.ts';
import type { HarbourServices } from './places.ts';

/** Today's appointments, and those to come: one breaks a rule of the plan, one waits for clearance. */
export async function seedToday(
  seed: PracticeSeed,
  people: HarbourPeople,
  services: HarbourServices,
): Promise<void> {
  const { calendar } = seed;
  const { mara, ines, ben, jonah, amal, petra } = people;
  const { emdr, talk, restorative, swedish, myofascial } = services;
  const on = (day: number, time: string) => calendar.at(day, time);
  const specs: AppointmentSpec[] = [
    { client: jonah, staff: mara, service: emdr, startsAt: on(0, '09:30'), bookedBy: mara },
    { client: petra, staff: mara, service: talk, startsAt: on(0, '11:30'), bookedBy: mara },
    { client: amal, staff: mara, service: talk, startsAt: on(0, '14:00'), bookedBy: mara },
    { client: amal, staff: ines, service: restorative, startsAt: on(0, '11:00'), bookedBy: ines },
    { client: petra, staff: ben, service: swedish, startsAt: on(0, '13:00'), bookedBy: ben },
    { client: jonah, staff: ines, service: restorative, startsAt: on(0, '15:30'), bookedBy: ines },
    // Next week: firm work on the afternoon of processing, which the plan wants a day apart.
    { client: jonah, staff: mara, service: emdr, startsAt: on(7, '09:30'), bookedBy: mara },
    { client: jonah, staff: ines, service: myofascial, startsAt: on(7, '15:30'), bookedBy: ines },
    { client: jonah, staff: mara, service: emdr, startsAt: on(14, '09:30'), bookedBy: mara },
    { client: jonah, staff: ines, service: restorative, startsAt: on(14, '15:30'), bookedBy: ines },
    // The hold on deep work touches this one alone.
    {
      client: amal,
      staff: ines,
      service: myofascial,
      startsAt: on(calendar.workday(3), '12:30'),
      bookedBy: ines,
      state: 'NEEDS_CLEARANCE',
    },
    { client: amal, staff: mara, service: talk, startsAt: on(7, '14:00'), bookedBy: mara },
    { client: amal, staff: ines, service: restorative, startsAt: on(14, '11:00'), bookedBy: ines },
    { client: petra, staff: mara, service: talk, startsAt: on(14, '11:30'), bookedBy: mara },
    { client: petra, staff: ben, service: swedish, startsAt: on(28, '13:00'), bookedBy: ben },
  ];
  await writeAppointments(seed, specs);
}
