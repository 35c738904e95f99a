import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { BACKEND } from '../lib/paths.ts';
import type { ToServer } from './server.ts';

/**
 * The server's process under `npm start`: loads the code while the database starts, then, told the
 * settings, prepares the database and becomes the server exactly as `main.js` is.
 */
const built = (path: string) => import(pathToFileURL(join(BACKEND, 'dist/src', path)).href);
const told = new Promise<ToServer>((resolve) => process.once('message', resolve));
// Whoever started this was killed before there was anything to serve.
const abandoned = () => process.exit(1);
process.once('disconnect', abandoned);

const { prepareDatabase } = await built('prepare-database.js');
const { loadConfig } = await built('platform/config/index.js');
const { sentenceOf } = await built('run-process.js');
await built('create-app.js');

Object.assign(process.env, (await told).env);
try {
  process.send?.(await prepareDatabase(loadConfig(process.env)));
} catch (error) {
  process.stderr.write(`${sentenceOf(error)}\n`);
  process.exit(1);
}
process.off('disconnect', abandoned);
await built('main.js');
