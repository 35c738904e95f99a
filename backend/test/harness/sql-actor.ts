import pg from 'pg';
import { settingsOf } from '../../src/platform/database/index.ts';
import type { DemoName, World } from './world.ts';
import { EMAILS } from './world.ts';

/** How {@link asActor} hands out the connection: text in, rows out. */
export type Query = <Row extends pg.QueryResultRow>(text: string, values?: unknown[]) => Promise<pg.QueryResult<Row>>;

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
  const [membership] = await world.rows<{
    user_id: string;
    practice_id: string;
    member_id: string | null;
    client_id: string | null;
    roles: string[];
  }>(
    `select u.id as user_id, m.* from attune.app_user u, attune.memberships_of(u.id) m
     where u.email = $1 and m.practice_name like $2`,
    [EMAILS[name], `${practice}%`],
  );
  if (!membership) {
    throw new Error(`${name} has no place at ${practice}.`);
  }
  const client = new pg.Client({ connectionString: world.database.config.appDatabaseUrl });
  await client.connect();
  try {
    await client.query('begin');
    const settings = settingsOf(
      {
        userId: membership.user_id,
        practiceId: membership.practice_id,
        memberId: membership.member_id,
        clientId: membership.client_id,
        roles: membership.roles,
      } as unknown as Parameters<typeof settingsOf>[0],
      '00000000-0000-7000-8000-000000000000',
    );
    await client.query(settings.text, [...settings.values]);
    return await work((text, values) => client.query(text, values));
  } finally {
    await client.query('rollback').catch(() => undefined);
    await client.end();
  }
}
