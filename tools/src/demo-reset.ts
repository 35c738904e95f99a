import { runBackendCommand } from './lib/backend-command.ts';
import { main } from './lib/sentence.ts';

/** `npm run demo:reset`: makes the demo practices anew. */
await main(() => runBackendCommand('demo-reset'));
