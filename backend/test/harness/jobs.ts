import { setTimeout as wait } from 'node:timers/promises';
import type { World } from './world.ts';

/** Looks again and again for two minutes until there is something. @throws Error when it does not come about. */
export async function until<Value>(look: () => Promise<Value | null | undefined | false>): Promise<Value> {
  for (let tries = 0; tries < 2_400; tries += 1) {
    const found = await look();
    if (found) return found;
    await wait(50);
  }
  throw new Error('It did not come about in time.');
}

/** Waits until the worker has done every job that is due. */
export async function untilIdle(world: World): Promise<void> {
  await until(async () => {
    const [jobs] = await world.rows<{ open: number }>(
      `select count(*)::int as open from pgboss.job
       where state < 'completed' and name <> 'dead-letter' and start_after <= now()`,
    );
    return jobs?.open === 0;
  });
}
