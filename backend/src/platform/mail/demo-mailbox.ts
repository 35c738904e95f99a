import type { AddressInfo } from 'node:net';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { SMTPServer, SMTPServerDataStream } from 'smtp-server';
import { Clock } from '../clock/index.ts';
import { AppConfig } from '../config/index.ts';

/** A mail as it arrived. */
export interface ReceivedMail {
  readonly id: string;
  readonly receivedAt: string;
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** Every byte after the envelope, as text. */
  readonly raw: string;
}

/** So many are kept, the newest; they are gone when the process ends. */
const MOST_KEPT = 200;
const LONGEST_BYTES = 1_000_000;

/**
 * A mail server in the process for the demo and the tests: takes what is sent to anybody, and hands
 * it to nobody. It begins to listen, on the loopback interface alone, when the first mail is sent.
 */
@Injectable()
export class DemoMailbox implements OnApplicationShutdown {
  private readonly kept: ReceivedMail[] = [];
  private server: Promise<SMTPServer> | null = null;
  private count = 0;

  constructor(
    private readonly config: AppConfig,
    private readonly clock: Clock,
  ) {}

  /** Whether mails of this process come here. */
  get isOpen(): boolean {
    return this.config.mode !== 'production' && this.config.smtp === null;
  }

  /** The newest first. */
  get mails(): readonly ReceivedMail[] {
    return this.kept;
  }

  /** Where it listens, for a mailer. */
  async address(): Promise<string> {
    this.server ??= this.listen();
    const { port } = (await this.server).server.address() as AddressInfo;
    return `smtp://127.0.0.1:${port}`;
  }

  async onApplicationShutdown(): Promise<void> {
    const server = await this.server;
    if (server) {
      await new Promise<void>((resolve) => server.close(resolve));
    }
  }

  private async listen(): Promise<SMTPServer> {
    // Loaded where there is a demo, and in production never.
    const { SMTPServer } = await import('smtp-server');
    const server = new SMTPServer({
      logger: false,
      authOptional: true,
      disabledCommands: ['AUTH', 'STARTTLS'],
      size: LONGEST_BYTES,
      onData: (stream, _session, done) => {
        this.receive(stream).then(
          () => done(),
          (error: Error) => done(error),
        );
      },
    });
    server.on('error', () => undefined);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return server;
  }

  private async receive(stream: SMTPServerDataStream): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of stream) {
      chunks.push(Buffer.from(chunk as Uint8Array));
    }
    const raw = Buffer.concat(chunks);
    const { simpleParser } = await import('mailparser');
    const mail = await simpleParser(raw);
    const to = Array.isArray(mail.to) ? mail.to[0] : mail.to;
    this.count += 1;
    this.kept.unshift({
      id: String(this.count),
      receivedAt: this.clock.nowText(),
      from: mail.from?.text ?? '',
      to: to?.text ?? '',
      subject: mail.subject ?? '',
      text: mail.text ?? '',
      html: mail.html || '',
      raw: raw.toString('utf8'),
    });
    this.kept.length = Math.min(this.kept.length, MOST_KEPT);
  }
}
