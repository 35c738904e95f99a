import { runBackendCommand } from './lib/backend-command.ts';
import { main, Sentence } from './lib/sentence.ts';

/** `command NAME …`: a command of backend/src/cli on the database that `npm start` uses. */
await main(async () => {
  const [name] = process.argv.splice(2, 1);
  if (!name) {
    throw new Sentence('Which command of backend/src/cli?');
  }
  await runBackendCommand(name);
});
