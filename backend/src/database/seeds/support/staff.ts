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
}

export interface StaffSpec {
  readonly account: Account;
  readonly roles: readonly string[];
  readonly licence?: { readonly discipline: Discipline; readonly number: string; readonly daysLeft: number };
  readonly trainings?: readonly Training[];
}

/** An account's identity; the same person in two practices has one. */
export function accountOf(email: string, name: string, since: Date): Account {
  return { userId: seedId(`user ${email}`, since), email, name };
}

/** Writes the practice's people with their roles, licences and trainings, verified by `verifier`. */
export async function writeStaff(
  seed: PracticeSeed,
  specs: readonly StaffSpec[],
  verifierEmail: string,
): Promise<Staff[]> {
  const since = seed.longAgo();
  const memberId = (email: string) => seed.id(`member ${email}`, since);
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
    specs.flatMap(({ account, roles }) => roles.map((role) => ({ member_id: memberId(account.email), role }))),
  );
  const verified = { verified_by: memberId(verifierEmail), verified_at: seed.calendar.at(-700, '11:00') };
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
  return specs.map(({ account, licence }) => ({
    ...account,
    memberId: memberId(account.email),
    licenceId: licence ? licenceId(account.email) : null,
  }));
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
