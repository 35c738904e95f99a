import { BACKEND_ENV, backendScript } from '../lib/backend-command.ts';
import { runNode } from '../lib/run.ts';
import { Sentence } from '../lib/sentence.ts';

/** What `prepare-demo` of the backend tells. */
export interface Prepared {
  readonly migrated: readonly string[];
  readonly seeded: boolean;
  readonly password: string | null;
  readonly accounts: readonly { name: string; email: string; role: string }[];
}

/**
 * Migrates the database and, in the demo, fills an empty one.
 * @throws Sentence when that fails.
 */
export async function prepareDatabase(databaseUrl: string): Promise<Prepared> {
  const { code, output } = await runNode(backendScript('prepare-demo'), [], {
    env: { ...BACKEND_ENV, DATABASE_URL: databaseUrl },
  });
  if (code !== 0) {
    throw new Sentence(output.trim());
  }
  return JSON.parse(output.slice(output.lastIndexOf('\n{') + 1)) as Prepared;
}
