import type { PracticeSeed } from '../support/practice-seed.ts';
import type { Seal } from './jonah.ts';
import type { HarbourPeople } from './people.ts';

/** What Mara and Ines noted for themselves, and the exercises beside the plans of Jonah and Amal. */
export async function seedSelfCare(seed: PracticeSeed, people: HarbourPeople, seal: Seal): Promise<void> {
  await seedRecovery(seed, people, seal);
  await seedExercises(seed, people);
}

async function seedRecovery(seed: PracticeSeed, { mara, ines }: HarbourPeople, seal: Seal): Promise<void> {
  const { calendar } = seed;
  const entries = [
    {
      staff: mara,
      at: calendar.at(-7, '12:10'),
      heaviness: 7,
      helped: ['WALK', 'FOOD'],
      note: 'Twenty minutes along the water before the next session. Eat first, next time.',
    },
    { staff: mara, at: calendar.at(-14, '11:40'), heaviness: 4, helped: ['BOOK'], note: null },
    {
      staff: ines,
      at: calendar.at(-7, '17:00'),
      heaviness: 6,
      helped: ['STRETCHING', 'SCENT'],
      note: 'Wrists and shoulders. The breath helped more than I thought.',
    },
  ];
  const rows = [];
  for (const { staff, at, heaviness, helped, note } of entries) {
    const id = seed.id(`recovery ${staff.email}`, at);
    const sealed = note === null ? null : await seal(id, note);
    rows.push({
      id,
      member_id: staff.memberId,
      at: at.toISOString(),
      heaviness,
      helped,
      key_version: sealed?.keyVersion ?? null,
      sealed: sealed && `\\x${sealed.sealed.toString('hex')}`,
    });
  }
  await seed.insert('recovery_entry', rows);
}

async function seedExercises(seed: PracticeSeed, { mara, jonah, amal }: HarbourPeople): Promise<void> {
  const { calendar } = seed;
  const given = calendar.at(-21, '10:50');
  const breath = seed.id('exercise of Jonah', given);
  await seed.insert('plan_exercise', [
    {
      id: breath,
      client_id: jonah.clientId,
      exercise: 'OCEAN_BREATH',
      in_seconds: 4,
      out_seconds: 6,
      minutes: 5,
      sentence: 'Before sleep, lying down.',
      assigned_by: mara.memberId,
      assigned_at: given.toISOString(),
    },
    {
      id: seed.id('exercise of Amal', given),
      client_id: amal.clientId,
      exercise: 'FEET_ON_THE_FLOOR',
      in_seconds: null,
      out_seconds: null,
      minutes: null,
      sentence: 'When the street gets loud.',
      assigned_by: mara.memberId,
      assigned_at: given.toISOString(),
    },
  ]);
  await seed.insert(
    'exercise_mark',
    [-12, -9, -5, -2].map((day, index) => ({
      id: seed.id(`exercise mark of Jonah ${index}`, calendar.at(day, '22:00')),
      exercise_id: breath,
      client_id: jonah.clientId,
      done_on: calendar.date(day),
      shown: index % 2 === 0,
    })),
  );
}
