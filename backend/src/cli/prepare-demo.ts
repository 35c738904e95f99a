import { loadConfig } from '../platform/config/index.ts';
import { prepareDatabase } from '../prepare-database.ts';
import { sentenceOf } from '../run-process.ts';

/** Brings the database to the present and, in demo mode, fills an empty one; says what it did. */
try {
  const { migrated, seeded } = await prepareDatabase(loadConfig(process.env));
  process.stdout.write(
    migrated.length === 0 ? 'The database is up to date.\n' : `Migrated: ${migrated.join(', ')}.\n`,
  );
  if (seeded) {
    process.stdout.write('Created the demo practices.\n');
  }
} catch (error) {
  process.stderr.write(`${sentenceOf(error)}\n`);
  process.exitCode = 1;
}
