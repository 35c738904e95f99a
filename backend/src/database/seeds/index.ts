import { DEMO_PASSWORD, hashPassword } from '../../modules/identity/index.ts';
import type { AppConfig } from '../../platform/config/index.ts';
import { PracticeKeys } from '../../platform/crypto/index.ts';
import { elmAccounts, seedElm } from './elm.ts';
import { seedAmal } from './harbour/amal.ts';
import { seedBookings } from './harbour/bookings.ts';
import { seedEmergency } from './harbour/emergency.ts';
import { seedBoundaries, seedSharing, seedTeams } from './harbour/consent.ts';
import { seedDisclosures } from './harbour/disclosures.ts';
import { seedIntakes } from './harbour/intakes.ts';
import { type Seal, seedJonah } from './harbour/jonah.ts';
import { seedEscalation, seedOnCall } from './harbour/on-call.ts';
import { seedHours } from './harbour/hours.ts';
import { harbourAccounts, seedPeople } from './harbour/people.ts';
import { seedNotices } from './harbour/notices.ts';
import { seedWaiting } from './harbour/waiting.ts';
import { seedPetra } from './harbour/petra.ts';
import { seedSelfCare } from './harbour/self-care.ts';
import { seedSafetyPlans } from './harbour/safety-plans.ts';
import { seedPlaces } from './harbour/places.ts';
import { seedToday } from './harbour/today.ts';
import { Calendar } from './support/calendar.ts';
import { type CrisisSpec, writePractice } from './support/practice.ts';
import { PracticeSeed } from './support/practice-seed.ts';
import { writeAsOwner } from './support/seed-writer.ts';
import { type Account, writeAccounts } from './support/staff.ts';

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
    const harbour = PracticeSeed.begin('Harbour Trauma & Bodywork', writer, calendar);
    const elm = PracticeSeed.begin('Elm Street Counselling', writer, calendar);
    const accounts = { ...harbourAccounts(harbour.longAgo()), ...elmAccounts(elm.longAgo()) };
    await writeAccounts(harbour, Object.values(accounts), passwordHash);
    // A number that is kept for fiction.
    await writePractice(harbour, ZONE, CRISIS, '020 7946 0000');
    await writePractice(elm, ZONE, CRISIS.slice(0, 1));
    await seedHarbour(harbour, accounts.vera, sealingFor(harbour, config));
    await seedElm(elm);
    await harbour.writeAudit();
    await elm.writeAudit();
    await writer.analyse();
  });
}

async function seedHarbour(seed: PracticeSeed, guest: Account, seal: Seal): Promise<void> {
  const people = await seedPeople(seed, guest);
  await seedEscalation(seed, people);
  await seedOnCall(seed, people);
  const services = await seedPlaces(seed, people);
  await seedHours(seed, people);
  await seedTeams(seed, people);
  await seedSharing(seed, people);
  await seedBoundaries(seed, people);
  await seedIntakes(seed, people);
  await seedSafetyPlans(seed, people);
  await seedJonah(seed, people, services, seal);
  await seedAmal(seed, people, services);
  await seedPetra(seed, people, services);
  await seedEmergency(seed, people);
  await seedToday(seed, people, services);
  await seedBookings(seed, people);
  await seedNotices(seed, people);
  await seedWaiting(seed, people, services);
  await seedSelfCare(seed, people, seal);
  await seedDisclosures(seed, people, seal);
}

/** Seals as the application does, with the practice's own key. */
function sealingFor({ practiceId, writer }: PracticeSeed, config: AppConfig): Seal {
  const keys = new PracticeKeys(config);
  return async (noteId, text) => {
    await writer.run(`select set_config('app.practice_id', $1, true)`, [practiceId]);
    return keys.seal((statement, values) => writer.run(statement.text, values), noteId, text);
  };
}
