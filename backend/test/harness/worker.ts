import pg from 'pg';
import { v7 as newId } from 'uuid';
import { PG_TYPES } from '../../src/platform/database/pg-types.ts';
import { settingsOfSystem } from '../../src/platform/database/index.ts';
import type { WorkerClient } from '../../src/platform/outbox/index.ts';
import type { World } from './world.ts';

/** Runs `work` as a job of the outbox runs: as the worker's database role, in a transaction of Harbour's. */
export async function asWorker<Result>(
  world: World,
  work: (client: WorkerClient, practiceId: string) => Promise<Result>,
): Promise<Result> {
  const [harbour] = await world.rows<{ id: string }>(
    `select id from attune.practice where name like 'Harbour%'`,
  );
  const practiceId = harbour?.id ?? '';
  const pool = new pg.Pool({
    connectionString: world.database.config.workerDatabaseUrl,
    types: PG_TYPES,
    max: 1,
  });
  const client = await pool.connect();
  try {
    await client.query('begin');
    const settings = settingsOfSystem(practiceId, newId());
    await client.query(settings.text, [...settings.values]);
    const result = await work(client, practiceId);
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
    await pool.end();
  }
}
