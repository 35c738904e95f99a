import pg from 'pg';
import { settingsOf } from '../../src/platform/database/index.ts';
import { actorOf } from './actor.ts';
import type { DemoName, World } from './world.ts';

/** How {@link asActor} hands out the connection: text in, rows out. */
export type Query = <Row extends pg.QueryResultRow>(
  text: string,
  values?: unknown[],
) => Promise<pg.QueryResult<Row>>;

/**
 * Runs SQL straight as the application's database role in somebody's context, in a transaction that
 * is rolled back: what row-level security alone lets that person see and do.
 */
export async function asActor<Result>(
  world: World,
  name: DemoName,
  work: (query: Query) => Promise<Result>,
  practice = 'Harbour',
): Promise<Result> {
  const settings = settingsOf(await actorOf(world, name, practice), '00000000-0000-7000-8000-000000000000');
  const client = new pg.Client({ connectionString: world.database.config.appDatabaseUrl });
  await client.connect();
  try {
    await client.query('begin');
    await client.query(settings.text, [...settings.values]);
    return await work((text, values) => client.query(text, values));
  } finally {
    await client.query('rollback').catch(() => undefined);
    await client.end();
  }
}
