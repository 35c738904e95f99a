import type { SeedClient } from '../support/clients.ts';
import { writeClients } from '../support/clients.ts';
import type { PracticeSeed } from '../support/practice-seed.ts';
import { type Account, accountOf, memberIdOf, type Staff, writeStaff } from '../support/staff.ts';

/** The people of Harbour, by the names the demo calls them. */
export interface HarbourPeople {
  readonly rowan: Staff;
  readonly mara: Staff;
  readonly tomas: Staff;
  readonly ines: Staff;
  readonly ben: Staff;
  readonly jonah: SeedClient;
  readonly amal: SeedClient;
  readonly petra: SeedClient;
  readonly lee: SeedClient;
}

const OWNER = 'owner@harbour.example.org';

/** The accounts of Harbour's people, members first. */
export function harbourAccounts(since: Date) {
  const account = (mailbox: string, name: string) => accountOf(`${mailbox}@harbour.example.org`, name, since);
  return {
    rowan: account('owner', 'Rowan Ellery'),
    mara: account('mara', 'Dr Mara Lindqvist'),
    tomas: account('tomas', 'Tomas Reyes'),
    ines: account('ines', 'Ines Okafor'),
    ben: account('ben', 'Ben Sato'),
    jonah: account('jonah', 'Jonah Whitfield'),
    amal: account('amal', 'Amal Haddad'),
    petra: account('petra', 'Petra Novak'),
    lee: account('lee', 'Lee Marsh'),
  };
}

/**
 * Writes members and clients. `guest` works at another practice and is a client of this one: one
 * person, two practices, nothing mixed.
 */
export async function seedPeople(seed: PracticeSeed, guest: Account): Promise<HarbourPeople> {
  const accounts = harbourAccounts(seed.longAgo());
  const [rowan, mara, tomas, ines, ben] = (await writeStaff(
    seed,
    [
      { account: accounts.rowan, roles: ['OWNER', 'ADMINISTRATOR'] },
      {
        account: accounts.mara,
        roles: ['PSYCHOTHERAPIST'],
        licence: { discipline: 'PSYCHOTHERAPY', number: 'DEMO-PSY-1042', daysLeft: 410 },
        trainings: ['EMDR'],
      },
      {
        account: accounts.tomas,
        roles: ['PSYCHOTHERAPIST'],
        licence: { discipline: 'PSYCHOTHERAPY', number: 'DEMO-PSY-1187', daysLeft: 300 },
      },
      {
        account: accounts.ines,
        roles: ['MASSAGE_THERAPIST'],
        licence: { discipline: 'MASSAGE', number: 'DEMO-MT-2310', daysLeft: 365 },
        trainings: ['TRAUMA_INFORMED_CARE', 'SOMATIC_EXPERIENCING'],
      },
      {
        account: accounts.ben,
        roles: ['MASSAGE_THERAPIST'],
        licence: { discipline: 'MASSAGE', number: 'DEMO-MT-2288', daysLeft: 20 },
      },
    ],
    memberIdOf(seed, OWNER),
  )) as [Staff, Staff, Staff, Staff, Staff];
  const client = (
    account: Account,
    pronouns: string | null,
    phone: string,
    preferredName: string | null = null,
  ) => ({
    ...account,
    clientId: seed.id(`client ${account.email}`),
    preferredName,
    pronouns,
    phone,
  });
  const jonah = client(accounts.jonah, 'he/him', '07700 900112');
  const amal = client(accounts.amal, 'she/her', '07700 900134');
  const petra = client(accounts.petra, 'she/her', '07700 900158');
  const lee = client(accounts.lee, 'they/them', '07700 900176');
  await writeClients(seed, [jonah, amal, petra, lee, client(guest, 'she/her', '07700 900190')]);
  return { rowan, mara, tomas, ines, ben, jonah, amal, petra, lee };
}
