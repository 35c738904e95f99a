import type { PracticeSeed } from '../support/practice-seed.ts';
import type { HarbourPeople } from './people.ts';
import type { HarbourServices } from './places.ts';

const SATURDAY = 6;
const JOINED = -9;

/**
 * Petra waits for a Saturday with Mara, who works on one now and then: one such time she could not take,
 * another is kept for her. Jonah is reminded two days and one day before.
 */
export async function seedWaiting(
  seed: PracticeSeed,
  { petra, jonah, mara }: HarbourPeople,
  { talk }: HarbourServices,
): Promise<void> {
  const { calendar } = seed;
  await seed.insert('reminder_choice', [
    { user_id: jonah.userId, lead_hours: [48, 24], evening_summary: false },
  ]);
  const joined = calendar.at(JOINED, '18:40');
  const saturday = SATURDAY - calendar.weekday(0) + 7;
  const entry = {
    entry_id: seed.id('waiting Petra', joined),
    client_id: petra.clientId,
    discipline: 'PSYCHOTHERAPY',
  };
  await seed.insert('waiting_entry', [
    {
      id: entry.entry_id,
      client_id: petra.clientId,
      discipline: 'PSYCHOTHERAPY',
      member_id: mara.memberId,
      weekdays: [SATURDAY],
      parts: [],
      from_date: calendar.date(JOINED),
      until_date: calendar.date(60),
      notice_hours: 24,
      urgent: true,
      state: 'WAITING',
      created_at: joined,
      created_by: petra.userId,
    },
  ]);
  await seed.insert('waiting_service', [{ ...entry, service_id: talk.serviceId }]);
  const missed = calendar.at(saturday - 7, '10:00');
  // In the evening: the demo's own days may lie on a Saturday, and are full until six.
  const kept = calendar.at(saturday, '19:00');
  const fifty = (start: Date) => new Date(start.getTime() + 50 * 60_000);
  const offered = calendar.at(-6, '09:10');
  const offers = [
    {
      id: seed.id('offer missed', offered),
      starts_at: missed,
      ends_at: fifty(missed),
      state: 'DECLINED',
      offered_at: offered,
      expires_at: calendar.at(-6, '13:10'),
      answered_at: calendar.at(-6, '11:32'),
    },
    {
      id: seed.id('offer kept', calendar.minutesFromNow(-20)),
      starts_at: kept,
      ends_at: fifty(kept),
      state: 'OFFERED',
      offered_at: calendar.minutesFromNow(-20),
      expires_at: calendar.minutesFromNow(220),
      answered_at: null,
    },
  ];
  await seed.insert(
    'slot_offer',
    offers.map((offer) => ({ ...entry, member_id: mara.memberId, ...offer })),
  );
  await seed.insert('availability_exception', [
    {
      id: seed.id('saturday of Mara'),
      member_id: mara.memberId,
      date: calendar.date(saturday),
      from_time: '19:00',
      to_time: '20:00',
      available: true,
    },
  ]);
  await seed.insert('appointment', [
    {
      id: seed.id('place kept', calendar.minutesFromNow(-20)),
      client_id: petra.clientId,
      member_id: mara.memberId,
      discipline: 'PSYCHOTHERAPY',
      state: 'REQUESTED',
      starts_at: kept,
      ends_at: fifty(kept),
      busy: `[${kept.toISOString()},${fifty(kept).toISOString()})`,
      created_at: calendar.minutesFromNow(-20),
      created_by: petra.userId,
      updated_at: calendar.minutesFromNow(-20),
      offer_id: offers[1]?.id,
    },
  ]);
  // Nothing came free: the demo is as it is.
  await seed.writer.run('delete from attune.waiting_look where practice_id = $1', [seed.practiceId]);
}
