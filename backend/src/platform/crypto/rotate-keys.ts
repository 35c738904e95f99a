import type { ClientBase } from 'pg';
import { unwrapKey, wrapKey } from './sealing.ts';

/** What a rotation is done with. */
export interface Rotation {
  /** Wraps every data key from now on. */
  readonly master: Buffer;
  /** Wrapped them until now; null when only new data keys are wanted. */
  readonly previous: Buffer | null;
  /** Also gives each practice a new data key, with which texts are sealed from now on. */
  readonly newDataKeys: boolean;
}

/** What a rotation did. */
export interface Rotated {
  /** Data keys that are wrapped anew. */
  readonly rewrapped: number;
  /** Data keys that the new master key had wrapped already. */
  readonly untouched: number;
  /** Practices with a new data key. */
  readonly made: number;
}

/**
 * Wraps the data key of every practice with another master key, and makes new data keys if wished: all
 * or nothing. What is sealed already stays sealed with the data key it was sealed with, which no
 * longer depends on the old master key; a signed text is never written anew (R12).
 * @param client an administrator's connection, standing in the role that owns the tables.
 * @throws Error when a data key opens with neither master key; nothing is changed then.
 */
export async function rotateKeys(
  client: ClientBase,
  { master, previous, newDataKeys }: Rotation,
): Promise<Rotated> {
  await client.query('begin');
  try {
    const { rows } = await client.query<{ practice_id: string; version: number; wrapped: Buffer }>(
      'select practice_id, version, wrapped from attune.practice_key order by practice_id, version for update',
    );
    let rewrapped = 0;
    for (const { practice_id: practiceId, version, wrapped } of rows) {
      if (unwrapKey([master], wrapped)) {
        continue;
      }
      const key = previous && unwrapKey([previous], wrapped);
      if (!key) {
        throw new Error(`Key ${version} of practice ${practiceId} opens with no master key that is set.`);
      }
      await client.query(
        'update attune.practice_key set wrapped = $3 where practice_id = $1 and version = $2',
        [practiceId, version, wrapKey(master, key)],
      );
      rewrapped += 1;
    }
    const newest = new Map(rows.map((row) => [row.practice_id, row.version]));
    for (const [practiceId, version] of newDataKeys ? newest : []) {
      await client.query(
        'insert into attune.practice_key (practice_id, version, wrapped) values ($1, $2, $3)',
        [practiceId, version + 1, wrapKey(master)],
      );
    }
    await client.query('commit');
    return { rewrapped, untouched: rows.length - rewrapped, made: newDataKeys ? newest.size : 0 };
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}
