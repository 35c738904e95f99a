import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { migrate } from '../../src/database/migrate.ts';
import { seedDemo } from '../../src/database/seeds/index.ts';
import { AppConfig, loadConfig } from '../../src/platform/config/index.ts';

const TEMPLATE_LOCK = 4_017_223;

/** A database of one test file's own: migrated, and holding the demo practices. */
export interface TestDatabase {
  readonly config: AppConfig;
  /** Administrator's address, for what only a test may do. */
  readonly adminUrl: string;
  drop(): Promise<void>;
}

/**
 * Clones the template, which the first test file of a run makes by running every migration and the
 * demo's seed; 20–60 ms where the server keeps its files in memory.
 */
export async function createTestDatabase(): Promise<TestDatabase> {
  const server = process.env['ATTUNE_TEST_ADMIN_URL'];
  if (!server) {
    throw new Error('Tests run by "npm run test:jest", which starts their database.');
  }
  const template = `attune_template_${process.env['ATTUNE_TEST_RUN'] ?? 'x'}`;
  const name = `attune_test_${randomUUID().replaceAll('-', '')}`;
  await withClient(server, async (client) => {
    await client.query('select pg_advisory_lock($1)', [TEMPLATE_LOCK]);
    const found = await client.query('select 1 from pg_database where datname = $1', [template]);
    if (found.rowCount === 0) {
      await buildTemplate(client, server, template);
    }
    await client.query(`create database ${name} template ${template} strategy file_copy`);
  });
  const adminUrl = urlOf(server, name);
  return {
    adminUrl,
    config: testConfig(adminUrl),
    drop: () =>
      withClient(server, async (client) => {
        await client.query(`drop database if exists ${name} with (force)`);
      }),
  };
}

async function buildTemplate(client: pg.Client, server: string, template: string): Promise<void> {
  const unfinished = `${template}_unfinished`;
  await client.query(`drop database if exists ${unfinished} with (force)`);
  await client.query(`create database ${unfinished}`);
  const config = testConfig(urlOf(server, unfinished));
  await migrate(config);
  await seedDemo(config, new Date());
  await client.query(`alter database ${unfinished} rename to ${template}`);
}

/** Runs `work` with a connection to `url`, and closes it whatever happens. */
export async function withClient<Result>(
  url: string,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

function testConfig(databaseUrl: string): AppConfig {
  const config = loadConfig({
    ATTUNE_MODE: 'test',
    DATABASE_URL: databaseUrl,
    PORT: '0',
    ATTUNE_LOG_LEVEL: 'silent',
    ATTUNE_POOL_SIZE: '8',
    ATTUNE_WORKER: 'separate',
  });
  // Neither counts of statements nor what is found may depend on a machine that does other things too.
  return new AppConfig({ ...config, sessionCacheSeconds: 45, solverSeconds: 20 });
}

function urlOf(server: string, database: string): string {
  const url = new URL(server);
  url.pathname = `/${database}`;
  return url.toString();
}
