import { migrate } from '../database/migrate.ts';
import { loadConfig } from '../platform/config/index.ts';
import { sentenceOf } from '../run-process.ts';

try {
  const ran = await migrate(loadConfig(process.env));
  process.stdout.write(ran.length === 0 ? 'The database is up to date.\n' : `Migrated: ${ran.join(', ')}.\n`);
} catch (error) {
  process.stderr.write(`${sentenceOf(error)}\n`);
  process.exitCode = 1;
}
