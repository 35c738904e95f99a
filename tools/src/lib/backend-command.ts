import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { buildBackend } from '../build/backend.ts';
import { withDatabase } from './database.ts';
import { BACKEND, CACHE } from './paths.ts';
import { runNode } from './run.ts';
import { Sentence } from './sentence.ts';

/** What every process of the backend is given: compiled code is kept, so that the next start is quicker. */
export const BACKEND_ENV = { NODE_COMPILE_CACHE: join(CACHE, 'node') };

/**
 * Builds the backend and runs one of its commands on the database, showing what it says; this
 * process ends with its exit code. The arguments of this process are passed on.
 */
export async function runBackendCommand(name: string): Promise<void> {
  await buildBackend();
  const script = join(BACKEND, 'dist/src/cli', `${name}.js`);
  if (!existsSync(script)) {
    throw new Sentence(`There is no command ${name}.`);
  }
  await withDatabase(async (url) => {
    const { code } = await runNode(script, process.argv.slice(2), {
      env: { ...BACKEND_ENV, DATABASE_URL: url },
      show: true,
    });
    process.exitCode = code;
  });
}
