import { beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { DateTime } from 'luxon';
import { TellOfHandOver } from '../../src/modules/escalation/jobs/tell-of-hand-over.ts';
import { type Anything, asActor, type DemoName, useWorld, withClient } from '../harness/index.ts';
import { queueOf } from '../harness/operations/dashboard.ts';
import { onCall } from '../harness/operations/escalation.ts';

const ROTA = `from until now shifts { id startsAt endsAt mine member { name phone } takenFrom { name } handOver { id to { name } } }
  gaps { startsAt endsAt } overlaps { startsAt names }`;
const PROBLEM = '... on Problem { code message } ... on InvalidInput { fields { path message } }';

describe('R17: who is on call', () => {
  const world = useWorld();

  beforeEach(async () => {
    await onCall(world(), 'Tomas');
  });

  const look = async (name: DemoName = 'tomas'): Promise<Anything> =>
    (await (await world().as(name)).ask(`query { onCall { ${ROTA} } }`)).onCall;
  const verb = async (name: DemoName, field: string, type: string, input: object): Promise<Anything> => {
    const on = type === 'HandOver' ? '... on ShiftHandOver { id state }' : `... on OnCallRota { ${ROTA} }`;
    const input_ = {
      planOnCall: 'PlanOnCallInput',
      addOnCallShift: 'AddOnCallShiftInput',
      endOnCallShift: 'EndOnCallShiftInput',
      handOverShift: 'HandOverShiftInput',
      answerHandOver: 'AnswerHandOverInput',
    }[field];
    return (
      await (
        await world().as(name)
      ).ask(
        `mutation V($input: ${input_}!) { result: ${field}(input: $input) { __typename ${on} ${PROBLEM} } }`,
        { input },
      )
    ).result;
  };
  const tell = async (handOverId: string) => {
    const [row] = await world().rows<{ practice_id: string }>(
      'select practice_id from attune.on_call_hand_over where id = $1',
      [handOverId],
    );
    await withClient(world().database.config.workerDatabaseUrl, async (client) => {
      await client.query('begin');
      await client.query(`select set_config('app.practice_id', $1, true)`, [row?.practice_id]);
      await world()
        .app.get(TellOfHandOver)
        .tell(client as never, { practiceId: row?.practice_id ?? '', handOverId });
      await client.query('commit');
    });
    const rows = await world().rows<{ line: string }>(
      `select m.name || ' ' || n.occasion as line from attune.notification n join attune.member m on m.user_id = n.user_id
       where n.subject_id = $1 order by 1`,
      [handOverId],
    );
    return rows.map(({ line }) => line);
  };
  const instant = (at: string) => new Date(at).toISOString();
  const ids = async (...names: string[]) => Promise.all(names.map((name) => world().memberId(name)));

  it('is planned week by week in the practice’s own time, and replaces what was planned', async () => {
    const [mara, tomas] = await ids('Mara', 'Tomas');
    const monday = DateTime.now().setZone('Europe/London').plus({ weeks: 1 }).startOf('week');
    const rota = await verb('rowan', 'planOnCall', 'Rota', {
      memberIds: [mara, tomas],
      from: monday.toISODate(),
      at: '18:00',
      weeks: 6,
    });
    expect(rota.__typename).toBe('OnCallRota');
    // Tomas until then, then Mara, Tomas, …
    expect(rota.shifts.map(({ member }: Anything) => member.name)).toEqual([
      'Tomas Reyes',
      'Dr Mara Lindqvist',
      'Tomas Reyes',
      'Dr Mara Lindqvist',
      'Tomas Reyes',
      'Dr Mara Lindqvist',
      'Tomas Reyes',
    ]);
    for (const { startsAt } of rota.shifts.slice(1)) {
      const local = DateTime.fromISO(startsAt, { zone: 'Europe/London' });
      expect([local.weekday, local.toFormat('HH:mm')]).toEqual([1, '18:00']);
    }
    expect(rota.now).toEqual(['Tomas Reyes']);
    expect(rota.overlaps).toEqual([]);
    expect(rota.gaps).toHaveLength(1);
    const [trace] = await world().rows<Anything>(
      `select ground from attune.audit_event where action = 'onCall.plan' order by at desc limit 1`,
    );
    expect(trace).toEqual({ ground: 'ADMINISTRATOR' });
  });

  it('R2: is for psychotherapists with a licence that is valid all the while, in the database too', async () => {
    const [ines, tomas] = await ids('Ines', 'Tomas');
    const from = DateTime.now().plus({ days: 2 }).toISODate();
    expect(
      await verb('rowan', 'planOnCall', 'Rota', { memberIds: [ines], from, at: '09:00', weeks: 1 }),
    ).toMatchObject({
      __typename: 'InvalidInput',
      fields: [{ path: 'memberIds' }],
    });
    const far = DateTime.now().plus({ days: 298 }).toISODate();
    const result = await verb('rowan', 'planOnCall', 'Rota', {
      memberIds: [tomas],
      from: far,
      at: '09:00',
      weeks: 2,
    });
    expect(result.message).toMatch(/^Tomas Reyes has no verified licence that is valid on \d{4}/);
    for (const member of [ines, tomas]) {
      await expect(
        asActor(world(), 'rowan', (query) =>
          query(
            `insert into attune.on_call_shift (practice_id, id, member_id, starts_at, ends_at, created_by)
         values (attune.practice_id(), gen_random_uuid(), $1, now() + interval '295 days', now() + interval '302 days', attune.member_id())`,
            [member],
          ),
        ),
      ).rejects.toMatchObject({ constraint: 'on_call_needs_licence' });
    }
    for (const name of ['tomas', 'ines', 'jonah'] as const) {
      expect(
        await verb(name, 'planOnCall', 'Rota', { memberIds: [tomas], from, at: '09:00', weeks: 1 }),
      ).toMatchObject({ __typename: 'Forbidden' });
    }
  });

  it('shows gaps and overlaps, and what was stays', async () => {
    const [mara] = await ids('Mara');
    const [running] = (await look()).shifts;
    const inDays = (days: number) => DateTime.now().plus({ days }).toUTC().toISO();
    const key = randomUUID();
    for (let time = 0; time < 2; time += 1)
      await verb('rowan', 'addOnCallShift', 'Rota', {
        memberId: mara,
        startsAt: inDays(1)?.slice(0, 14).concat('00:00Z'),
        endsAt: inDays(3)?.slice(0, 14).concat('00:00Z'),
        idempotencyKey: key,
      });
    const both = await look();
    expect(both.shifts).toHaveLength(2);
    expect(both.overlaps).toEqual([
      { startsAt: instant(both.shifts[1].startsAt), names: ['Tomas Reyes', 'Dr Mara Lindqvist'] },
    ]);
    expect((await queueOf(await world().as('rowan'))).filter(({ kind }) => kind === 'ON_CALL_GAP')).toEqual(
      [],
    );
    // Tomas ends now: nobody is on call until Mara begins.
    const after = await verb('rowan', 'endOnCallShift', 'Rota', { shiftId: running.id });
    expect(after.now).toEqual([]);
    expect(after.gaps[0].endsAt).toBe(instant(both.shifts[1].startsAt));
    const [warning] = (await queueOf(await world().as('rowan'))).filter(({ kind }) => kind === 'ON_CALL_GAP');
    expect(warning).toMatchObject({ title: 'Nobody is on call now', client: null });
    expect((await queueOf(await world().as('mara'))).filter(({ kind }) => kind === 'ON_CALL_GAP')).toEqual(
      [],
    );
    expect(await verb('rowan', 'endOnCallShift', 'Rota', { shiftId: running.id })).toMatchObject({
      __typename: 'NotFound',
    });
    await expect(
      world().rows(`update attune.on_call_shift set ends_at = ends_at + interval '1 hour' where id = $1`, [
        running.id,
      ]),
    ).rejects.toMatchObject({ constraint: 'on_call_shift_is_kept' });
    await expect(
      world().rows('delete from attune.on_call_shift where id = $1', [running.id]),
    ).rejects.toMatchObject({ constraint: 'on_call_shift_is_kept' });
  });

  it('the rest of a shift is handed over: whoever gives stays on call until it is accepted, and both are told', async () => {
    const [mara, ines] = await ids('Mara', 'Ines');
    const [shift] = (await look()).shifts;
    expect(
      await verb('mara', 'handOverShift', 'HandOver', { shiftId: shift.id, toMemberId: mara }),
    ).toMatchObject({ __typename: 'NotFound' });
    expect(
      await verb('tomas', 'handOverShift', 'HandOver', { shiftId: shift.id, toMemberId: ines }),
    ).toMatchObject({
      __typename: 'InvalidInput',
      fields: [{ path: 'toMemberId' }],
    });
    const asked = await verb('tomas', 'handOverShift', 'HandOver', { shiftId: shift.id, toMemberId: mara });
    expect(asked.state).toBe('ASKED');
    expect(
      await verb('tomas', 'handOverShift', 'HandOver', { shiftId: shift.id, toMemberId: mara }),
    ).toMatchObject({ __typename: 'Conflict' });
    expect(await tell(asked.id)).toEqual(['Dr Mara Lindqvist ASKED']);
    expect((await look()).now).toEqual(['Tomas Reyes']);
    expect((await queueOf(await world().as('mara'))).find(({ kind }) => kind === 'HAND_OVER')).toMatchObject({
      title: 'Tomas Reyes asks you to take over being on call',
      targetId: asked.id,
    });
    for (const name of ['tomas', 'rowan'] as const)
      expect(
        (await verb(name, 'answerHandOver', 'HandOver', { handOverId: asked.id, answer: 'ACCEPT' }))
          .__typename,
      ).toBe(name === 'tomas' ? 'NotFound' : 'Forbidden');
    expect(
      await verb('mara', 'answerHandOver', 'HandOver', { handOverId: asked.id, answer: 'ACCEPT' }),
    ).toMatchObject({ state: 'ACCEPTED' });
    expect(await tell(asked.id)).toEqual([
      'Dr Mara Lindqvist ACCEPTED',
      'Dr Mara Lindqvist ASKED',
      'Tomas Reyes ACCEPTED',
    ]);
    const rota = await look();
    expect(rota.now).toEqual(['Dr Mara Lindqvist']);
    expect(rota.gaps[0]?.startsAt).toBe(instant(shift.endsAt));
    expect(rota.shifts.at(-1)).toMatchObject({
      member: { name: 'Dr Mara Lindqvist' },
      takenFrom: { name: 'Tomas Reyes' },
      endsAt: shift.endsAt,
    });
    expect(
      await verb('mara', 'answerHandOver', 'HandOver', { handOverId: asked.id, answer: 'DECLINE' }),
    ).toMatchObject({ __typename: 'Conflict' });
  });

  it('what is declined or taken back changes nothing', async () => {
    const [mara] = await ids('Mara');
    const [shift] = (await look()).shifts;
    for (const [name, answer, state] of [
      ['mara', 'DECLINE', 'DECLINED'],
      ['tomas', 'WITHDRAW', 'WITHDRAWN'],
    ] as const) {
      const asked = await verb('tomas', 'handOverShift', 'HandOver', { shiftId: shift.id, toMemberId: mara });
      expect(await verb(name, 'answerHandOver', 'HandOver', { handOverId: asked.id, answer })).toMatchObject({
        state,
      });
      expect((await look()).now).toEqual(['Tomas Reyes']);
    }
    expect((await look()).shifts).toHaveLength(1);
  });

  it('a number for the practice’s people: one’s own, anybody’s by those who run it, never a client’s to see', async () => {
    const SET = `mutation Set($input: SetPhoneInput!) { result: setPhone(input: $input) { __typename ... on Member { name phone } ${PROBLEM} } }`;
    const [mara] = await ids('Mara');
    const set = async (name: DemoName, input: object) =>
      (await (await world().as(name)).ask(SET, { input })).result;
    expect(await set('mara', { phone: '020 7946 0199' })).toMatchObject({
      name: 'Dr Mara Lindqvist',
      phone: '020 7946 0199',
    });
    expect(await set('tomas', { memberId: mara, phone: '1234567' })).toMatchObject({
      __typename: 'Forbidden',
    });
    expect(await set('rowan', { memberId: mara, phone: null })).toMatchObject({ phone: null });
    expect(await set('mara', { phone: 'call me' })).toMatchObject({ __typename: 'InvalidInput' });
    await set('mara', { phone: '020 7946 0199' });
    const { members } = await (await world().as('jonah')).ask('query { members { name phone } }');
    expect(members.map(({ phone }: Anything) => phone)).toEqual(members.map(() => null));
  });
});
