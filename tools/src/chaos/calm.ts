import { setTimeout as wait } from 'node:timers/promises';
import type pg from 'pg';
import { Sentence } from '../lib/sentence.ts';

/** So long may nothing at all get done; longer than a job of a killed worker waits to be begun anew. */
const STUCK_MS = 180_000;

const LEFT = `select
  (select count(*)::integer from pgboss.job where state in ('created', 'retry', 'active') and name <> 'dead-letter') as jobs,
  (select count(*)::integer from attune.flag_step where done_at is null and stopped_at is null and not reminder) as steps`;

/** Waits until no job and no step of an escalation is left to do. @throws Sentence where nothing gets done any more. */
export async function untilCalm(admin: pg.Client): Promise<void> {
  let least = Number.POSITIVE_INFINITY;
  let since = Date.now();
  for (;;) {
    const { rows } = await admin.query<{ jobs: number; steps: number }>(LEFT);
    const { jobs, steps } = rows[0] ?? { jobs: 0, steps: 0 };
    if (jobs + steps === 0) return;
    if (jobs + steps < least) {
      least = jobs + steps;
      since = Date.now();
    }
    if (Date.now() - since > STUCK_MS) {
      throw new Sentence(
        `For ${STUCK_MS / 1000} s nothing got done; ${jobs} jobs and ${steps} steps are left.`,
      );
    }
    await wait(250);
  }
}
