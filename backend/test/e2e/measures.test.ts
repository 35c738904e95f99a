import { beforeAll, describe, expect, it } from '@jest/globals';
import { traffic } from '../../src/platform/database/index.ts';
import { type Anything, type DemoName, useWorld } from '../harness/index.ts';
import { rewrite } from '../harness/operations/scheduling.ts';

const CHECK_INS = `query CheckIns($id: ID!, $from: DateTime, $to: DateTime) { client(id: $id) {
  checkIns(from: $from, to: $to) { id at distress mood sleepHours arousal pain withheld { reason category } } } }`;
const NOW = '2026-03-02T12:00:00.000Z';

describe('check-ins', () => {
  const world = useWorld();
  let jonah: string;
  let amal: string;

  beforeAll(async () => {
    jonah = await world().clientId('Jonah');
    amal = await world().clientId('Amal');
    world().setTime(new Date(NOW));
    await rewrite(world(), [
      ['delete from attune.check_in_detail', []],
      ['delete from attune.check_in', []],
      [
        `insert into attune.check_in (practice_id, id, client_id, at, distress, sleep_hours, pain)
         select practice_id, gen_random_uuid(), id, t.at, t.distress, 6.5, 3 from attune.client,
           (values (timestamptz '2026-03-01T20:00:00Z', 4), ('2026-02-01T20:00:00Z', 6), ('2025-11-01T20:00:00Z', 8)) t (at, distress)
         where id = any ($1)`,
        [[jonah, amal]],
      ],
      [
        `insert into attune.check_in_detail (practice_id, check_in_id, client_id, mood, arousal)
         select practice_id, id, client_id, 5, -1 from attune.check_in`,
        [],
      ],
    ]);
  });

  const see = async (name: DemoName, clientId = jonah, range = {}): Promise<Anything[] | null> => {
    const { client } = await (await world().as(name)).ask(CHECK_INS, { id: clientId, ...range });
    return client?.checkIns ?? null;
  };
  const share = (granted: boolean) =>
    rewrite(world(), [
      [
        `insert into attune.sharing_consent (practice_id, client_id, category, discipline, granted, since)
         select practice_id, id, 'MEASURES', 'MASSAGE', $2, now() from attune.client where id = $1
         on conflict (practice_id, client_id, category, discipline) do update set granted = $2`,
        [jonah, granted],
      ],
    ]);

  it('come by time, of the last twelve weeks or of what is asked for', async () => {
    expect((await see('mara'))?.map((one) => one.distress)).toEqual([6, 4]);
    const older = await see('mara', jonah, { from: '2025-10-01T00:00:00Z', to: '2026-02-01T20:00:00Z' });
    expect(older?.map((one) => one.distress)).toEqual([8]);
    expect((await see('mara'))?.[1]).toMatchObject({
      at: '2026-03-01T20:00:00Z',
      distress: 4,
      mood: 5,
      sleepHours: 6.5,
      arousal: -1,
      pain: 3,
      withheld: null,
    });
    for (const range of [
      { from: '2020-01-01T00:00:00Z' },
      { from: '2026-02-01T00:00:00Z', to: '2026-01-01T00:00:00Z' },
    ]) {
      const { errors } = await (await world().as('mara')).send(CHECK_INS, { id: jonah, ...range });
      expect(errors?.[0]?.extensions.code).toBe('INVALID');
    }
  });

  it('are for the client and the team; mood and arousal for a massage therapist by consent (R10, R25)', async () => {
    await share(true);
    expect((await see('ines'))?.[1]).toMatchObject({ distress: 4, mood: 5, arousal: -1, withheld: null });
    await share(false);
    expect((await see('ines'))?.[1]).toMatchObject({
      distress: 4,
      sleepHours: 6.5,
      pain: 3,
      mood: null,
      arousal: null,
      withheld: { category: 'MEASURES', reason: expect.stringContaining('has not shared') },
    });
    expect((await see('jonah'))?.[1]).toMatchObject({ mood: 5, withheld: null });
    expect(await see('rowan')).toEqual([]);
    for (const name of ['tomas', 'ben', 'amal', 'vera', 'kit'] as const) {
      expect({ name, seen: await see(name) }).toEqual({ name, seen: null });
    }
  });

  it('R26: are named in the trace of whoever opened the client; and of many clients come from one statement', async () => {
    const mara = await world().as('mara');
    const list = '{ clients { edges { node { name checkIns { distress } } } } }';
    await mara.ask(list);
    const since = new Date().toISOString();
    const before = { ...traffic };
    const { clients } = await mara.ask(list);
    expect(clients.edges.length).toBeGreaterThan(2);
    // Who acts and the clients; who acts again, the relations and the check-ins.
    expect(traffic.statements - before.statements).toBe(5);
    expect(traffic.roundTrips - before.roundTrips).toBe(2);
    const events = await world().rows<Anything>(
      `select field_classes from attune.audit_event where action = 'client.list' and at >= $1`,
      [since],
    );
    expect(events).toEqual([{ field_classes: ['IDENTITY', 'MEASURES'] }]);
  });
});
