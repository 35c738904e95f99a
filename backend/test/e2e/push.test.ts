import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createDecipheriv, createECDH, type ECDH, hkdfSync, randomBytes, randomUUID } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { NOTIFICATION_KINDS } from '@attune/shared';
import { Notifier } from '../../src/modules/notifications/index.ts';
import { asWorker, type DemoName, EMAILS, Person, untilIdle, useWorld } from '../harness/index.ts';
import { deliveriesOf, subscribe, userId, whileAllStands } from '../harness/operations/notifications.ts';

interface Posted {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** A push service of the test's own, on this machine. */
const posted: Posted[] = [];
let status = 201;
const service = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => void chunks.push(chunk));
  request.on('end', () => {
    posted.push({ path: request.url ?? '', headers: request.headers, body: Buffer.concat(chunks) });
    response.writeHead(status).end();
  });
});

/** A browser: its keys, and how it reads what came (RFC 8188, 8291). */
class Browser {
  private readonly curve: ECDH = createECDH('prime256v1');
  private readonly auth = randomBytes(16);

  constructor(readonly endpoint: string) {
    this.curve.generateKeys();
  }

  get subscription() {
    return {
      endpoint: this.endpoint,
      p256dh: this.curve.getPublicKey('base64url'),
      auth: this.auth.toString('base64url'),
    };
  }

  read(body: Buffer): string {
    const salt = body.subarray(0, 16);
    const length = body[20] ?? 0;
    const senderKey = body.subarray(21, 21 + length);
    const info = Buffer.concat([Buffer.from('WebPush: info\0'), this.curve.getPublicKey(), senderKey]);
    const secret = Buffer.from(hkdfSync('sha256', this.curve.computeSecret(senderKey), this.auth, info, 32));
    const part = (name: string, bytes: number) =>
      Buffer.from(hkdfSync('sha256', secret, salt, `Content-Encoding: ${name}\0`, bytes));
    const decipher = createDecipheriv('aes-128-gcm', part('aes128gcm', 16), part('nonce', 12));
    const sealed = body.subarray(21 + length);
    decipher.setAuthTag(sealed.subarray(-16));
    const text = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]).toString();
    // A byte that says "the end", and none behind it: nothing is padded.
    return text.slice(0, -1);
  }
}

describe('push messages', () => {
  const world = useWorld({ worker: 'in-process' });
  let base = '';

  beforeAll(async () => {
    await new Promise<void>((resolve) => service.listen(0, '127.0.0.1', resolve));
    base = `http://127.0.0.1:${(service.address() as AddressInfo).port}`;
  });
  afterAll(async () => {
    await new Promise((resolve) => service.close(resolve));
  });
  beforeEach(async () => {
    status = 201;
    posted.length = 0;
    await untilIdle(world());
    await world().rows('delete from attune.push_subscription');
    await world().rows(
      'update pgboss.queue set retry_limit = 1, retry_delay = 0, retry_backoff = false where name = $1',
      ['send-push'],
    );
  });

  const tell = async (name: DemoName, message: object = {}) => {
    const subjectId = randomUUID();
    const person = await userId(world(), name);
    await asWorker(world(), (client, practiceId) =>
      world()
        .app.get(Notifier)
        .tell(client, [person], {
          practiceId,
          kind: 'HANDOFF',
          subjectId,
          clientId: null,
          channels: ['PUSH'],
          ...message,
        }),
    );
    await untilIdle(world());
    return (await deliveriesOf(world(), subjectId, person))[0];
  };
  const devices = () => world().rows('select 1 from attune.push_subscription');

  it('R28: reach the browser encrypted, signed with the key it was told, and say nothing of what happened', async () => {
    const browser = new Browser(`${base}/one`);
    const mara = await world().as('mara');
    const { pushKey } = await mara.ask('{ pushKey }');
    expect(await subscribe(mara, browser.subscription)).toMatchObject({ endpoint: browser.endpoint });
    const texts = new Set<string>();
    await whileAllStands(world(), async () => {
      for (const kind of NOTIFICATION_KINDS) {
        for (const urgency of ['NORMAL', 'CRISIS'] as const) {
          expect(await tell('mara', { kind, urgency, occasion: 'Amal Haddad' })).toMatchObject({
            state: 'SENT',
          });
          const { headers, body, path } = posted.at(-1) as Posted;
          expect(path).toBe('/one');
          expect(headers).toMatchObject({
            'content-encoding': 'aes128gcm',
            urgency: urgency === 'CRISIS' ? 'high' : 'normal',
            topic: expect.stringMatching(/^[0-9a-f]{32}$/),
          });
          const [, token = '', key] = /^vapid t=(.+), k=(.+)$/.exec(headers.authorization ?? '') ?? [];
          expect(key).toBe(pushKey);
          expect(JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString())).toMatchObject({
            aud: base,
            sub: 'mailto:attune@example.org',
          });
          texts.add(browser.read(body).replaceAll(/[0-9a-f-]{36}/g, 'ID'));
        }
      }
    });
    expect([...texts].map((text) => JSON.parse(text))).toEqual([
      { title: 'There is something to read in Attune', tag: 'ID', url: '/notices/ID' },
    ]);
  });

  it('go by choice where there is a browser, and beside the mail', async () => {
    const ben = await userId(world(), 'ben');
    const told = async () => {
      const subjectId = randomUUID();
      await asWorker(world(), (client, practiceId) =>
        world()
          .app.get(Notifier)
          .tell(client, [ben], { practiceId, kind: 'HANDOFF', subjectId, clientId: null }),
      );
      await untilIdle(world());
      return (await deliveriesOf(world(), subjectId, ben)).map(({ channel, state }) => `${channel} ${state}`);
    };
    expect(await told()).toEqual(['MAIL SENT']);
    await subscribe(await world().as('ben'), new Browser(`${base}/ben`).subscription);
    expect(await told()).toEqual(['MAIL SENT', 'PUSH SENT']);
  });

  it('forget a browser that is gone, try again what failed, and call it failed in the end', async () => {
    await subscribe(await world().as('mara'), new Browser(`${base}/gone`).subscription);
    status = 503;
    expect(await tell('mara')).toMatchObject({ state: 'FAILED', tries: 2 });
    expect(await devices()).toHaveLength(1);
    status = 410;
    expect(await tell('mara')).toMatchObject({ state: 'SKIPPED', why: 'NO_DEVICE' });
    expect(await devices()).toHaveLength(0);
  });

  it('end with the device: signed out here or from elsewhere, taken back, or taken over by somebody else', async () => {
    const browser = new Browser(`${base}/shared`).subscription;
    const ines = await new Person(world().url).signIn(EMAILS.ines);
    await subscribe(ines, browser);
    await ines.ask('mutation { signOut }');
    expect(await devices()).toHaveLength(0);
    const again = await new Person(world().url).signIn(EMAILS.ines);
    await subscribe(again, browser);
    await subscribe(again, browser);
    expect(await devices()).toHaveLength(1);
    // Ben signs in at the same browser: what is Ines's must not be shown to him.
    await subscribe(await world().as('ben'), browser);
    const owners = await world().rows<{ user_id: string }>('select user_id from attune.push_subscription');
    expect(owners).toEqual([{ user_id: await userId(world(), 'ben') }]);
    const off =
      'mutation Off($input: UnsubscribeFromPushInput!) { unsubscribeFromPush(input: $input) { ... on PushUnsubscribed { was } } }';
    const input = { endpoint: browser.endpoint };
    expect((await again.ask(off, { input })).unsubscribeFromPush).toEqual({ was: false });
    expect((await (await world().as('ben')).ask(off, { input })).unsubscribeFromPush).toEqual({ was: true });
    expect(await devices()).toHaveLength(0);
  });

  it('are sent to no address of this machine or network, and to nothing without encryption', async () => {
    const mara = await world().as('mara');
    const { subscription } = new Browser('');
    for (const endpoint of [
      'http://push.example.org/1',
      'https://10.0.0.1/1',
      'https://192.168.1.4/1',
      'https://169.254.169.254/latest/meta-data',
      'https://[fd00::1]/1',
      'https://[::ffff:10.0.0.1]/1',
      'https://localhost/1',
      'https://printer.local/1',
      'https://user:secret@push.example.org/1',
      'ftp://push.example.org',
      'nothing',
    ]) {
      const answer = await subscribe(mara, { ...subscription, endpoint });
      expect({ endpoint, answer }).toMatchObject({ endpoint, answer: { __typename: 'InvalidInput' } });
    }
    expect(await devices()).toHaveLength(0);
    // One that came into the table in another way is not sent to either.
    await subscribe(mara, new Browser(`${base}/ok`).subscription);
    await world().rows(`update attune.push_subscription set endpoint = 'https://10.0.0.1/1'`);
    expect(await tell('mara')).toMatchObject({ state: 'FAILED' });
  });
});
