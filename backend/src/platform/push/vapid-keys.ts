import { createECDH, hkdfSync } from 'node:crypto';
import type { AppConfig, VapidKeys } from '../config/index.ts';

/**
 * The keys of this Attune, or null where there is no push. The demo derives a pair from its database
 * secret, so that browsers that agreed to push are known again after a restart.
 */
export function vapidKeysOf({ vapid, mode, databaseSecret }: AppConfig): VapidKeys | null {
  if (vapid !== null || mode === 'production') {
    return vapid;
  }
  const secret = Buffer.from(hkdfSync('sha256', databaseSecret, '', 'attune demo push', 32));
  const curve = createECDH('prime256v1');
  curve.setPrivateKey(secret);
  return { publicKey: curve.getPublicKey('base64url'), privateKey: secret.toString('base64url') };
}
