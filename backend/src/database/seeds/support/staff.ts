import type { Discipline, Training } from '@attune/shared';
import type { PracticeSeed } from './practice-seed.ts';
import { seedId } from './seed-id.ts';

/** Somebody who signs in. */
export interface Account {
  readonly userId: string;
  readonly email: string;
  readonly name: string;
}

/** Somebody who works at the practice. */
export interface Staff extends Account {
  readonly memberId: string;
  /** The licence that notes are signed with; null without one. */
  readonly licenceId: string | null;
  /** The role they act in. */
  readonly role: string;
}

export interface StaffSpec {
  readonly account: Account;
  readonly roles: readonly [string, ...string[]];
  readonly licence?: { readonly discipline: Discipline; readonly number: string; readonly daysLeft: number };
  readonly trainings?: readonly Training[];
}

/** An account's identity; the same person in two practices has one. */
export function accountOf(email: string, name: string, since: Date): Account {
  return { userId: seedId(`user ${email}`, since), email, name };
}

/**
 * Writes people of the practice with their roles, licences and trainings.
 * @param verifierId the member who verified them: one of the people written, or there already.
 */
export async function writeStaff(
  seed: PracticeSeed,
  specs: readonly StaffSpec[],
  verifierId: string,
): Promise<Staff[]> {
  const since = seed.longAgo();
  const memberId = (email: string) => memberIdOf(seed, email);
  const licenceId = (email: string) => seed.id(`licence ${email}`, since);
  await seed.insert(
    'member',
    specs.map(({ account }) => ({
      id: memberId(account.email),
      user_id: account.userId,
      name: account.name,
      created_at: since,
    })),
  );
  await seed.insert(
    'member_role',
    specs.flatMap(({ account, roles }) =>
      roles.map((role) => ({ member_id: memberId(account.email), role })),
    ),
  );
  const verified = { verified_by: verifierId, verified_at: seed.calendar.at(-700, '11:00') };
  await seed.insert(
    'credential',
    specs.flatMap(({ account, licence, trainings = [] }) => [
      ...(licence
        ? [
            {
              id: licenceId(account.email),
              member_id: memberId(account.email),
              kind: 'LICENCE',
              discipline: licence.discipline,
              training: null,
              number: licence.number,
              jurisdiction: 'United Kingdom',
              valid_from: seed.calendar.date(-710),
              valid_until: seed.calendar.date(licence.daysLeft),
              ...verified,
            },
          ]
        : []),
      ...trainings.map((training) => ({
        id: seed.id(`training ${training} ${account.email}`, since),
        member_id: memberId(account.email),
        kind: 'TRAINING',
        discipline: null,
        training,
        number: null,
        jurisdiction: null,
        valid_from: seed.calendar.date(-710),
        valid_until: null,
        ...verified,
      })),
    ]),
  );
  return specs.map(({ account, licence, roles }) => ({
    ...account,
    memberId: memberId(account.email),
    licenceId: licence ? licenceId(account.email) : null,
    role: roles[0],
  }));
}

/** The id of a member of the practice. */
export function memberIdOf(seed: PracticeSeed, email: string): string {
  return seed.id(`member ${email}`);
}

/** Accounts with which the people sign in, all with one password. */
export async function writeAccounts(
  seed: PracticeSeed,
  accounts: readonly Account[],
  passwordHash: string,
): Promise<void> {
  await seed.writer.insert(
    'app_user',
    accounts.map(({ userId, email, name }) => ({
      id: userId,
      email,
      name,
      password_hash: passwordHash,
      created_at: seed.longAgo(),
    })),
  );
}
