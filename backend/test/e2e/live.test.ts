import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type Client, createClient } from 'graphql-ws';
import { setTimeout as wait } from 'node:timers/promises';
import { WebSocket } from 'ws';
import { createApp } from '../../src/create-app.ts';
import { LiveHub } from '../../src/platform/live/index.ts';
import { type DemoName, EMAILS, Person, useWorld } from '../harness/index.ts';
import { progressNote } from '../harness/operations/clinical-notes.ts';
import { raiseFlag, stepFlag } from '../harness/operations/distress-flags.ts';
import { withoutAppointments } from '../harness/operations/scheduling.ts';

interface Notice {
  readonly kind: string;
  readonly id: string;
  readonly clientId: string | null;
}

/** Somebody's open page: what it was told, and whether the stream is over. */
interface Stream {
  readonly notices: Notice[];
  ended: boolean;
  error: unknown;
}

const world = useWorld();

describe('live updates, over two server processes on one database', () => {
  const clients: Client[] = [];
  let other: NestFastifyApplication;
  let jonah: string;

  beforeAll(async () => {
    other = await createApp(world().database.config);
    await other.listen(0, '127.0.0.1');
    jonah = await world().clientId('Jonah');
    // A hold on him would otherwise touch what is booked, and that is told of too.
    await withoutAppointments(world(), jonah, new Date().toISOString());
  });
  afterEach(async () => {
    for (const client of clients.splice(0)) await client.dispose();
    // The next test counts from none.
    await until(() => open() === 0);
  });
  afterAll(async () => {
    await other?.close();
  });

  const open = () => world().app.get(LiveHub).open + other.get(LiveHub).open;
  const until = async (come: () => boolean): Promise<void> => {
    for (let tries = 0; tries < 200 && !come(); tries += 1) await wait(20);
    expect(come()).toBe(true);
  };

  const watch = async (
    cookie: string,
    app = world().app,
    headers: Record<string, string> = {},
  ): Promise<Stream> => {
    const stream: Stream = { notices: [], ended: false, error: null };
    const url = `${(await app.getUrl()).replace('http', 'ws')}/graphql`;
    class Socket extends WebSocket {
      constructor(address: string, protocols: string) {
        super(address, protocols, { headers: { cookie, ...headers } });
      }
    }
    const client = createClient({ url, webSocketImpl: Socket, retryAttempts: 0, lazy: true });
    clients.push(client);
    const before = open();
    client.subscribe<{ changed: Notice }>(
      { query: 'subscription { changed { kind id clientId at } }' },
      {
        next: ({ data }) => data && void stream.notices.push(data.changed),
        error: (error) => {
          stream.error = error;
          stream.ended = true;
        },
        complete: () => {
          stream.ended = true;
        },
      },
    );
    await until(() => open() > before || stream.ended);
    return stream;
  };
  const watchAs = async (name: DemoName, app = world().app) => watch((await world().as(name)).cookies, app);

  it('R10: tells of a signed note only those who may read it', async () => {
    const [mara, ines, client] = [
      await watch((await world().as('mara')).cookies),
      await watch((await world().as('ines')).cookies, other),
      await watch((await world().as('jonah')).cookies),
    ];
    await progressNote(await world().as('mara'), jonah);
    await until(
      () =>
        mara.notices.some(({ kind }) => kind === 'NOTE') &&
        client.notices.some(({ kind }) => kind === 'NOTE'),
    );
    expect(ines.notices).toEqual([]);
    await progressNote(await world().as('mara'), jonah, { teamSummary: 'Steady.' });
    await until(() => ines.notices.some(({ kind }) => kind === 'NOTE'));
  });

  it('R18: what one raises another sees at once, on either process, and nobody else does', async () => {
    const mara = await watchAs('mara', other);
    const maraHere = await watchAs('mara');
    const self = await watchAs('jonah', other);
    const strangers = await Promise.all([watchAs('ben'), watchAs('tomas', other), watchAs('rowan')]);
    const amal = await watchAs('amal');
    const vera = await watchAs('vera', other);
    const { id } = await raiseFlag(await world().as('ines'), jonah, { reason: 'SECRET-WORDS' });
    for (const stream of [mara, maraHere, self]) {
      await until(() => stream.notices.length > 0);
      expect(stream.notices).toEqual([
        { kind: 'DISTRESS_FLAG', id, clientId: jonah, at: expect.any(String) },
      ]);
    }
    await stepFlag(await world().as('mara'), 'resolveDistressFlag', id, { text: 'Settled.' });
    await until(() => mara.notices.length === 2);
    for (const stream of [...strangers, amal, vera]) {
      expect(stream.notices).toEqual([]);
    }
  });

  it('says where to look and nothing else', async () => {
    const admin = await world().admin.connect();
    const heard: string[] = [];
    try {
      admin.on('notification', ({ payload }) => void heard.push(payload ?? ''));
      await admin.query('listen attune_live');
      await raiseFlag(await world().as('ines'), jonah, {
        reason: 'SECRET-WORDS',
        tableGuidance: 'SECRET-WORDS',
      });
      await until(() => heard.length > 0);
      for (const text of heard) {
        expect(Object.keys(JSON.parse(text)).sort()).toEqual([
          'at',
          'clientId',
          'id',
          'kind',
          'practiceId',
          'userId',
        ]);
        expect(text).not.toMatch(/SECRET|ALERT|Jonah/);
      }
    } finally {
      await admin.query('unlisten *');
      admin.release();
    }
  });

  it('a team that has ended hears no more, on the connection it had open', async () => {
    const petra = await world().clientId('Petra');
    const [ben, mara] = [await watchAs('ben', other), await watchAs('mara', other)];
    await raiseFlag(await world().as('mara'), petra, { level: 'NOTICE' });
    await until(() => ben.notices.length === 1 && mara.notices.length === 1);
    await world().rows(
      `update attune.care_team_member set state = 'ENDED', ended_at = now()
       where client_id = $1 and discipline = 'MASSAGE'`,
      [petra],
    );
    await raiseFlag(await world().as('mara'), petra, { level: 'NOTICE' });
    await until(() => mara.notices.length === 2);
    await wait(50);
    expect(ben.notices).toHaveLength(1);
  });

  it('signing out on one process closes the streams of that session on all, and no other', async () => {
    const person = await new Person(world().url).signIn(EMAILS.mara);
    const [here, there, own] = [
      await watch(person.cookies),
      await watch(person.cookies, other),
      await watchAs('mara', other),
    ];
    await person.ask('mutation { signOut }');
    await until(() => here.ended && there.ended);
    expect(own.ended).toBe(false);
    await raiseFlag(await world().as('ines'), jonah, { level: 'NOTICE' });
    await until(() => own.notices.length > 0);
    expect([here.notices, there.notices]).toEqual([[], []]);
    // And it opens no new one.
    expect((await watch(person.cookies)).ended).toBe(true);
  });

  it('a session that is over, or a person who has left the practice, hears no more', async () => {
    const [late, leaver] = [
      await new Person(world().url).signIn(EMAILS.mara),
      await new Person(world().url).signIn(EMAILS.ines),
    ];
    const [old, own, left] = [
      await watch(late.cookies),
      await watchAs('mara', other),
      await watch(leaver.cookies, other),
    ];
    await world().rows(
      `update attune.user_session set expires_at = now() where id = (
         select id from attune.user_session order by created_at desc offset 1 limit 1)`,
    );
    await world().rows(`update attune.member set ended_at = now() where name like 'Ines%'`);
    try {
      await raiseFlag(await world().as('mara'), jonah, { level: 'NOTICE' });
      await until(() => own.notices.length > 0 && old.ended);
      await wait(50);
      expect([old.notices, left.notices]).toEqual([[], []]);
    } finally {
      await world().rows(`update attune.member set ended_at = null where name like 'Ines%'`);
    }
  });

  it('opens to nobody who is not signed in, nor to another site’s page', async () => {
    expect((await watch('')).ended).toBe(true);
    const { cookies } = await world().as('mara');
    expect((await watch(cookies, world().app, { origin: 'https://elsewhere.example' })).ended).toBe(true);
  });

  it('after its line to the database was cut it tells everybody to look again at everything', async () => {
    const mara = await watchAs('mara', other);
    await world().rows(`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'attune live'
      and datname = current_database()`);
    await until(() => mara.notices.some(({ kind }) => kind === 'EVERYTHING'));
    const { id } = await raiseFlag(await world().as('ines'), jonah, { level: 'NOTICE' });
    await until(() => mara.notices.some((notice) => notice.id === id));
  });
});
