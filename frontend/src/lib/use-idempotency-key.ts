import { useCallback, useRef } from 'react';

/** A random UUID, also where the page is not served over https (a practice's own network). */
export function newKey(): string {
  if ('randomUUID' in crypto) {
    return crypto.randomUUID();
  }
  const bytes = (crypto as Crypto).getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/**
 * One key for one intention: a form that is sent twice (an impatient tap, a retry after a lost
 * answer) does its work once. Call `renew` when the person starts something new.
 */
export function useIdempotencyKey() {
  const key = useRef<string | null>(null);
  key.current ??= newKey();
  const current = useCallback(() => (key.current ??= newKey()), []);
  const renew = useCallback(() => {
    key.current = newKey();
  }, []);
  return { current, renew };
}
