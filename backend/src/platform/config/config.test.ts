import { describe, expect, it } from '@jest/globals';
import { loadConfig } from './config.ts';

const BASE = { DATABASE_URL: 'postgres://127.0.0.1/attune' };
const PRODUCTION = {
  ...BASE,
  ATTUNE_MODE: 'production',
  ATTUNE_DATABASE_SECRET: 'a secret of this test alone',
  ATTUNE_MASTER_KEY: Buffer.alloc(32, 'master').toString('base64'),
  ATTUNE_AUDIT_KEY: Buffer.alloc(32, 'audit').toString('base64'),
  ATTUNE_PUBLIC_URL: 'https://attune.example.org',
  ATTUNE_SMTP_URL: 'smtps://attune:secret@mail.example.org',
  ATTUNE_MAIL_FROM: 'Attune <attune@example.org>',
};
const refusal = (env: Record<string, string | undefined>) => {
  try {
    loadConfig(env);
    return null;
  } catch (error) {
    return (error as Error).message;
  }
};

describe('settings of mail and push', () => {
  it('are needed in production, one sentence each', () => {
    expect(refusal(PRODUCTION)).toBeNull();
    expect(refusal({ ...PRODUCTION, ATTUNE_SMTP_URL: '', ATTUNE_MAIL_FROM: '' })).toBe(
      'The setting ATTUNE_SMTP_URL must be set to a value of your own in production.\n' +
        'The setting ATTUNE_MAIL_FROM must be set to a value of your own in production.',
    );
  });

  it('encrypt the way to the mail server unless told otherwise', () => {
    expect(loadConfig(PRODUCTION).smtp).toEqual({ url: PRODUCTION.ATTUNE_SMTP_URL, tls: 'required' });
    expect(loadConfig({ ...PRODUCTION, ATTUNE_SMTP_TLS: 'if-offered' }).smtp?.tls).toBe('if-offered');
    expect(refusal({ ...PRODUCTION, ATTUNE_SMTP_TLS: 'maybe' })).toBe(
      'The setting ATTUNE_SMTP_TLS must be one of required, if-offered, off.',
    );
  });

  it('are told when they cannot be used', () => {
    expect(refusal({ ...BASE, ATTUNE_SMTP_URL: 'http://mail' })).toContain('ATTUNE_SMTP_URL');
    for (const from of ['nobody', 'A <a@b>\r\nBcc: x@y', '<a@b.c>']) {
      expect(refusal({ ...BASE, ATTUNE_MAIL_FROM: from })).toContain('ATTUNE_MAIL_FROM');
    }
    expect(
      refusal({ ...BASE, ATTUNE_VAPID_PUBLIC_KEY: Buffer.alloc(65, 4).toString('base64url') }),
    ).toContain('are a pair');
    expect(refusal({ ...BASE, ATTUNE_VAPID_PRIVATE_KEY: 'short' })).toContain('32 bytes');
  });

  it('are none in the demo: mails stay in the process', () => {
    expect(loadConfig(BASE)).toMatchObject({ smtp: null, vapid: null });
  });
});
