import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { Notifier } from '../../src/modules/notifications/index.ts';
import { listDeadLetters, sendDeadLettersAgain } from '../../src/platform/outbox/index.ts';
import { asWorker, until, untilIdle, useWorld, withClient } from '../harness/index.ts';
import { deliveriesOf, userId } from '../harness/operations/notifications.ts';

/** A mail server of the test's own, which takes mails or does not. */
const received: string[] = [];
let refusing = false;
const server = new SMTPServer({
  logger: false,
  authOptional: true,
  disabledCommands: ['AUTH', 'STARTTLS'],
  onMailFrom: (_address, _session, done) => done(refusing ? new Error('Not now.') : null),
  onData: (stream, _session, done) => {
    let text = '';
    stream.on('data', (chunk: Buffer) => {
      text += chunk.toString();
    });
    stream.on('end', () => {
      received.push(text);
      done();
    });
  },
});
server.on('error', () => undefined);
const settings: { url: string; tls: 'off' } = { url: '', tls: 'off' };

describe('a mail server that fails, and a worker that is killed', () => {
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    settings.url = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
  });
  const logged: string[] = [];
  // The address is known once the server listens, before the first mail is sent.
  const world = useWorld({
    worker: 'in-process',
    smtp: settings,
    logLevel: 'info',
    logSink: { write: (line) => void logged.push(line) },
  });
  afterAll(async () => {
    await new Promise<void>((resolve) => server.close(resolve));
  });

  let ben = '';
  const tell = async () => {
    const subjectId = randomUUID();
    await asWorker(world(), (client, practiceId) =>
      world()
        .app.get(Notifier)
        .tell(client, [ben], { practiceId, kind: 'HANDOFF', subjectId, clientId: null }),
    );
    return subjectId;
  };
  const went = async (subjectId: string) => (await deliveriesOf(world(), subjectId, ben))[0];

  beforeEach(async () => {
    refusing = false;
    received.length = 0;
    ben = await userId(world(), 'ben');
    await untilIdle(world());
    await world().rows(
      'update pgboss.queue set retry_limit = 2, retry_delay = 0, retry_backoff = false where name = $1',
      ['send-mail'],
    );
  });

  it('is tried again until it works', async () => {
    refusing = true;
    const subjectId = await tell();
    await until(async () => (await went(subjectId))?.tries === 1);
    refusing = false;
    await until(async () => (await went(subjectId))?.state === 'SENT');
    expect(received).toHaveLength(1);
    expect(logged.filter((line) => line.includes('job.failed')).join('')).not.toMatch(/Not now|harbour/);
  });

  it('ends in the dead letters, shows as failed, and goes out when an operator sends it again', async () => {
    refusing = true;
    const subjectId = await tell();
    await until(async () => (await went(subjectId))?.state === 'FAILED');
    expect(await went(subjectId)).toMatchObject({ tries: 3 });
    const asQueue = <Result>(work: Parameters<typeof withClient<Result>>[1]) =>
      withClient(world().database.adminUrl, async (client) => {
        await client.query('set role attune_queue');
        return work(client);
      });
    const letters = await until(async () => {
      const found = await asQueue(listDeadLetters);
      return found.length > 0 ? found : null;
    });
    expect(letters).toMatchObject([{ topic: 'send-mail', tries: 3 }]);
    refusing = false;
    expect(await asQueue(sendDeadLettersAgain)).toBe(1);
    await until(async () => (await went(subjectId))?.state === 'SENT');
    expect(received).toHaveLength(1);
  });

  it('killed between the sending and the writing it sends twice, never none, and a receiver can tell', async () => {
    await world().rows(
      `create sequence public.kills_for_test;
       grant usage on sequence public.kills_for_test to public;
       create function public.kill_for_test() returns trigger language plpgsql as
         $$ begin if nextval('public.kills_for_test') = 1 then perform pg_terminate_backend(pg_backend_pid()); end if; return new; end $$;
       alter function public.kill_for_test() security definer;
       create trigger kill_for_test before update on attune.delivery for each row
         when (new.state = 'SENT') execute function public.kill_for_test()`,
    );
    try {
      const subjectId = await tell();
      await until(async () => (await went(subjectId))?.state === 'SENT');
      expect(received).toHaveLength(2);
      const ids = received.map((raw) => /^Message-ID: (.+)$/im.exec(raw)?.[1]);
      expect(ids[0]).toMatch(/^<[0-9a-f-]{36}@example\.org>/);
      expect(ids[1]).toBe(ids[0]);
    } finally {
      await world().rows('drop trigger kill_for_test on attune.delivery');
    }
  });

  it('two workers that take the same job send once', async () => {
    refusing = true;
    const subjectId = await tell();
    await until(async () => (await went(subjectId))?.tries === 1);
    await world().rows(
      `insert into pgboss.job (name, data) select j.name, j.data from pgboss.job j
       join attune.delivery d on d.id = (j.data ->> 'deliveryId')::uuid
       join attune.notification n on n.id = d.notification_id where n.subject_id = $1 limit 1`,
      [subjectId],
    );
    refusing = false;
    await until(async () => (await went(subjectId))?.state === 'SENT');
    await untilIdle(world());
    expect(received).toHaveLength(1);
  });
});
