import { describe, expect, it } from '@jest/globals';
import { createECDH } from 'node:crypto';
import { loadConfig } from '../config/index.ts';
import { ForbiddenAddress, isPublicAddress, isPushEndpoint, publicLookup } from './push-endpoint.ts';
import { vapidKeysOf } from './vapid-keys.ts';

describe('where push messages may go', () => {
  it.each([
    ['8.8.8.8', true],
    ['2a00:1450:4001:81b::200e', true],
    ['127.0.0.1', false],
    ['10.1.2.3', false],
    ['172.16.0.1', false],
    ['192.168.0.1', false],
    ['169.254.169.254', false],
    ['100.64.0.1', false],
    ['0.0.0.0', false],
    ['224.0.0.1', false],
    ['::1', false],
    ['::', false],
    ['fe80::1', false],
    ['fd12::1', false],
    ['::ffff:127.0.0.1', false],
    ['not an address', false],
  ])('%s is public: %s', (address, open) => {
    expect(isPublicAddress(address)).toBe(open);
  });

  it('takes HTTPS at a name or a public address; this machine for a test alone', () => {
    expect(isPushEndpoint('https://fcm.googleapis.com/fcm/send/abc', false)).toBe(true);
    expect(isPushEndpoint('https://8.8.8.8/x', false)).toBe(true);
    for (const bad of [
      'https://127.0.0.1/',
      'https://[::1]/',
      'https://2130706433/',
      'http://push.example.org/',
    ]) {
      expect({ bad, taken: isPushEndpoint(bad, false) }).toEqual({ bad, taken: false });
    }
    expect(isPushEndpoint('http://127.0.0.1:4000/', true)).toBe(true);
    expect(isPushEndpoint('http://10.0.0.1/', true)).toBe(false);
    expect(isPushEndpoint(`https://push.example.org/${'x'.repeat(3_000)}`, false)).toBe(false);
  });

  it('goes nowhere when a name stands for this machine', async () => {
    const error = await new Promise((resolve) => publicLookup('localhost', { all: true }, resolve));
    expect(error).toBeInstanceOf(ForbiddenAddress);
  });
});

describe('the keys for push messages', () => {
  const DATABASE_URL = 'postgres://127.0.0.1/attune';

  it('of the demo are the same after a restart, and a pair', () => {
    const keys = vapidKeysOf(loadConfig({ DATABASE_URL }));
    expect(vapidKeysOf(loadConfig({ DATABASE_URL }))).toEqual(keys);
    const curve = createECDH('prime256v1');
    curve.setPrivateKey(keys?.privateKey ?? '', 'base64url');
    expect(curve.getPublicKey('base64url')).toBe(keys?.publicKey);
    const other = loadConfig({ DATABASE_URL, ATTUNE_DATABASE_SECRET: 'another secret than that' });
    expect(vapidKeysOf(other)?.publicKey).not.toBe(keys?.publicKey);
  });
});
