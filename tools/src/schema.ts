import { join } from 'node:path';
import { buildBackend } from './build/backend.ts';
import { BACKEND, SCHEMA } from './lib/paths.ts';
import { runNode } from './lib/run.ts';
import { main, Sentence } from './lib/sentence.ts';

/** `npm run schema`: prints backend/schema.graphql from the code. */
await main(async () => {
  await buildBackend();
  const { code, output } = await runNode(join(BACKEND, 'dist/src/cli/print-schema.js'), [SCHEMA]);
  if (code !== 0) {
    throw new Sentence(`The schema could not be printed:\n${output}`);
  }
  process.stdout.write('Wrote backend/schema.graphql.\n');
});
