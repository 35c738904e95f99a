import type { PracticeSeed } from '../support/practice-seed.ts';
import type { HarbourPeople } from './people.ts';

/** Days from today, far enough ahead to leave the story of the next weeks alone. */
const TRAINING_DAY = 10;
const HOLIDAY = 26;
const CLOSED_DAY = 30;

/** What Harbour has said of its hours beside the weekly ones: a closed day, time off, limits. */
export async function seedHours(seed: PracticeSeed, { ines, tomas }: HarbourPeople): Promise<void> {
  const { calendar } = seed;
  const dayOf = (days: number) => calendar.date(calendar.workday(days));
  await seed.insert('closure', [
    {
      id: seed.id('closure of the team day'),
      name: 'Team day',
      starts_on: dayOf(CLOSED_DAY),
      ends_on: dayOf(CLOSED_DAY),
    },
  ]);
  const away = [
    { staff: ines, from: dayOf(HOLIDAY), to: dayOf(HOLIDAY + 1), kind: 'HOLIDAY', note: null },
    {
      staff: tomas,
      from: dayOf(TRAINING_DAY),
      to: dayOf(TRAINING_DAY),
      kind: 'TRAINING',
      note: 'EMDR, part two',
    },
  ] as const;
  const id = (email: string) => seed.id(`time off ${email}`);
  await seed.insert(
    'time_off',
    away.map(({ staff, from, to }) => ({
      id: id(staff.email),
      member_id: staff.memberId,
      starts_on: from,
      ends_on: to,
    })),
  );
  await seed.insert(
    'time_off_detail',
    away.map(({ staff, kind, note }) => ({ id: id(staff.email), member_id: staff.memberId, kind, note })),
  );
  await seed.insert('booking_limits', [
    {
      id: seed.id('booking limits'),
      member_id: null,
      client_notice_hours: 24,
      staff_notice_hours: 0,
      horizon_days: 366,
      client_change_hours: 24,
      version: 1,
    },
  ]);
}
