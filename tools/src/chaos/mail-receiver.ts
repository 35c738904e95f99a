import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';

/** A mail server that takes everything, on the loopback interface, and remembers what came to whom. */
export class MailReceiver {
  /** How often each delivery came to an address, by `<id of the delivery> <address>`. */
  readonly received = new Map<string, number>();
  private readonly server: SMTPServer;

  private constructor() {
    this.server = new SMTPServer({
      logger: false,
      authOptional: true,
      disabledCommands: ['AUTH', 'STARTTLS'],
      onData: (stream, session, done) => {
        text(stream).then((raw) => {
          const id = /^Message-ID: <([^@>]+)@/im.exec(raw)?.[1] ?? 'none';
          for (const { address } of session.envelope.rcptTo) this.note(`${id} ${address}`);
          done();
        }, done);
      },
    });
    // Senders that are killed leave in the middle of a sentence.
    this.server.on('error', () => undefined);
  }

  static async open(): Promise<MailReceiver> {
    const receiver = new MailReceiver();
    receiver.server.listen(0, '127.0.0.1');
    await once(receiver.server.server, 'listening');
    return receiver;
  }

  get url(): string {
    return `smtp://127.0.0.1:${(this.server.server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    await new Promise<void>((resolve) => this.server.close(resolve));
  }

  private note(mail: string): void {
    this.received.set(mail, (this.received.get(mail) ?? 0) + 1);
  }
}
