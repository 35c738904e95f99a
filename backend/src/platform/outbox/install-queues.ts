import type pg from 'pg';
import { PgBoss } from 'pg-boss';
import { DEAD_LETTERS, TOPICS } from './outbox.ts';

/**
 * How jobs are tried: nine times over some twenty minutes. One whose worker was killed is begun anew
 * after a minute; no job takes half as long.
 */
const POLICY = { retryLimit: 8, retryDelay: 2, retryBackoff: true, expireInSeconds: 60 } as const;

/**
 * Makes or upgrades the job tables and the queues when the database is migrated, as the role
 * `attune_queue`. The worker is a member of it and keeps them in order; the application puts jobs in.
 */
export async function installQueues(client: pg.Client): Promise<void> {
  const boss = new PgBoss({
    db: { executeSql: async (text, values) => client.query(text, values as unknown[]) },
    schema: 'pgboss',
    createSchema: false,
    registerInstance: false,
    supervise: false,
    schedule: false,
  });
  await boss.start();
  await boss.createQueue(DEAD_LETTERS);
  for (const topic of TOPICS) {
    await boss.createQueue(topic, { ...POLICY, deadLetter: DEAD_LETTERS });
    await boss.updateQueue(topic, POLICY);
  }
  await boss.stop({ graceful: false });
  await client.query(`
    grant usage on schema pgboss to attune_app;
    grant select on pgboss.queue, pgboss.version to attune_app;
    grant insert on pgboss.job, pgboss.job_common to attune_app;
    grant select (id) on pgboss.job, pgboss.job_common to attune_app;
    grant execute on function pgboss.job_now() to attune_app;
  `);
}
