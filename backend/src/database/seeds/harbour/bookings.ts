import type { PreferredTime } from '@attune/shared';
import type { PracticeSeed } from '../support/practice-seed.ts';
import type { HarbourPeople } from './people.ts';

/** What practitioners take on, which times suit clients, and what was booked and no longer fits. */
export async function seedBookings(seed: PracticeSeed, people: HarbourPeople): Promise<void> {
  await seedLoadLimits(seed, people);
  await seedPreferredTimes(seed, people);
  await seedSeries(seed, people);
  await seedMisfits(seed, people);
}

/** The practice asks for a quarter of an hour after heavy sessions; Ines takes on less than it allows. */
async function seedLoadLimits(seed: PracticeSeed, { rowan, ines }: HarbourPeople): Promise<void> {
  const at = seed.calendar.at(-60, '16:00');
  const limits = [
    { whose: rowan, member_id: null, per_day: 8, heavy_per_day: 4, per_week: 32, break_minutes: 10 },
    { whose: ines, member_id: ines.memberId, per_day: 6, heavy_per_day: 3, per_week: 24, break_minutes: 15 },
  ];
  await seed.insert(
    'load_limit',
    limits.map(({ whose, ...limit }) => ({
      id: seed.id(`load limit ${whose.email}`, at),
      ...limit,
      version: 1,
      changed_at: at,
      changed_by: whose.userId,
    })),
  );
}

async function seedPreferredTimes(seed: PracticeSeed, { jonah, amal }: HarbourPeople): Promise<void> {
  const at = seed.calendar.at(-30, '19:10');
  const sets: { client: typeof jonah; times: PreferredTime[] }[] = [
    {
      client: jonah,
      times: [
        { weekday: null, from: '12:00', to: '17:00', avoid: false },
        { weekday: 5, from: '08:00', to: '12:00', avoid: true },
      ],
    },
    { client: amal, times: [{ weekday: null, from: '08:00', to: '12:00', avoid: false }] },
  ];
  const heads = sets.map(({ client }) => ({
    id: seed.id(`preferred times ${client.email}`, at),
    client_id: client.clientId,
    version: 1,
    changed_at: at,
    changed_by: client.userId,
    changed_by_name: client.name,
  }));
  await seed.insert('preferred_times', heads);
  await seed.insert(
    'preferred_time',
    sets.flatMap(({ client, times }, index) =>
      times.map((time, position) => ({
        id: seed.id(`preferred time ${client.email} ${position}`, at),
        client_id: client.clientId,
        set_id: heads[index]?.id,
        position,
        weekday: time.weekday,
        from_time: time.from,
        to_time: time.to,
        avoid: time.avoid,
      })),
    ),
  );
}

/** Jonah's processing sessions of this week and the next two were booked as a weekly series. */
async function seedSeries(seed: PracticeSeed, { jonah, mara }: HarbourPeople): Promise<void> {
  const { calendar, practiceId, writer } = seed;
  const at = calendar.at(-21, '09:30');
  const id = seed.id(`series ${jonah.email} ${mara.email}`, at);
  const days = [0, 7, 14];
  await seed.insert('appointment_series', [
    {
      id,
      client_id: jonah.clientId,
      kind: 'SERIES',
      member_id: mara.memberId,
      starts_on: calendar.now.toISODate(),
      at_time: '09:30',
      time_zone: calendar.now.zoneName,
      every_weeks: 1,
      count: days.length,
      created_by: mara.userId,
      created_at: at,
    },
  ]);
  for (const [index, day] of days.entries()) {
    await writer.run(
      `update attune.appointment set series_id = $4, series_position = $5
       where practice_id = $1 and client_id = $2 and starts_at = $3`,
      [practiceId, jonah.clientId, calendar.at(day, '09:30').toISOString(), id, index + 1],
    );
  }
}

/**
 * As the daily look would find it: firm work on the afternoon of Jonah's processing next week, and Petra's
 * massage after Ben's licence has run out. Everybody's bookings were looked at today.
 */
async function seedMisfits(seed: PracticeSeed, { jonah, petra, ben }: HarbourPeople): Promise<void> {
  const { calendar, writer, practiceId } = seed;
  await writer.run(
    `insert into attune.appointment_misfit (practice_id, id, appointment_id, client_id, member_id, discipline, kind, found_at)
     select a.practice_id, md5(a.id::text || ' no longer fits')::uuid, a.id, a.client_id, a.member_id, a.discipline,
       case a.client_id when $2 then 'RULE' else 'LICENCE' end, $6
     from attune.appointment a
     where a.practice_id = $1 and a.state = 'BOOKED'
       and ((a.client_id = $2 and a.starts_at between $4 and $5)
         or (a.client_id = $3 and a.member_id = $7 and a.starts_at > $8))`,
    [
      practiceId,
      jonah.clientId,
      petra.clientId,
      calendar.at(7, '00:00').toISOString(),
      calendar.at(8, '00:00').toISOString(),
      calendar.at(-1, '06:00').toISOString(),
      ben.memberId,
      calendar.at(21, '00:00').toISOString(),
    ],
  );
  await writer.run(
    `insert into attune.booking_check (practice_id, client_id, checked_at)
     select practice_id, id, $2 from attune.client where practice_id = $1`,
    [practiceId, calendar.now.toISO()],
  );
}
