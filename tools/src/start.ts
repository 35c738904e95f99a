import { build } from './build/build.ts';
import { main, Sentence } from './lib/sentence.ts';
import { Shutdown } from './lib/shutdown.ts';
import { reserve } from './start/open-database.ts';
import { Server } from './start/server.ts';
import { addressOf, readSettings, type Settings } from './start/settings.ts';
import { welcome } from './start/welcome.ts';

/** `npm start`: builds, starts and fills the database, serves API and web app until it is told to end. */
await main(async () => {
  const settings = await readSettings(process.env);
  const shutdown = new Shutdown();
  await shutdown.around(() => startAll(settings, shutdown));
  process.exit();
});

async function startAll(settings: Settings, shutdown: Shutdown) {
  const tell = (line: string) => process.stdout.write(`${line}\n`);
  const open = await reserve(settings, shutdown);
  const [database, server] = await settled([open(), buildAndLoad(settings, shutdown, tell)]);
  shutdown.check();
  const prepared = await server.serve(database.url);
  shutdown.check();
  if (prepared.seeded) tell('Created the demo practices.');
  tell(welcome(addressOf(settings), prepared));
  const ended = Promise.race([
    server.ended.then(() => fail('The server ended unexpectedly.')),
    database.ended.then(() => fail('The database ended unexpectedly.')),
  ]);
  return { ended };
}

async function buildAndLoad(
  settings: Settings,
  shutdown: Shutdown,
  tell: (line: string) => void,
): Promise<Server> {
  await build(tell);
  const server = new Server(settings);
  shutdown.undo(() => server.stop());
  return server;
}

/** Like Promise.all, but waits for both before it fails, so that nothing goes on behind the shutdown. */
async function settled<First, Second>(work: [Promise<First>, Promise<Second>]): Promise<[First, Second]> {
  await Promise.allSettled(work);
  return Promise.all(work);
}

function fail(sentence: string): never {
  throw new Sentence(sentence);
}
