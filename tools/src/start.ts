import { build } from './build/build.ts';
import { assertAnswers, claimData, startOwnDatabase } from './lib/database.ts';
import { assertPortFree } from './lib/ports.ts';
import { main, Sentence } from './lib/sentence.ts';
import { Shutdown } from './lib/shutdown.ts';
import { prepareDatabase } from './start/prepare.ts';
import { startServer, untilReady } from './start/server.ts';
import { addressOf, readSettings, type Settings } from './start/settings.ts';
import { welcome } from './start/welcome.ts';

/** A server whose starter was killed ends by itself within this time. */
const LEAVING_MS = 12_000;

/** `npm start`: builds, starts and fills the database, serves API and web app until it is told to end. */
await main(async () => {
  const settings = await readSettings(process.env);
  const shutdown = new Shutdown();
  await shutdown.around(() => startAll(settings, shutdown));
  process.exit();
});

async function startAll(settings: Settings, shutdown: Shutdown) {
  const tell = (line: string) => process.stdout.write(`${line}\n`);
  const address = addressOf(settings);
  const database =
    settings.databaseUrl === null
      ? ownDatabase(settings, shutdown, address)
      : givenDatabase(settings, settings.databaseUrl);
  const [{ url, ended: databaseEnded }] = await settled([database, build(tell)]);
  shutdown.check();
  const prepared = await prepareDatabase(url);
  if (prepared.seeded) tell('Created the demo practices.');
  shutdown.check();
  const server = startServer(settings, url);
  shutdown.undo(() => server.stop());
  await untilReady(server, settings);
  tell(welcome(address, prepared));
  const ended = Promise.race([
    server.ended.then(() => fail('The server ended unexpectedly.')),
    databaseEnded.then(() => fail('The database ended unexpectedly.')),
  ]);
  return { ended };
}

interface Ready {
  readonly url: string;
  readonly ended: Promise<void>;
}

async function givenDatabase(settings: Settings, url: string): Promise<Ready> {
  await assertPortFree(settings.host, settings.port);
  await assertAnswers(url);
  return { url, ended: new Promise(() => undefined) };
}

async function ownDatabase(settings: Settings, shutdown: Shutdown, address: string): Promise<Ready> {
  const answer = await claimData();
  if ('holder' in answer) {
    const { url, pid } = answer.holder;
    throw new Sentence(
      `Attune is already running here${url ? ` at ${url}` : ''} (process ${pid}); stop that one first, or set DATABASE_URL to another database.`,
    );
  }
  shutdown.undo(() => answer.claim.release());
  await assertPortFree(settings.host, settings.port, answer.claim.tookOver ? LEAVING_MS : 0);
  const database = await startOwnDatabase();
  shutdown.undo(() => database.stop());
  await answer.claim.tell({ url: address, databaseUrl: database.adminUrl });
  return { url: database.adminUrl, ended: database.ended };
}

/** Like Promise.all, but waits for all before it fails, so that nothing goes on behind the shutdown. */
async function settled<First, Second>(work: [Promise<First>, Promise<Second>]): Promise<[First, Second]> {
  await Promise.allSettled(work);
  return Promise.all(work);
}

function fail(sentence: string): never {
  throw new Sentence(sentence);
}
