import type { SeedClient } from './clients.ts';
import type { PracticeSeed } from './practice-seed.ts';

export interface CheckInSpec {
  readonly client: Pick<SeedClient, 'clientId' | 'email'>;
  readonly at: Date;
  readonly distress: number;
  readonly mood: number;
  readonly sleepHours: number;
  readonly arousal: number;
  readonly pain: number;
}

/** Writes what clients told about their days. */
export async function writeCheckIns(seed: PracticeSeed, specs: readonly CheckInSpec[]): Promise<void> {
  const made = specs.map((spec) => ({ spec, id: seed.id(`check-in ${spec.client.email}`, spec.at) }));
  await seed.insert(
    'check_in',
    made.map(({ id, spec: { client, at, distress, sleepHours, pain } }) => ({
      id,
      client_id: client.clientId,
      at,
      received_at: at,
      distress,
      sleep_hours: sleepHours,
      pain,
    })),
  );
  await seed.insert(
    'check_in_detail',
    made.map(({ id, spec: { client, mood, arousal } }) => ({
      check_in_id: id,
      client_id: client.clientId,
      mood,
      arousal,
    })),
  );
}
