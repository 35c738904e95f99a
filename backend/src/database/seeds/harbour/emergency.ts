import type { PracticeSeed, Trace } from '../support/practice-seed.ts';
import type { HarbourPeople } from './people.ts';

const DAY = -9;

/**
 * Nine days ago in the evening: Petra rang, Mara was away, and Tomas, who was on
 * call and is not of her team, opened her record for three quarters of an hour. Petra and Rowan were told.
 */
export async function seedEmergency(
  seed: PracticeSeed,
  { petra, tomas, rowan }: HarbourPeople,
): Promise<void> {
  const { calendar } = seed;
  const openedAt = calendar.at(DAY, '19:40');
  const endedAt = calendar.at(DAY, '20:25');
  const id = seed.id('emergency petra', openedAt);
  await seed.insert('emergency_access', [
    {
      id,
      client_id: petra.clientId,
      member_id: tomas.memberId,
      member_name: tomas.name,
      reason: 'You rang the on-call line and asked for advice; Mara could not be reached.',
      opened_at: openedAt,
      ends_at: calendar.at(DAY, '23:40'),
      ended_at: endedAt,
    },
  ]);
  await seed.insert(
    'notification',
    [petra.userId, rowan.userId].map((userId) => ({
      id: seed.id(`emergency told ${userId}`, openedAt),
      user_id: userId,
      kind: 'RECORD_OPENED_IN_EMERGENCY',
      subject_id: id,
      client_id: petra.clientId,
      at: openedAt,
      read_at: null,
    })),
  );
  const trace = (time: string, action: string, classes: readonly string[] = []): Trace => ({
    at: calendar.at(DAY, time),
    userId: tomas.userId,
    memberId: tomas.memberId,
    role: 'PSYCHOTHERAPIST',
    ground: 'BREAK_GLASS',
    action,
    clientId: petra.clientId,
    classes,
    ...(action.startsWith('emergency') ? { subjectType: 'EMERGENCY_ACCESS', subjectId: id } : {}),
  });
  seed.trace(
    trace('19:40', 'emergency.open'),
    trace('19:41', 'client.read', ['FLAGS', 'IDENTITY', 'PLAN', 'TEAM']),
    trace('19:43', 'client.read', ['IDENTITY', 'NOTES']),
    trace('19:52', 'client.read', ['IDENTITY', 'NOTES']),
    trace('20:25', 'emergency.end'),
  );
}
