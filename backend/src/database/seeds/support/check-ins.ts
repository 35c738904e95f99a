import type { SeedClient } from './clients.ts';
import type { PracticeSeed } from './practice-seed.ts';

export interface CheckInSpec {
  readonly at: Date;
  readonly distress: number;
  readonly mood: number;
  readonly sleepHours: number;
  readonly arousal: number;
  readonly pain: number;
}

/** Writes what a client told about the days. */
export async function writeCheckIns(
  seed: PracticeSeed,
  client: SeedClient,
  specs: readonly CheckInSpec[],
): Promise<void> {
  await seed.insert(
    'check_in',
    specs.map(({ at, distress, mood, sleepHours, arousal, pain }) => ({
      id: seed.id(`check-in ${client.email}`, at),
      client_id: client.clientId,
      at,
      distress,
      mood,
      sleep_hours: sleepHours,
      arousal,
      pain,
    })),
  );
}
