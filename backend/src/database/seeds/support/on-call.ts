import type { PracticeSeed } from './practice-seed.ts';
import type { Staff } from './staff.ts';

/** So many weeks are planned, from the Monday before last on. */
const WEEKS = 10;
const CHANGES_AT = '09:00';

/** Writes who is on call, from Monday to Monday; the first of those who take turns has this week. */
export async function writeRota(
  seed: PracticeSeed,
  plannedBy: Staff,
  turns: readonly Staff[],
): Promise<void> {
  const { calendar } = seed;
  const monday = 1 - calendar.weekday(0);
  // Before nine on a Monday the week before is still going on.
  const thisWeek = calendar.isPast(calendar.at(monday, CHANGES_AT)) ? monday : monday - 7;
  const plannedAt = calendar.at(thisWeek - 21, '10:00');
  await seed.insert(
    'on_call_shift',
    Array.from({ length: WEEKS }, (_, index) => {
      const week = index - 2;
      const day = thisWeek + 7 * week;
      return {
        id: seed.id(`on call ${day}`, plannedAt),
        member_id: turns[(week + 2 * turns.length) % turns.length]?.memberId,
        starts_at: calendar.at(day, CHANGES_AT),
        ends_at: calendar.at(day + 7, CHANGES_AT),
        created_at: plannedAt,
        created_by: plannedBy.memberId,
      };
    }),
  );
}

/** Writes where the practice's people reach each other. */
export async function writePhones(
  seed: PracticeSeed,
  phones: readonly (readonly [Staff, string])[],
): Promise<void> {
  await seed.insert(
    'member_contact',
    phones.map(([{ memberId }, phone]) => ({ member_id: memberId, phone })),
  );
}
