import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { asActor, type DemoName, useWorld } from '../harness/index.ts';
import { raiseFlag, readFlag, settleFlags, stepFlag } from '../harness/operations/distress-flags.ts';

describe('the states of a distress flag', () => {
  const world = useWorld();
  let jonah: string;
  let practice: string;

  beforeAll(async () => {
    jonah = await world().clientId('Jonah');
    const [row] = await world().rows<{ practice_id: string }>(
      'select practice_id from attune.client where id = $1',
      [jonah],
    );
    practice = row?.practice_id ?? '';
  });

  beforeEach(async () => {
    world().setTime(null);
    await settleFlags(world());
  });

  const holdIn = async (name: DemoName): Promise<string> =>
    asActor(world(), name, async (query) => {
      const { rows } = await query<{ hold: string }>('select attune.current_hold($1) as hold', [jonah]);
      return rows[0]?.hold ?? '';
    });

  it('R16: raised, acknowledged, hold lifted, resolved: every step is an event, and none happens twice', async () => {
    const [ines, mara] = [await world().as('ines'), await world().as('mara')];
    world().setTime(new Date('2026-11-24T14:00:00.000Z'));
    const { id } = await raiseFlag(ines, jonah, { tableGuidance: 'Keep to the hands.' });
    world().setTime(new Date('2026-11-24T14:05:00.000Z'));
    expect(await stepFlag(mara, 'acknowledgeDistressFlag', id, { text: 'I call him.' })).toMatchObject({
      state: 'ACKNOWLEDGED',
      acknowledgedAt: '2026-11-24T14:05:00Z',
      hold: 'DEEP_WORK',
    });
    expect(await stepFlag(ines, 'acknowledgeDistressFlag', id)).toMatchObject({
      __typename: 'Conflict',
      message: 'Dr Mara Lindqvist acknowledged this on 24 November at 14:05.',
    });
    for (const text of [undefined, null, '  ']) {
      expect(await stepFlag(mara, 'liftHold', id, text === undefined ? {} : { text })).toMatchObject({
        __typename: 'InvalidInput',
        fields: [{ path: 'text' }],
      });
      expect(
        await stepFlag(mara, 'resolveDistressFlag', id, text === undefined ? {} : { text }),
      ).toMatchObject({
        __typename: 'InvalidInput',
      });
    }
    expect(
      await stepFlag(mara, 'liftHold', id, {
        text: 'Calm since Monday.',
        conditions: 'No work on the neck.',
      }),
    ).toMatchObject({
      state: 'ACKNOWLEDGED',
      hold: 'NONE',
      holdPut: 'DEEP_WORK',
      conditions: 'No work on the neck.',
    });
    expect(await stepFlag(mara, 'liftHold', id, { text: 'Again.' })).toMatchObject({
      __typename: 'Conflict',
      message: 'Dr Mara Lindqvist lifted this hold on 24 November at 14:05.',
    });
    expect(await stepFlag(mara, 'resolveDistressFlag', id, { text: 'Talked through.' })).toMatchObject({
      state: 'RESOLVED',
      conditions: 'No work on the neck.',
    });
    for (const step of ['acknowledgeDistressFlag', 'liftHold', 'resolveDistressFlag'] as const) {
      expect(await stepFlag(mara, step, id, { text: 'Again.' })).toMatchObject({ __typename: 'Conflict' });
    }
    const { events } = await readFlag(mara, id);
    expect(
      events.map(({ kind, actor, text }: { kind: string; actor: string; text: string | null }) => [
        kind,
        actor,
        text,
      ]),
    ).toEqual([
      ['RAISED', 'Ines Okafor', null],
      ['ACKNOWLEDGED', 'Dr Mara Lindqvist', 'I call him.'],
      ['HOLD_LIFTED', 'Dr Mara Lindqvist', 'Calm since Monday.'],
      ['RESOLVED', 'Dr Mara Lindqvist', 'Talked through.'],
    ]);
  });

  it('R18: conditions hold, also when the flag is settled, until a psychotherapist of the team ends them', async () => {
    const [ines, mara] = [await world().as('ines'), await world().as('mara')];
    const { id } = await raiseFlag(ines, jonah);
    await stepFlag(mara, 'liftHold', id, { text: 'Calmer.', conditions: 'Hands only.' });
    // Said again when it is settled: the latest counts.
    await stepFlag(mara, 'resolveDistressFlag', id, { text: 'Calm.', conditions: 'Hands and feet only.' });
    const inForce = async (name: DemoName) => {
      const { client } = await (await world().as(name)).ask(
        'query C($id: ID!) { client(id: $id) { conditions { flagId text } } }',
        { id: jonah },
      );
      return client.conditions.filter(({ flagId }: { flagId: string }) => flagId === id);
    };
    for (const name of ['mara', 'ines'] as const) {
      expect(await inForce(name)).toEqual([{ flagId: id, text: 'Hands and feet only.' }]);
    }
    // The team's words among themselves.
    expect(await inForce('jonah')).toEqual([]);
    expect(await inForce('rowan')).toEqual([]);
    expect(await stepFlag(ines, 'endConditions', id)).toMatchObject({ __typename: 'Forbidden' });
    await expect(
      asActor(world(), 'ines', (query) =>
        query(
          `insert into attune.conditions_end (practice_id, flag_id, client_id, ended_at, ended_by)
           values ($1, $2, $3, now(), attune.user_id())`,
          [practice, id, jonah],
        ),
      ),
    ).rejects.toMatchObject({ code: '42501' });
    expect(await stepFlag(mara, 'endConditions', id, { text: 'Two sessions went well.' })).toMatchObject({
      state: 'RESOLVED',
    });
    expect(await inForce('ines')).toEqual([]);
    expect((await readFlag(mara, id)).events.at(-1)).toMatchObject({
      kind: 'CONDITIONS_ENDED',
      actor: 'Dr Mara Lindqvist',
    });
    expect(await stepFlag(mara, 'endConditions', id)).toMatchObject({ __typename: 'Conflict' });
  });

  it('R18: conditions that are set after earlier ones were ended are in force', async () => {
    const mara = await world().as('mara');
    const { id } = await raiseFlag(await world().as('ines'), jonah);
    await stepFlag(mara, 'liftHold', id, { text: 'Calmer.', conditions: 'Hands only.' });
    await stepFlag(mara, 'endConditions', id, { text: 'It went well.' });
    await stepFlag(mara, 'resolveDistressFlag', id, { text: 'Calm.', conditions: 'No neck.' });
    const { client } = await (await world().as('ines')).ask(
      'query C($id: ID!) { client(id: $id) { conditions { flagId text } } }',
      { id: jonah },
    );
    expect(client.conditions).toContainEqual({ flagId: id, text: 'No neck.' });
    expect(await stepFlag(mara, 'endConditions', id)).toMatchObject({ __typename: 'DistressFlag' });
  });

  it('resolving what nobody acknowledged acknowledges it and lifts its hold', async () => {
    const { id } = await raiseFlag(await world().as('ines'), jonah, { level: 'CRISIS' });
    const flag = await stepFlag(await world().as('mara'), 'resolveDistressFlag', id, {
      text: 'A false alarm.',
    });
    expect(flag).toMatchObject({ state: 'RESOLVED', hold: 'NONE' });
    expect(flag.acknowledgedAt).toBe(flag.resolvedAt);
    expect(flag.events.map(({ kind }: { kind: string }) => kind)).toEqual([
      'RAISED',
      'ACKNOWLEDGED',
      'HOLD_LIFTED',
      'RESOLVED',
    ]);
    expect(await holdIn('mara')).toBe('NONE');
  });

  it('there is nothing to lift where no hold was put on', async () => {
    const { id } = await raiseFlag(await world().as('ines'), jonah, { level: 'CONCERN' });
    expect(await stepFlag(await world().as('mara'), 'liftHold', id, { text: 'Why.' })).toMatchObject({
      __typename: 'Conflict',
      message: 'There is no hold to lift.',
    });
  });

  it('of twenty who acknowledge at once one does', async () => {
    const mara = await world().as('mara');
    const { id } = await raiseFlag(await world().as('ines'), jonah);
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => stepFlag(mara, 'acknowledgeDistressFlag', id)),
    );
    expect(answers.filter(({ __typename }) => __typename === 'DistressFlag')).toHaveLength(1);
    expect(answers.filter(({ __typename }) => __typename === 'Conflict')).toHaveLength(19);
  });

  it('nothing of it is edited or removed, even by SQL', async () => {
    const { id } = await raiseFlag(await world().as('ines'), jonah);
    const tries = [
      'update attune.flag_event set actor_name = $1 where flag_id = $2',
      'delete from attune.flag_event where flag_id = $2 and $1 <> $1',
      'update attune.distress_flag_reason set text = $1 where flag_id = $2',
      'update attune.distress_flag set level = $1 where id = $2',
      'delete from attune.distress_flag where id = $2 and $1 = $1',
    ];
    for (const text of tries) {
      await expect(asActor(world(), 'mara', (query) => query(text, ['x', id]))).rejects.toMatchObject({
        code: '42501',
      });
    }
    // And not by whoever owns the tables.
    await expect(
      world().rows(`update attune.flag_event set actor_name = 'x' where flag_id = $1`, [id]),
    ).rejects.toMatchObject({
      constraint: 'flag_history_is_fixed',
    });
    await expect(world().rows('delete from attune.distress_flag where id = $1', [id])).rejects.toThrow();
    // A hold is lifted by a psychotherapist of the team alone, and a settled flag stays settled.
    await expect(
      asActor(world(), 'ines', (query) =>
        query('update attune.distress_flag set hold_lifted_at = now() where id = $1', [id]),
      ),
    ).rejects.toMatchObject({ constraint: 'lift_needs_psychotherapist' });
    await stepFlag(await world().as('mara'), 'resolveDistressFlag', id, { text: 'Settled.' });
    await expect(
      asActor(world(), 'mara', (query) =>
        query(`update attune.distress_flag set state = 'ACKNOWLEDGED', resolved_at = null where id = $1`, [
          id,
        ]),
      ),
    ).rejects.toMatchObject({ constraint: 'flag_history_is_fixed' });
  });
});
