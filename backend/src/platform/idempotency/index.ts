import { createHash } from 'node:crypto';
import { sql, type Unit } from '../database/index.ts';
import { conflict } from '../errors/index.ts';
import { knownId } from '../validation/index.ts';

const CLAIM = sql(
  'idempotency.claim',
  `insert into attune.idempotency_key (practice_id, user_id, operation, key, input_hash)
   values (attune.practice_id(), attune.user_id(), $1, $2, $3) on conflict do nothing returning key`,
);
const FIND = sql(
  'idempotency.find',
  `select input_hash, result_id from attune.idempotency_key
   where practice_id = attune.practice_id() and user_id = attune.user_id() and operation = $1 and key = $2`,
);
const SETTLE = sql(
  'idempotency.settle',
  `update attune.idempotency_key set result_id = $3
   where practice_id = attune.practice_id() and user_id = attune.user_id() and operation = $1 and key = $2`,
);

interface Call {
  readonly operation: string;
  readonly key: string | null | undefined;
  readonly input: object;
}

/**
 * Does `work` once for a key of the caller's and gives the same id ever after. Two calls at once: the
 * second waits for the first to commit. A problem is not kept, so the caller may try again.
 * @throws ProblemError Conflict when the key came with another input before.
 */
export async function once(unit: Unit, call: Call, work: () => Promise<string>): Promise<string> {
  if (!call.key) {
    return work();
  }
  const key = knownId(call.key);
  const hash = createHash('sha256').update(JSON.stringify(call.input)).digest();
  const claimed = await unit.one(CLAIM, [call.operation, key, hash]);
  if (claimed) {
    const id = await work();
    await unit.query(SETTLE, [call.operation, key, id]);
    return id;
  }
  const earlier = await unit.one<{ input_hash: Buffer; result_id: string | null }>(FIND, [
    call.operation,
    key,
  ]);
  if (!earlier?.result_id || !earlier.input_hash.equals(hash)) {
    throw conflict('This was sent before with other contents. Please start again.');
  }
  return earlier.result_id;
}
