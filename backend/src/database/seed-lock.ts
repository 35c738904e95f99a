import pg from 'pg';

/** One lock for whoever fills a database. */
const SEED_LOCK = 7_203_184_522;

/** Runs `work` while nobody else fills this database; its connection is the owner's, beyond row-level security. */
export async function withSeedLock<Result>(
  databaseUrl: string,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client({ connectionString: databaseUrl, application_name: 'attune seed' });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [SEED_LOCK]);
    return await work(client);
  } finally {
    await client.end();
  }
}
