import { createHash } from 'node:crypto';

/**
 * What a signature stands for: SHA-256 over the note's parts as JSON with sorted keys, so that the
 * order in which they were read or written does not matter. Dates count as their ISO text; what is
 * undefined counts as left out.
 */
export function contentHash(parts: object): Buffer {
  return createHash('sha256').update(JSON.stringify(parts, sortedKeys)).digest();
}

function sortedKeys(_key: string, value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) {
    return value;
  }
  return Object.fromEntries(
    Object.entries(value).sort(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0)),
  );
}
