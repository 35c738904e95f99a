import { describe, expect, it } from '@jest/globals';
import { Database, Reader, settingsOf, sql, traffic } from '../../src/platform/database/index.ts';
import { actorOf, type DemoName, useWorld } from '../harness/index.ts';

const WHO = sql(
  'test.reader.who',
  `select attune.user_id() as "userId", attune.practice_id() as "practiceId", $1::text as echo`,
);
const CLIENTS = sql('test.reader.clients', 'select practice_id as "practiceId", id from attune.client');
const MOMENT = sql('test.reader.moment', 'select now() as at, txid_current_if_assigned() as tx');
const FAILS = sql('test.reader.fails', 'select 1 / $1::int');
const DIES = sql('test.reader.dies', 'select pg_terminate_backend(pg_backend_pid()), $1::int');
const BY_IDS = sql('test.reader.byIds', 'select id, name from attune.client where id = any ($1::uuid[])');

const EVERYBODY: readonly (readonly [DemoName, string])[] = [
  ['mara', 'Harbour'],
  ['ines', 'Harbour'],
  ['rowan', 'Harbour'],
  ['amal', 'Harbour'],
  ['jonah', 'Harbour'],
  ['tomas', 'Harbour'],
  ['vera', 'Elm'],
  ['vera', 'Harbour'],
  ['kit', 'Elm'],
  ['elmOwner', 'Elm'],
];

describe('the reader', () => {
  const world = useWorld();
  const database = () => world().app.get(Database);
  const actors = () => Promise.all(EVERYBODY.map(([name, practice]) => actorOf(world(), name, practice)));
  const readerOf = (actor: Awaited<ReturnType<typeof actorOf>> | null) =>
    new Reader(database(), () => settingsOf(actor, '00000000-0000-7000-8000-000000000001'));

  it('mixes nothing in four thousand interleaved requests of ten people on a small pool', async () => {
    const people = await actors();
    const request = async (index: number) => {
      const actor = people[index % people.length] ?? null;
      const reader = readerOf(actor);
      const fails = index % 17 === 0;
      const [who, clients, broken] = await Promise.allSettled([
        reader.one<{ userId: string; practiceId: string; echo: string }>(WHO, [`request ${index}`]),
        reader.read<{ practiceId: string }>(CLIENTS),
        fails ? reader.read(FAILS, [0]) : null,
      ]);
      if (fails) {
        // One failure fails the group, for all who read in it.
        expect([who.status, clients.status, broken.status]).toEqual(['rejected', 'rejected', 'rejected']);
        return;
      }
      if (who.status === 'rejected' || clients.status === 'rejected') {
        throw new Error('A reader failed that should not have.');
      }
      expect(who.value).toEqual({
        userId: actor?.userId,
        practiceId: actor?.practiceId,
        echo: `request ${index}`,
      });
      for (const row of clients.value) {
        expect(row.practiceId).toBe(actor?.practiceId);
      }
    };
    for (let batch = 0; batch < 8; batch += 1) {
      await Promise.all(Array.from({ length: 500 }, (_, index) => request(batch * 500 + index)));
    }
  });

  it('sends what is asked in one tick as one round trip, in one moment', async () => {
    const reader = readerOf((await actors())[0] ?? null);
    await reader.read(MOMENT);
    const before = { ...traffic };
    const moments = await Promise.all([reader.one(MOMENT), reader.one(MOMENT), reader.one(MOMENT)]);
    expect(traffic.roundTrips - before.roundTrips).toBe(1);
    expect(traffic.statements - before.statements).toBe(4);
    expect(moments[1]).toEqual(moments[0]);
    expect(moments[2]).toEqual(moments[0]);
  });

  it('loads ids asked for together in one statement, and gives null for those out of reach', async () => {
    const people = await actors();
    const reader = readerOf(people[0] ?? null);
    const [amal, kit] = await Promise.all([world().clientId('Amal'), world().clientId('Kit')]);
    const before = traffic.statements;
    const rows = await Promise.all([
      reader.load(BY_IDS, 'id' as never, amal),
      reader.load(BY_IDS, 'id' as never, kit),
      reader.load(BY_IDS, 'id' as never, amal),
    ]);
    expect(traffic.statements - before).toBe(2);
    expect(rows[0]).toMatchObject({ id: amal });
    expect(rows[1]).toBeNull();
    expect(rows[2]).toBe(rows[0]);
  });

  it('shows nothing to nobody, and leaves no setting behind after a failure', async () => {
    const [mara] = await actors();
    const failing = readerOf(mara ?? null);
    await expect(failing.read(FAILS, [0])).rejects.toThrow();
    for (let index = 0; index < 20; index += 1) {
      expect(await readerOf(null).read(CLIENTS)).toEqual([]);
      const { rows } = await database().pool.query('select attune.practice_id() as practice');
      expect(rows[0]).toEqual({ practice: null });
    }
  });

  it('writes nothing: the role may not, whoever reads', async () => {
    const [mara] = await actors();
    const write = sql('test.reader.write', `update attune.client set phone = '1' where id = $1 returning id`);
    const amal = await world().clientId('Amal');
    // Mara is of the team and may read; the policy for updates is the client's and the administrators'.
    expect(await readerOf(mara ?? null).read(write, [amal])).toEqual([]);
  });

  it('rejects all readers of a connection that dies, and reads on with the next', async () => {
    const reader = readerOf((await actors())[0] ?? null);
    const all = await Promise.allSettled([reader.read(MOMENT), reader.read(DIES, [1]), reader.read(MOMENT)]);
    expect(all.map((one) => one.status)).toEqual(['rejected', 'rejected', 'rejected']);
    await expect(reader.read(MOMENT)).resolves.toHaveLength(1);
  });

  it('refuses a value that cannot be sent before anything of the group is', async () => {
    const reader = readerOf((await actors())[0] ?? null);
    const loop: unknown[] = [];
    loop.push(loop);
    const circular: { self?: unknown } = {};
    circular.self = circular;
    const all = await Promise.allSettled([reader.read(MOMENT), reader.read(WHO, [circular])]);
    expect(all.map((one) => one.status)).toEqual(['rejected', 'rejected']);
    await expect(reader.read(MOMENT)).resolves.toHaveLength(1);
  });
});
