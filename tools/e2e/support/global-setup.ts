import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedDatabase } from '../../src/embedded-database.ts';
import { inMemory } from '../../src/jest-global-setup.ts';
import { BACKEND_ENV } from '../../src/lib/backend-command.ts';
import { endWithParent } from '../../src/lib/parent.ts';
import { BACKEND } from '../../src/lib/paths.ts';
import { runNode } from '../../src/lib/run.ts';

/** One PostgreSQL for all browser tests, whose database `attune` holds the demo and is the template of theirs. */
export default async function setUp(): Promise<() => Promise<void>> {
  // As Ctrl-C does: the test under way is given up, and browser, server and database end.
  endWithParent(() => process.kill(process.pid, 'SIGINT'));
  const home = await mkdtemp(join(inMemory() ?? tmpdir(), 'attune-browser-'));
  const database = await startEmbeddedDatabase({ home, ephemeral: true });
  const tearDown = async () => {
    await database.stop();
    await rm(home, { recursive: true, force: true });
  };
  const { code, output } = await runNode(join(BACKEND, 'dist/src/cli/prepare-demo.js'), [], {
    env: { ...BACKEND_ENV, DATABASE_URL: database.adminUrl, ATTUNE_MODE: 'demo' },
  });
  if (code !== 0) {
    await tearDown();
    throw new Error(output);
  }
  // Workers are processes of their own and inherit the environment.
  process.env['ATTUNE_E2E_ADMIN_URL'] = database.adminUrl;
  return tearDown;
}
