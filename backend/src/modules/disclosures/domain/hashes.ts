import { createHash } from 'node:crypto';

/** SHA-256 of what goes out: what the author saw, what the client agreed to and what is sealed have the same. */
export function hashOfText(text: string): Buffer {
  return createHash('sha256').update(text, 'utf8').digest();
}

/** What is kept of a link's token: it has 32 random bytes, so none can be guessed from its hash. */
export function hashOfToken(token: string): Buffer {
  return createHash('sha256').update(token, 'utf8').digest();
}

/** What the seal of a summary is bound to: it opens for no other. */
export function sealPurpose(disclosureId: string): string {
  return `disclosure ${disclosureId}`;
}
