import { afterEach, describe, expect, it } from '@jest/globals';
import { Clock } from '../clock/index.ts';
import { AppConfig, loadConfig } from '../config/index.ts';
import { DemoMailbox } from './demo-mailbox.ts';
import { mailboxPage } from './dev-mail.page.ts';
import type { Mail } from './mailer.ts';
import { SmtpMailer } from './smtp-mailer.ts';

const CONFIG = loadConfig({ ATTUNE_MODE: 'test', DATABASE_URL: 'postgres://127.0.0.1/attune' });
const MAIL: Mail = {
  to: 'somebody@example.org',
  fromName: null,
  subject: 'Grüße',
  text: 'Read it: https://attune.example.org/x?a=1\n\n<script>alert(1)</script>',
  html: '<p>Read it</p>',
  id: '0198-mail',
  urgent: false,
  unsubscribeUrl: 'https://attune.example.org/account',
};

describe('the way of a mail', () => {
  const opened: DemoMailbox[] = [];
  const box = (config = CONFIG) => {
    const mailbox = new DemoMailbox(config, new Clock());
    opened.push(mailbox);
    return mailbox;
  };
  afterEach(async () => {
    for (const mailbox of opened.splice(0)) await mailbox.onApplicationShutdown();
  });

  it('goes by SMTP to the mailbox of the demo, and arrives as it was written', async () => {
    const mailbox = box();
    const mailer = new SmtpMailer(CONFIG, mailbox);
    await mailer.send(MAIL);
    await mailer.send({ ...MAIL, fromName: 'Harbour, “Bodywork”', urgent: true, unsubscribeUrl: null });
    const [urgent, usual] = mailbox.mails;
    expect(usual).toMatchObject({
      to: 'somebody@example.org',
      from: '"Attune" <attune@example.org>',
      subject: 'Grüße',
      html: expect.stringContaining('<p>Read it</p>'),
    });
    expect(usual?.raw).toMatch(/^Message-ID: <0198-mail@example\.org>/m);
    expect(usual?.raw).toMatch(/^List-Unsubscribe: <https:\/\/attune\.example\.org\/account>/m);
    expect(usual?.raw).toMatch(/^Auto-Submitted: auto-generated/m);
    expect(urgent?.from).toContain('Harbour, “Bodywork”');
    expect(urgent?.raw).toMatch(/^Importance: high/im);
    expect(urgent?.raw).not.toMatch(/^List-Unsubscribe/m);
  });

  it('is not sent in the clear where encryption is required', async () => {
    const mailbox = box();
    const url = await mailbox.address();
    const strict = new AppConfig({ ...CONFIG, smtp: { url, tls: 'required' } });
    await expect(new SmtpMailer(strict, mailbox).send(MAIL)).rejects.toThrow();
    expect(mailbox.mails).toEqual([]);
  });

  it('fails where nobody listens', async () => {
    const deaf = new AppConfig({ ...CONFIG, smtp: { url: 'smtp://127.0.0.1:1', tls: 'off' } });
    await expect(new SmtpMailer(deaf, box()).send(MAIL)).rejects.toThrow();
  });

  it('ends in production at a real server alone', () => {
    expect(box(new AppConfig({ ...CONFIG, mode: 'production' })).isOpen).toBe(false);
    expect(box().isOpen).toBe(true);
  });

  it('shows on a page that runs nothing of what came', async () => {
    const mailbox = box();
    await new SmtpMailer(CONFIG, mailbox).send({ ...MAIL, subject: '"><img src=x onerror=alert(1)>' });
    const page = mailboxPage(mailbox.mails, undefined);
    expect(page).not.toContain('<script');
    expect(page).not.toContain('<img');
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(page).toContain('<a href="https://attune.example.org/x?a=1">');
    expect(mailboxPage([], undefined)).toContain('No mail yet');
    expect(mailboxPage(mailbox.mails, 'nothing like it')).toContain('&lt;img src=x');
  });
});
