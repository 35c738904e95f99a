import { beforeAll, describe, expect, it } from '@jest/globals';
import { asActor, useWorld } from '../harness/index.ts';
import { raiseFlag, settleFlags, stepFlag } from '../harness/operations/distress-flags.ts';

const RESPONSE = `query Response($days: Int) { flagResponse(days: $days) {
  levels { level raised acknowledged due inTime acknowledgeMedian acknowledgeP90 resolved resolveMedian resolveP90 }
  open { level underADay underAWeek older unacknowledged overdue } } }`;

describe('how the practice answers distress', () => {
  const world = useWorld();
  const DAY = 24 * 60;

  beforeAll(async () => {
    await settleFlags(world());
    await moved(`raised_at = '2020-01-01'`, 'true');
    const jonah = await world().clientId('Jonah');
    const [ines, mara] = [await world().as('ines'), await world().as('mara')];
    // Four alerts: answered after 10, 20 and 120 minutes, and not at all; two of them settled.
    for (const [ago, minutes, settled] of [
      [3 * DAY, 10, true],
      [2 * DAY, 20, true],
      [DAY + 60, 120, false],
      [90, null, false],
    ] as const) {
      const { id } = await raiseFlag(ines, jonah);
      if (minutes !== null) await stepFlag(mara, 'acknowledgeDistressFlag', id);
      if (settled) await stepFlag(mara, 'resolveDistressFlag', id, { text: 'Settled.' });
      await happened(id, ago, minutes ?? 0);
    }
    await raiseFlag(ines, jonah, { level: 'NOTICE' });
  });

  /** Puts a flag where it would be had it been raised so many minutes ago, answered `minutes` later and settled after ten times as many. */
  const happened = (id: string, ago: number, minutes: number) =>
    moved(
      `raised_at = now() - make_interval(mins => ${ago}),
       acknowledge_by = now() - make_interval(mins => ${ago - 60}),
       acknowledged_at = case when acknowledged_at is not null then now() - make_interval(mins => ${ago - minutes}) end,
       resolved_at = case when resolved_at is not null then now() - make_interval(mins => ${ago - minutes * 10}) end`,
      `id = '${id}'`,
    );
  const moved = (set: string, where: string) =>
    world().rows(
      `set session_replication_role = replica;
       update attune.distress_flag set ${set} where ${where};
       set session_replication_role = origin`,
    );

  it('counts and times by level, the gravest first, over the days asked for', async () => {
    const { flagResponse } = await (await world().as('rowan')).ask(RESPONSE, { days: 30 });
    expect(flagResponse).toEqual({
      levels: [
        {
          level: 'ALERT',
          raised: 4,
          acknowledged: 3,
          due: 4,
          inTime: 2,
          acknowledgeMedian: 20,
          acknowledgeP90: 100,
          resolved: 2,
          resolveMedian: 150,
          resolveP90: 190,
        },
        {
          level: 'NOTICE',
          raised: 1,
          acknowledged: 0,
          due: 0,
          inTime: 0,
          acknowledgeMedian: null,
          acknowledgeP90: null,
          resolved: 0,
          resolveMedian: null,
          resolveP90: null,
        },
      ],
      open: [
        { level: 'ALERT', underADay: 1, underAWeek: 1, older: 0, unacknowledged: 1, overdue: 1 },
        { level: 'NOTICE', underADay: 1, underAWeek: 0, older: 0, unacknowledged: 1, overdue: 0 },
      ],
    });
    const { flagResponse: ofADay } = await (await world().as('rowan')).ask(RESPONSE, { days: 1 });
    expect(
      ofADay.levels.map(({ level, raised }: { level: string; raised: number }) => [level, raised]),
    ).toEqual([
      ['ALERT', 1],
      ['NOTICE', 1],
    ]);
  });

  it('is for those who run the practice, over the API and in SQL, and holds nothing of any client', async () => {
    for (const name of ['mara', 'ines', 'tomas', 'jonah', 'vera'] as const) {
      const { data, errors } = await (await world().as(name)).send(RESPONSE, {});
      expect([name, data?.flagResponse ?? null, errors?.[0]?.extensions?.code]).toEqual([
        name,
        null,
        'FORBIDDEN',
      ]);
      const rows = await asActor(world(), name, (query) =>
        query(
          `select * from attune.flag_response('2000-01-01', '2100-01-01'),
          attune.open_flags_by_age(now())`,
          [],
        ),
      );
      expect([name, rows.rows]).toEqual([name, []]);
    }
    const { errors } = await (await world().as('elmOwner')).send(RESPONSE, {});
    expect(errors).toBeUndefined();
  });

  it.each([0, -1, 367, 1_000_000])('refuses %s days', async (days) => {
    const { data, errors } = await (await world().as('rowan')).send(RESPONSE, { days });
    expect(data?.flagResponse ?? null).toBeNull();
    expect(errors).toHaveLength(1);
  });
});
