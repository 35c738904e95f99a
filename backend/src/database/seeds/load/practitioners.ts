import { writeHours } from '../support/places.ts';
import { accountOf, type Staff, writeAccounts, writeStaff } from '../support/staff.ts';
import { nameNumbered } from './names.ts';
import type { PracticeOfLoad } from './practice-of-load.ts';

/** The two who care for one part of the generated clients. */
export interface Pair {
  readonly psychotherapist: Staff;
  readonly massageTherapist: Staff;
}

/** Writes pairs of practitioners with licences, hours and the services they give. */
export async function writePairs(practice: PracticeOfLoad, count: number): Promise<Pair[]> {
  const { seed, owner } = practice;
  const numbers = Array.from({ length: count }, (_, index) => practice.pairs + index + 1);
  const specs = numbers.flatMap((number) => {
    const label = String(number).padStart(3, '0');
    const account = (kind: string, name: string) =>
      accountOf(`${kind}-${label}-${seed.practiceId.slice(-4)}@load.example.org`, name, seed.longAgo());
    return [
      {
        account: account('talk', nameNumbered(2 * number)),
        roles: ['PSYCHOTHERAPIST'] as const,
        licence: { discipline: 'PSYCHOTHERAPY' as const, number: `DEMO-PSY-L${label}`, daysLeft: 400 },
        trainings: ['EMDR'] as const,
      },
      {
        account: account('touch', nameNumbered(2 * number + 1)),
        roles: ['MASSAGE_THERAPIST'] as const,
        licence: { discipline: 'MASSAGE' as const, number: `DEMO-MT-L${label}`, daysLeft: 400 },
        trainings: ['TRAUMA_INFORMED_CARE'] as const,
      },
    ];
  });
  await writeAccounts(
    seed,
    specs.map(({ account }) => account),
    practice.passwordHash,
  );
  const staff = await writeStaff(seed, specs, owner.memberId);
  await writeHours(seed, staff, '09:00', '18:00');
  await seed.insert(
    'service_member',
    staff.flatMap(({ memberId, role }) => {
      const services = role === 'PSYCHOTHERAPIST' ? [practice.talk, practice.processing] : [practice.gentle];
      return [...new Set(services.map(({ serviceId }) => serviceId))].map((serviceId) => ({
        service_id: serviceId,
        member_id: memberId,
      }));
    }),
  );
  return numbers.map((_, index) => ({
    psychotherapist: staff[2 * index] as Staff,
    massageTherapist: staff[2 * index + 1] as Staff,
  }));
}
