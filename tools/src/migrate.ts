import { runBackendCommand } from './lib/backend-command.ts';
import { main } from './lib/sentence.ts';

/** `npm run migrate`: brings the database to the present. */
await main(() => runBackendCommand('migrate'));
