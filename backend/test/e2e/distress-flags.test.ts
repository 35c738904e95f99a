// long-file: one world, started once, for all that a flag can go through.
import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { RaiseDistressFlag } from '../../src/modules/distress-flags/index.ts';
import { Authz } from '../../src/platform/authz/index.ts';
import { traffic, UnitOfWork } from '../../src/platform/database/index.ts';
import { actorOf, asActor, type DemoName, inRequestOf, useWorld } from '../harness/index.ts';
import {
  FLAG_FIELDS,
  RAISE,
  raiseFlag,
  readFlag,
  settleFlags,
  stepFlag,
} from '../harness/operations/distress-flags.ts';

describe('distress flags', () => {
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

  const count = async (table: string, where = 'true'): Promise<number> => {
    const [row] = await world().rows<{ count: number }>(
      `select count(*)::integer as count from ${table} where ${where}`,
    );
    return row?.count ?? -1;
  };
  const everything = async () => ({
    flags: await count('attune.distress_flag'),
    reasons: await count('attune.distress_flag_reason'),
    events: await count('attune.flag_event'),
    done: await count('attune.audit_event', `action = 'flag.raise' and ground <> 'REFUSED'`),
    jobs: await count('pgboss.job', `name = 'distress-flag-raised'`),
    keys: await count('attune.idempotency_key'),
    marked: await count('attune.appointment', `state = 'NEEDS_CLEARANCE'`),
  });
  const holdIn = async (name: DemoName): Promise<string> =>
    asActor(world(), name, async (query) => {
      const { rows } = await query<{ hold: string }>('select attune.current_hold($1) as hold', [jonah]);
      return rows[0]?.hold ?? '';
    });

  let day = 300;
  /** A booked appointment of a class for Jonah with Ines, on a far day of its own. */
  const book = async (kind: string, run = world().rows.bind(world())): Promise<string> => {
    day += 1;
    const id = randomUUID();
    await run(
      `with service as (
         insert into attune.service (practice_id, id, name, discipline, class, minutes)
         values ($1, gen_random_uuid(), $2, 'MASSAGE', $2, 60) returning id),
       appointment as (
         insert into attune.appointment (practice_id, id, client_id, member_id, discipline, state, starts_at, ends_at, busy, created_by)
         select $1, $3, $4, m.id, 'MASSAGE', 'BOOKED', t.at, t.at + interval '1 hour', tstzrange(t.at, t.at + interval '1 hour'), m.user_id
         from attune.member m, (select date_trunc('day', now()) + make_interval(days => $5, hours => 3) as at) t
         where m.practice_id = $1 and m.name like 'Ines%' returning member_id)
       insert into attune.appointment_service (practice_id, appointment_id, client_id, member_id, discipline, service_id, class)
       select $1, $3, $4, a.member_id, 'MASSAGE', s.id, $2 from appointment a, service s`,
      [practice, kind, id, jonah, day],
    );
    return id;
  };
  const stateOf = async (id: string) => {
    const [row] = await world().rows<{ state: string }>(
      'select state from attune.appointment where id = $1',
      [id],
    );
    return row?.state;
  };

  describe('raising', () => {
    it('R16: writes flag, reason, event, audit and job together, in two round trips', async () => {
      const ines = await world().as('ines');
      await raiseFlag(ines, jonah);
      const before = await everything();
      const asked = traffic.roundTrips;
      const { result } = await ines.ask(RAISE.replace(FLAG_FIELDS, 'id hold state'), {
        input: { clientId: jonah, level: 'ALERT', reason: 'Trembling.', idempotencyKey: randomUUID() },
      });
      expect(traffic.roundTrips - asked).toBeLessThanOrEqual(2);
      expect(result).toMatchObject({ __typename: 'DistressFlag', state: 'RAISED', hold: 'DEEP_WORK' });
      const after = await everything();
      expect(after).toEqual({
        ...before,
        flags: before.flags + 1,
        reasons: before.reasons + 1,
        events: before.events + 1,
        done: before.done + 1,
        jobs: before.jobs + 1,
        keys: before.keys + 1,
      });
      const [audit] = await world().rows(
        `select role, ground, field_classes, subject_type, client_ids from attune.audit_event where subject_id = $1`,
        [result.id],
      );
      expect(audit).toEqual({
        role: 'MASSAGE_THERAPIST',
        ground: 'TEAM',
        field_classes: ['FLAGS'],
        subject_type: 'DISTRESS_FLAG',
        client_ids: [jonah],
      });
      const [job] = await world().rows<{ data: object }>(
        `select data from pgboss.job where data ->> 'flagId' = $1`,
        [result.id],
      );
      expect(job?.data).toEqual({ flagId: result.id, clientId: jonah, practiceId: practice });
    });

    it.each([
      ['attune.distress_flag', 'insert'],
      ['attune.distress_flag_reason', 'insert'],
      ['attune.flag_event', 'insert'],
      ['attune.idempotency_key', 'insert'],
      ['attune.appointment', 'update'],
      ['attune.audit_event', 'insert'],
      ['pgboss.job_common', 'insert'],
    ])('R16: leaves nothing when writing %s fails', async (table, command) => {
      const ines = await world().as('ines');
      const appointment = await book('BODYWORK_DEEP');
      const before = await everything();
      await world().rows(
        `create or replace function public.refuse_for_test() returns trigger language plpgsql as
           $$ begin raise exception 'refused for the test'; end $$;
         create trigger refuse_for_test before ${command} on ${table} for each row execute function public.refuse_for_test()`,
      );
      try {
        const { data, errors } = await ines.send(RAISE, {
          input: { clientId: jonah, level: 'ALERT', reason: 'Trembling.', idempotencyKey: randomUUID() },
        });
        expect(data?.result ?? null).toBeNull();
        expect(errors?.[0]).toMatchObject({ extensions: { code: 'INTERNAL' } });
        expect(errors?.[0]?.message).not.toContain('refused for the test');
      } finally {
        await world().rows(`drop trigger refuse_for_test on ${table}`);
      }
      expect(await everything()).toEqual(before);
      expect(await holdIn('ines')).toBe('NONE');
      expect(await stateOf(appointment)).toBe('BOOKED');
    });

    it('R17: starts the clock of its level; a notice has none', async () => {
      const ines = await world().as('ines');
      world().setTime(new Date('2026-11-24T09:00:00.000Z'));
      const by: Record<string, unknown> = {};
      for (const level of ['NOTICE', 'CONCERN', 'ALERT', 'CRISIS']) {
        const flag = await raiseFlag(ines, jonah, { level });
        expect(flag.raisedAt).toBe('2026-11-24T09:00:00Z');
        by[level] = [flag.acknowledgeBy, flag.hold];
      }
      expect(by).toEqual({
        NOTICE: [null, 'NONE'],
        CONCERN: ['2026-11-25T09:00:00Z', 'NONE'],
        ALERT: ['2026-11-24T10:00:00Z', 'DEEP_WORK'],
        CRISIS: ['2026-11-24T09:10:00Z', 'ALL_BODYWORK'],
      });
    });

    it('a massage therapist may put a hold on whatever the level', async () => {
      const flag = await raiseFlag(await world().as('ines'), jonah, {
        level: 'NOTICE',
        hold: 'ALL_BODYWORK',
      });
      expect(flag).toMatchObject({ level: 'NOTICE', hold: 'ALL_BODYWORK' });
    });

    it('one key raises one flag, two hundred times at once; with other contents it is a conflict', async () => {
      const ines = await world().as('ines');
      const before = await everything();
      const idempotencyKey = randomUUID();
      const flags = await Promise.all(
        Array.from({ length: 200 }, () => raiseFlag(ines, jonah, { idempotencyKey })),
      );
      expect(new Set(flags.map(({ id }) => id)).size).toBe(1);
      const after = await everything();
      expect([after.flags, after.events, after.jobs, after.done]).toEqual(
        [before.flags, before.events, before.jobs, before.done].map((number) => number + 1),
      );
      expect(await raiseFlag(ines, jonah, { idempotencyKey, reason: 'Other words.' })).toMatchObject({
        __typename: 'Conflict',
        code: 'CONFLICT',
      });
    });

    it('R20: one cause raises one flag, also when the rule fires many times at once', async () => {
      const actor = await actorOf(world(), 'ines');
      const { app } = world();
      const before = await count('attune.distress_flag');
      const fire = () =>
        inRequestOf(world(), actor, () =>
          app.get(UnitOfWork).run(async (unit) => {
            const relation = await app.get(Authz).require(unit, 'note.write.SESSION_RESPONSE', jonah);
            return app.get(RaiseDistressFlag).byRule(
              unit,
              {
                clientId: jonah,
                level: 'CONCERN',
                reason: 'A boundary was crossed.',
                causeKey: 'breach:1',
              },
              { action: 'note.sign', relation },
            );
          }),
        );
      const ids = await Promise.all(Array.from({ length: 20 }, fire));
      ids.push(await fire());
      expect(new Set(ids).size).toBe(1);
      expect(await count('attune.distress_flag')).toBe(before + 1);
      expect(await readFlag(await world().as('mara'), ids[0] ?? '')).toMatchObject({
        source: 'RULE',
        raisedBy: null,
      });
    });

    it('refuses what cannot be used, and what is nothing of this client’s', async () => {
      const ines = await world().as('ines');
      const before = await everything();
      for (const input of [
        { reason: '  ' },
        { reason: 'a\u0000b' },
        { reason: 'x'.repeat(5_001) },
        { clientId: 'not-an-id' },
        { appointmentId: randomUUID() },
        { noteId: randomUUID() },
        { idempotencyKey: 'abc' },
      ]) {
        expect(await raiseFlag(ines, jonah, input)).toMatchObject({ __typename: 'InvalidInput' });
      }
      const foreign = await book('BODYWORK_GENTLE');
      expect(
        await raiseFlag(await world().as('ines'), await world().clientId('Amal'), { appointmentId: foreign }),
      ).toMatchObject({
        __typename: 'InvalidInput',
        fields: [{ path: 'appointmentId' }],
      });
      expect(await raiseFlag(ines, jonah, { appointmentId: foreign })).toMatchObject({
        __typename: 'DistressFlag',
      });
      expect({ ...(await everything()), done: 0, jobs: 0, flags: 0, events: 0, reasons: 0 }).toEqual({
        ...before,
        done: 0,
        jobs: 0,
        flags: 0,
        events: 0,
        reasons: 0,
      });
    });
  });

  describe('holds', () => {
    it('R18: a hold is on for everybody who may book the moment it is answered, and tells strangers nothing', async () => {
      expect(await holdIn('mara')).toBe('NONE');
      await raiseFlag(await world().as('ines'), jonah, { level: 'CRISIS' });
      for (const name of ['mara', 'ines', 'jonah', 'rowan'] as const) {
        expect([name, await holdIn(name)]).toEqual([name, 'ALL_BODYWORK']);
      }
      for (const name of ['tomas', 'ben', 'amal'] as const) {
        expect([name, await holdIn(name)]).toEqual([name, 'NONE']);
      }
      const { client } = await (await world().as('mara')).ask(
        'query C($id: ID!) { client(id: $id) { hold openFlags } }',
        {
          id: jonah,
        },
      );
      expect(client).toEqual({ hold: 'ALL_BODYWORK', openFlags: 1 });
    });

    it('R18: marks what it touches, and restores it when no hold touches it any more', async () => {
      const [ines, mara] = [await world().as('ines'), await world().as('mara')];
      const [deep, gentle] = [await book('BODYWORK_DEEP'), await book('BODYWORK_GENTLE')];
      const states = async () => [await stateOf(deep), await stateOf(gentle)];
      const alert = await raiseFlag(ines, jonah);
      expect(await states()).toEqual(['NEEDS_CLEARANCE', 'BOOKED']);
      const crisis = await raiseFlag(ines, jonah, { level: 'CRISIS' });
      expect(await states()).toEqual(['NEEDS_CLEARANCE', 'NEEDS_CLEARANCE']);
      await stepFlag(mara, 'liftHold', crisis.id, { text: 'We talked.' });
      expect(await states()).toEqual(['NEEDS_CLEARANCE', 'BOOKED']);
      await stepFlag(mara, 'resolveDistressFlag', alert.id, { text: 'Settled.' });
      expect(await states()).toEqual(['BOOKED', 'BOOKED']);
    });

    it('R18: a booking that is being made is waited for and marked', async () => {
      const admin = await world().admin.connect();
      try {
        await admin.query('begin');
        await admin.query(`select set_config('app.practice_id', $1, true)`, [practice]);
        await admin.query('select attune.lock_client($1, false)', [jonah]);
        let raised = false;
        const raising = raiseFlag(await world().as('ines'), jonah).then(() => {
          raised = true;
        });
        const appointment = await book(
          'BODYWORK_DEEP',
          async (text, values) => (await admin.query(text, values)).rows,
        );
        await wait(150);
        expect(raised).toBe(false);
        await admin.query('commit');
        await raising;
        expect(await stateOf(appointment)).toBe('NEEDS_CLEARANCE');
      } finally {
        admin.release();
      }
    });
  });

  describe('its states', () => {
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
});
