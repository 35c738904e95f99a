import pg from 'pg';
import { type AppConfig, ConfigError } from '../../platform/config/index.ts';
import { migrate } from '../migrate.ts';
import { seedDemo } from './index.ts';

/**
 * Empties the database and makes the demo anew. What Attune keeps is lost; other schemas stay.
 * @throws ConfigError when this is no demo.
 */
export async function resetDemo(config: AppConfig, today: Date): Promise<void> {
  if (config.mode === 'production') {
    throw new ConfigError('Only a demo is reset: set ATTUNE_MODE=demo.');
  }
  const client = new pg.Client({ connectionString: config.databaseUrl, application_name: 'attune reset' });
  await client.connect();
  try {
    await client.query('drop schema if exists attune cascade; drop schema if exists pgboss cascade;');
  } finally {
    await client.end();
  }
  await migrate(config);
  await seedDemo(config, today);
}
