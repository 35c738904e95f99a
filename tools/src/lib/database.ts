import { join } from 'node:path';
import { sentenceOf } from '@attune/backend/run-process';
import pg from 'pg';
import { type EmbeddedDatabase, startEmbeddedDatabase } from '../embedded-database.ts';
import { type Claim, claim, type Holder } from './claim.ts';
import { DATA } from './paths.ts';
import { Sentence } from './sentence.ts';

const LOCK = join(DATA, 'attune.lock');

/** The data directory, claimed for this process. */
export function claimData(): Promise<{ claim: Claim } | { holder: Holder }> {
  return claim(LOCK);
}

/** The PostgreSQL of the data directory, which must have been claimed. */
export function startOwnDatabase(): Promise<EmbeddedDatabase> {
  return startEmbeddedDatabase({ home: join(DATA, 'postgres') });
}

const OLDEST_VERSION = 15;

/**
 * Makes sure that the database of DATABASE_URL answers, and that it is new enough.
 * @throws Sentence when it is not so.
 */
export async function assertAnswers(connectionString: string): Promise<void> {
  const version = await versionOf(connectionString).catch((error: unknown) => {
    throw new Sentence(sentenceOf(error));
  });
  if (Number.parseInt(version, 10) < OLDEST_VERSION) {
    throw new Sentence(
      `Attune needs PostgreSQL ${OLDEST_VERSION} or newer, and DATABASE_URL leads to ${version}.`,
    );
  }
}

async function versionOf(connectionString: string): Promise<string> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 5_000 });
  try {
    await client.connect();
    const { rows } = await client.query<{ server_version: string }>('show server_version');
    return rows[0]?.server_version ?? '';
  } finally {
    await client.end().catch(() => undefined);
  }
}

/**
 * Lends a database to `work`: the one of DATABASE_URL, else that of the Attune running here, else
 * the embedded one, started for the time.
 * @param work is given the administrator's address.
 */
export async function withDatabase(work: (url: string) => Promise<void>): Promise<void> {
  const given = process.env['DATABASE_URL'];
  if (given) {
    return work(given);
  }
  const answer = await claimData();
  if ('holder' in answer) {
    if (answer.holder.databaseUrl === null) {
      throw new Sentence('Attune is just starting here. Try again in a moment.');
    }
    return work(answer.holder.databaseUrl);
  }
  try {
    const database = await startOwnDatabase();
    try {
      await work(database.adminUrl);
    } finally {
      await database.stop();
    }
  } finally {
    await answer.claim.release();
  }
}
