import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;
/** What the seal of a practice's data key is bound to. */
const KEY_PURPOSE = 'practice-key';

/** Nonce, tag and ciphertext of AES-256-GCM; `purpose` is bound in, so that it opens for no other. */
export function encrypt(key: Buffer, purpose: string, plain: Buffer): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(purpose));
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]);
}

/** Opens what {@link encrypt} made. @throws Error with another key or purpose, or when it was tampered with. */
export function decrypt(key: Buffer, purpose: string, sealed: Buffer): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE_BYTES))
    .setAAD(Buffer.from(purpose))
    .setAuthTag(sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
  return Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]);
}

/** Wraps a practice's data key, or a new one, with the master key. */
export function wrapKey(master: Buffer, key: Buffer = randomBytes(32)): Buffer {
  return encrypt(master, KEY_PURPOSE, key);
}

/** The data key, by the first of the master keys that opens it; null when none does. */
export function unwrapKey(masters: readonly Buffer[], wrapped: Buffer): Buffer | null {
  for (const master of masters) {
    try {
      return decrypt(master, KEY_PURPOSE, wrapped);
    } catch {
      // Another one, then.
    }
  }
  return null;
}
