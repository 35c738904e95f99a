import { join } from 'node:path';
import { buildBackend } from './build/backend.ts';
import { generateOperations } from './build/frontend.ts';
import { DevServer } from './dev/dev-server.ts';
import { onChange } from './dev/watch.ts';
import { startWeb } from './dev/web.ts';
import { BACKEND, FRONTEND, ROOT } from './lib/paths.ts';
import { assertPortFree } from './lib/ports.ts';
import { main, Sentence } from './lib/sentence.ts';
import { Shutdown } from './lib/shutdown.ts';
import { reserve } from './start/open-database.ts';
import { addressOf, readSettings, type Settings } from './start/settings.ts';
import { welcome } from './start/welcome.ts';

const WEB_PORT = Number(process.env['WEB_PORT'] ?? 5173);

/** `npm run dev`: server and web app, each made anew when something of it changes. */
await main(async () => {
  const settings = await readSettings(process.env);
  const shutdown = new Shutdown();
  await shutdown.around(() => develop(settings, shutdown));
  process.exit();
});

async function develop(settings: Settings, shutdown: Shutdown) {
  const tell = (line: string) => process.stdout.write(`${line}\n`);
  const open = await reserve(settings, shutdown);
  await assertPortFree('127.0.0.1', WEB_PORT);
  const database = await open();
  // Operations that do not fit the schema are told, and put right while it runs.
  await Promise.all([buildBackend(), regenerate().catch((error: Error) => tell(error.message))]);
  shutdown.check();
  const server = new DevServer(settings, database.url);
  shutdown.undo(() => server.stop());
  const prepared = await server.start();
  const unwatch = watchSources(server);
  shutdown.undo(async () => unwatch());
  const web = startWeb(WEB_PORT, addressOf(settings));
  shutdown.undo(() => web.stop());
  await web.untilReady();
  tell(welcome(`http://localhost:${WEB_PORT}`, prepared));
  const fail = (sentence: string) => () => {
    throw new Sentence(sentence);
  };
  return {
    ended: Promise.race([
      database.ended.then(fail('The database ended unexpectedly.')),
      web.ended.then(fail("The web app's server ended unexpectedly.")),
    ]),
  };
}

function watchSources(server: DevServer): () => void {
  const isSource = (file: string) => file.endsWith('.ts') && !file.endsWith('.test.ts');
  const restart = async () => {
    await server.start();
    process.stdout.write('server | restarted\n');
  };
  const stops = [
    onChange([join(BACKEND, 'src')], isSource, async () => {
      if ((await buildBackend()) > 0) await restart();
    }),
    // The server reads the shared rules as they are, without a build.
    onChange([join(ROOT, 'shared/src')], isSource, restart),
    onChange([BACKEND, join(FRONTEND, 'src')], (file) => file.endsWith('.graphql'), regenerate),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

async function regenerate(): Promise<void> {
  if (await generateOperations()) {
    process.stdout.write('web | operations generated anew\n');
  }
}
