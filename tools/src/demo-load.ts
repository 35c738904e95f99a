import { runBackendCommand } from './lib/backend-command.ts';
import { main } from './lib/sentence.ts';

/** `npm run demo:load`: fills a practice with generated clients (`-- --clients N`). */
await main(() => runBackendCommand('demo-load'));
