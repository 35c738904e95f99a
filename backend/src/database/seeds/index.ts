import { DEMO_PASSWORD, hashPassword } from '../../modules/identity/index.ts';
import type { AppConfig } from '../../platform/config/index.ts';
import { elmAccounts, seedElm } from './elm.ts';
import { seedBoundaries, seedSharing, seedTeams } from './harbour/consent.ts';
import { harbourAccounts, seedPeople } from './harbour/people.ts';
import { seedPlaces } from './harbour/places.ts';
import { Calendar } from './support/calendar.ts';
import { type CrisisSpec, writePractice } from './support/practice.ts';
import { PracticeSeed } from './support/practice-seed.ts';
import { type SeedWriter, writeAsOwner } from './support/seed-writer.ts';
import { writeAccounts } from './support/staff.ts';

const ZONE = 'Europe/London';

/** The emergency numbers of public record, and a line that does not exist (a number kept for fiction). */
const CRISIS: readonly CrisisSpec[] = [
  { region: 'GB', name: 'Emergency services', phone: '999' },
  { region: 'GB', name: 'Harbour on-call line', phone: '020 7946 0112' },
  { region: 'EU', name: 'Emergency services', phone: '112' },
  { region: 'US', name: 'Emergency services', phone: '911' },
  { region: 'US', name: '988 Suicide & Crisis Lifeline', phone: '988', text: '988' },
];

/**
 * Writes the demo practices into a migrated, empty database, in one transaction; dates are relative
 * to `today`, the moment of now included.
 */
export async function seedDemo(config: AppConfig, today: Date): Promise<void> {
  const passwordHash = await hashPassword(DEMO_PASSWORD);
  await writeAsOwner(config.databaseUrl, async (writer) => {
    const calendar = new Calendar(today, ZONE);
    const harbour = new PracticeSeed('Harbour Trauma & Bodywork', writer, calendar);
    const elm = new PracticeSeed('Elm Street Counselling', writer, calendar);
    const accounts = { ...harbourAccounts(harbour.longAgo()), ...elmAccounts(elm.longAgo()) };
    await writeAccounts(harbour, Object.values(accounts), passwordHash);
    await writePractice(harbour, ZONE, CRISIS);
    await writePractice(elm, ZONE, CRISIS.slice(0, 1));
    await seedHarbour(harbour, accounts.vera);
    await seedElm(elm);
    await analyse(writer);
  });
}

async function seedHarbour(seed: PracticeSeed, guest: Parameters<typeof seedPeople>[1]): Promise<void> {
  const people = await seedPeople(seed, guest);
  await seedPlaces(seed, people);
  await seedTeams(seed, people);
  await seedSharing(seed, people);
  await seedBoundaries(seed, people);
}

/** So that the first questions find good plans, before the database has looked by itself. */
async function analyse(writer: SeedWriter): Promise<void> {
  await writer.run('analyze');
}
