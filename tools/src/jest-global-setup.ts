import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { accessSync, constants } from 'node:fs';
import { type EmbeddedDatabase, startEmbeddedDatabase } from './embedded-database.ts';

declare global {
  var attuneTestDatabase: { database: EmbeddedDatabase; home: string } | undefined;
}

/** One PostgreSQL for the whole run, in memory where there is such a place; each test file makes its own database in it. */
export default async function setUp(): Promise<void> {
  const given = process.env['TEST_DATABASE_URL'];
  if (given) {
    process.env['ATTUNE_TEST_ADMIN_URL'] = given;
    process.env['ATTUNE_TEST_RUN'] = String(process.pid);
    return;
  }
  const home = mkdtempSync(join(inMemory() ?? tmpdir(), 'attune-test-'));
  const database = await startEmbeddedDatabase({ home, ephemeral: true });
  globalThis.attuneTestDatabase = { database, home };
  process.env['ATTUNE_TEST_ADMIN_URL'] = database.adminUrl;
  process.env['ATTUNE_TEST_RUN'] = String(process.pid);
}

/** A folder that is memory, or null. */
export function inMemory(): string | null {
  try {
    accessSync('/dev/shm', constants.W_OK);
    return '/dev/shm';
  } catch {
    return null;
  }
}
