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

/**
 * Makes sure that the database of DATABASE_URL answers.
 * @throws Sentence when it does not.
 */
export async function assertAnswers(connectionString: string): Promise<void> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 5_000 });
  try {
    await client.connect();
  } catch (error) {
    throw new Sentence(sentenceOf(error));
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
