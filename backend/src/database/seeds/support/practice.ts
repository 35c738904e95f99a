import type { PracticeSeed } from './practice-seed.ts';

export interface CrisisSpec {
  readonly region: string;
  readonly name: string;
  readonly phone: string;
  readonly text?: string;
}

/** Writes the practice itself, and whom its clients are told to call. */
export async function writePractice(
  seed: PracticeSeed,
  zone: string,
  crisis: readonly CrisisSpec[],
  phone: string | null = null,
): Promise<void> {
  await seed.writer.insert('practice', [
    { id: seed.practiceId, name: seed.name, time_zone: zone, country: 'GB', created_at: seed.longAgo() },
  ]);
  await seed.writer.insert('practice_contact', [{ practice_id: seed.practiceId, phone }]);
  await seed.insert(
    'crisis_resource',
    crisis.map(({ region, name, phone, text }, position) => ({
      id: seed.id(`crisis ${region} ${name}`),
      region,
      position,
      name,
      phone,
      text_number: text ?? null,
      url: null,
      checked_on: seed.calendar.date(-12),
    })),
  );
}
