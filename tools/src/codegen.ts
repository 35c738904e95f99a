import { generateOperations } from './build/frontend.ts';
import { main } from './lib/sentence.ts';

/** `npm run codegen`: the types of the web app's operations. */
await main(async () => {
  const made = await generateOperations();
  process.stdout.write(made ? 'Generated frontend/src/generated.\n' : 'Nothing has changed.\n');
});
