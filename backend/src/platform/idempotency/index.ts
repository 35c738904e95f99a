import { createHash } from 'node:crypto';
import { v7 as newId } from 'uuid';
import { sql, type Unit } from '../database/index.ts';
import { conflict, invalid } from '../errors/index.ts';
import { isUuid } from '../validation/index.ts';

const CLAIM = sql(
  'idempotency.claim',
  `insert into attune.idempotency_key (practice_id, user_id, operation, key, input_hash, result_id)
   values (attune.practice_id(), attune.user_id(), $1, $2, $3, $4) on conflict do nothing returning key`,
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

/** What a call's key says: the id of what is to be made, or of what was made by the same call before. */
export interface Claim {
  readonly id: string;
  readonly fresh: boolean;
}

/**
 * Claims a key of the caller's for something that is about to be made in this unit. Two calls at
 * once: the second waits for the first to commit. A problem is not kept, so the caller may try again.
 * @throws ProblemError Conflict when the key came with another input before.
 */
export async function claim(unit: Unit, call: Call): Promise<Claim> {
  const id = newId();
  if (!call.key) {
    return { id, fresh: true };
  }
  if (!isUuid(call.key)) {
    throw invalid({
      path: 'idempotencyKey',
      message: 'This is not a key; please leave it out or send a UUID.',
    });
  }
  const key = call.key.toLowerCase();
  const hash = createHash('sha256').update(JSON.stringify(call.input)).digest();
  if (await unit.one(CLAIM, [call.operation, key, hash, id])) {
    return { id, fresh: true };
  }
  const earlier = await unit.one<{ input_hash: Buffer; result_id: string | null }>(FIND, [
    call.operation,
    key,
  ]);
  if (!earlier?.result_id || !earlier.input_hash.equals(hash)) {
    throw conflict('This was sent before with other contents. Please start again.');
  }
  return { id: earlier.result_id, fresh: false };
}

/**
 * Does `work` once for a key of the caller's and gives the same id ever after.
 * @throws ProblemError Conflict when the key came with another input before.
 */
export async function once(unit: Unit, call: Call, work: () => Promise<string>): Promise<string> {
  const { id, fresh } = await claim(unit, call);
  if (!fresh) {
    return id;
  }
  const made = await work();
  if (call.key) {
    unit.write(SETTLE, [call.operation, call.key.toLowerCase(), made]);
  }
  return made;
}
