import { Injectable } from '@nestjs/common';
import { createTransport, type SMTPTransportOptions } from 'nodemailer';
import { AppConfig, type SmtpSettings } from '../config/index.ts';
import { DemoMailbox } from './demo-mailbox.ts';
import { type Mail, Mailer } from './mailer.ts';

/** A server that does not answer must not keep the worker for long; the job is tried again. */
const TIMEOUTS = {
  connectionTimeout: 10_000,
  greetingTimeout: 10_000,
  socketTimeout: 15_000,
  dnsTimeout: 5_000,
};

const TLS: Readonly<Record<SmtpSettings['tls'], SMTPTransportOptions>> = {
  required: { requireTLS: true },
  'if-offered': {},
  off: { ignoreTLS: true },
};

/** Sends by SMTP, in the demo and in tests as in production; only the server is another one. */
@Injectable()
export class SmtpMailer extends Mailer {
  constructor(
    private readonly config: AppConfig,
    private readonly mailbox: DemoMailbox,
  ) {
    super();
  }

  async send(mail: Mail): Promise<void> {
    const { url, tls } = this.config.smtp ?? { url: await this.mailbox.address(), tls: 'off' as const };
    const transport = createTransport({
      url,
      ...TIMEOUTS,
      ...TLS[tls],
      // What a mail is made of is text of ours; nothing in it is a file or an address to be read.
      disableFileAccess: true,
      disableUrlAccess: true,
    } satisfies SMTPTransportOptions);
    try {
      const { name, address, host } = senderOf(this.config.mailFrom);
      await transport.sendMail({
        from: { name: mail.fromName ?? name, address },
        to: { name: '', address: mail.to },
        subject: mail.subject,
        text: mail.text,
        html: mail.html,
        messageId: `<${mail.id}@${host}>`,
        // Nobody's holiday notice is for us.
        headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
        ...(mail.urgent ? { priority: 'high' as const } : {}),
        ...(mail.unsubscribeUrl ? { list: { unsubscribe: mail.unsubscribeUrl } } : {}),
      });
    } finally {
      transport.close();
    }
  }
}

/** Name and address of `Attune <attune@example.org>`, and the part behind the @. */
function senderOf(from: string): { name: string; address: string; host: string } {
  const [, name = '', address = from] = /^(.+) <([^>]+)>$/.exec(from) ?? [];
  return { name, address, host: address.slice(address.lastIndexOf('@') + 1) };
}
