import { migrate } from './database/migrate.ts';
import { withSeedLock } from './database/seed-lock.ts';
import { seedDemo } from './database/seeds/index.ts';
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from './modules/identity/index.ts';
import type { AppConfig } from './platform/config/index.ts';

/** What was done, and who can sign in afterwards. */
export interface Prepared {
  /** Names of the migrations that ran. */
  readonly migrated: readonly string[];
  /** Whether the demo practices were created. */
  readonly seeded: boolean;
  /** The accounts of the demo and their password; nobody outside the demo. */
  readonly accounts: readonly { readonly name: string; readonly email: string; readonly role: string }[];
  readonly password: string | null;
}

/** Brings the database to the present and, in demo mode, fills it when no practice is in it. */
export async function prepareDatabase(config: AppConfig): Promise<Prepared> {
  const migrated = await migrate(config);
  if (config.mode !== 'demo') {
    return { migrated, seeded: false, accounts: [], password: null };
  }
  const seeded = await seedWhenEmpty(config);
  return { migrated, seeded, accounts: DEMO_ACCOUNTS, password: DEMO_PASSWORD };
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
