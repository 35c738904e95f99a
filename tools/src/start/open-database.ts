import { assertAnswers, claimData, startOwnDatabase } from '../lib/database.ts';
import { assertPortFree } from '../lib/ports.ts';
import { Sentence } from '../lib/sentence.ts';
import type { Shutdown } from '../lib/shutdown.ts';
import { addressOf, type Settings } from './settings.ts';

/** A server whose starter was killed ends by itself within this time. */
const LEAVING_MS = 12_000;

export interface OpenDatabase {
  /** Administrator's address. */
  readonly url: string;
  /** Resolves when the database has ended by itself. */
  readonly ended: Promise<void>;
}

/**
 * Makes sure that everything outside is as it must be, which takes no time: the port is free, and the
 * data directory is nobody else's or the given database answers.
 * @returns how to open the database.
 * @throws Sentence when something is in the way.
 */
export async function reserve(settings: Settings, shutdown: Shutdown): Promise<() => Promise<OpenDatabase>> {
  const { databaseUrl, host, port } = settings;
  if (databaseUrl !== null) {
    await assertPortFree(host, port);
    await assertAnswers(databaseUrl);
    return async () => ({ url: databaseUrl, ended: new Promise(() => undefined) });
  }
  const answer = await claimData();
  if ('holder' in answer) {
    const { url, pid } = answer.holder;
    throw new Sentence(
      `Attune is already running here${url ? ` at ${url}` : ''} (process ${pid}); stop that one first, or set DATABASE_URL to another database.`,
    );
  }
  shutdown.undo(() => answer.claim.release());
  await assertPortFree(host, port, answer.claim.tookOver ? LEAVING_MS : 0);
  return async () => {
    const starting = startOwnDatabase();
    shutdown.undo(() =>
      starting.then(
        (database) => database.stop(),
        () => undefined,
      ),
    );
    const database = await starting;
    await answer.claim.tell({ url: addressOf(settings), databaseUrl: database.adminUrl });
    return { url: database.adminUrl, ended: database.ended };
  };
}
