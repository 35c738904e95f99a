import type pg from 'pg';
import { PgBoss } from 'pg-boss';
import { DEAD_LETTERS } from './outbox.ts';

/** A job that failed for good; what it was about stays out of sight. */
export interface DeadLetter {
  readonly topic: string;
  readonly id: string;
  /** When it was written, and when it was given up, as ISO text. */
  readonly writtenAt: string;
  readonly failedAt: string;
  readonly tries: number;
  /** The class of the last error, without its text. */
  readonly error: string;
}

/** The jobs that failed for good and wait for an operator, the oldest first. As the role `attune_queue`. */
export async function listDeadLetters(client: pg.ClientBase): Promise<DeadLetter[]> {
  const { rows } = await client.query<DeadLetter>(
    `select source_name as topic, source_id as id, source_retry_count + 1 as tries,
       to_char(source_created_on at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "writtenAt",
       to_char(created_on at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "failedAt",
       coalesce(substring(source_output ->> 'message' from '^\\w{1,60}$'), 'Error') as error
     from pgboss.job where name = $1 and state < 'completed' order by created_on, id`,
    [DEAD_LETTERS],
  );
  return rows;
}

/** Puts them back to where they came from, to be tried anew; how many. As the role `attune_queue`. */
export async function sendDeadLettersAgain(client: pg.ClientBase): Promise<number> {
  const boss = new PgBoss({
    db: { executeSql: async (text, values) => client.query(text, values as unknown[]) },
    schema: 'pgboss',
    migrate: false,
    createSchema: false,
    registerInstance: false,
    supervise: false,
    schedule: false,
  });
  await boss.start();
  try {
    return await boss.redrive(DEAD_LETTERS);
  } finally {
    await boss.stop({ graceful: false });
  }
}

/** One line for each, for a terminal. */
export function deadLetterLines(letters: readonly DeadLetter[]): string[] {
  return letters.length === 0
    ? ['No job has failed for good.']
    : letters.map(
        ({ topic, id, writtenAt, failedAt, tries, error }) =>
          `${topic} ${id}: written ${writtenAt}, given up ${failedAt} after ${tries} tries (${error})`,
      );
}
