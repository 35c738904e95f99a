import { createHmac } from 'node:crypto';

/** A row of the audit as the text that is hashed. */
export interface ChainedRow {
  readonly id: string;
  readonly content: string;
}

/** The keyed hash of one row. Whoever can write to the database and lacks the key cannot make one. */
export function hashOfRow(key: Buffer, content: string): Buffer {
  return createHmac('sha256', key).update(content).digest();
}

/** The hash of a batch: its place, the batch before it, and its rows in their order. */
export function hashOfBatch(
  key: Buffer,
  place: { readonly practiceId: string; readonly batch: number; readonly previous: Buffer },
  rowHashes: readonly Buffer[],
): Buffer {
  const hmac = createHmac('sha256', key).update(`${place.practiceId}:${place.batch}:`).update(place.previous);
  for (const hash of rowHashes) {
    hmac.update(hash);
  }
  return hmac.digest();
}
