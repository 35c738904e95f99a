import { migrate } from '../database/migrate.ts';
import { seedDemo } from '../database/seeds/index.ts';
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from '../modules/identity/index.ts';
import { type AppConfig, loadConfig } from '../platform/config/index.ts';
import { sentenceOf } from '../run-process.ts';
import { withSeedLock } from './seed-lock.ts';

/**
 * Brings the database to the present and, in demo mode, fills it when no practice is in it; one line
 * of JSON tells what was done and who can sign in.
 */
try {
  const config = loadConfig(process.env);
  const migrated = await migrate(config);
  const demo = config.mode === 'demo';
  const seeded = demo && (await seedWhenEmpty(config));
  const accounts = demo ? { accounts: DEMO_ACCOUNTS, password: DEMO_PASSWORD } : { accounts: [], password: null };
  process.stdout.write(`\n${JSON.stringify({ migrated, seeded, ...accounts })}\n`);
} catch (error) {
  process.stderr.write(`${sentenceOf(error)}\n`);
  process.exitCode = 1;
}

/** Two servers that start at once on one database must not both fill it. */
function seedWhenEmpty(config: AppConfig): Promise<boolean> {
  return withSeedLock(config.databaseUrl, async (client) => {
    const found = await client.query('select 1 from attune.practice limit 1');
    if (found.rowCount !== 0) {
      return false;
    }
    await seedDemo(config, new Date());
    return true;
  });
}
