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
         values ($1, gen_random_uuid(), $6, 'MASSAGE', $2, 60) returning id),
       appointment as (
         insert into attune.appointment (practice_id, id, client_id, member_id, discipline, state, starts_at, ends_at, busy, created_by)
         select $1, $3, $4, m.id, 'MASSAGE', 'BOOKED', t.at, t.at + interval '1 hour', tstzrange(t.at, t.at + interval '1 hour'), m.user_id
         from attune.member m, (select date_trunc('day', now()) + make_interval(days => $5, hours => 3) as at) t
         where m.practice_id = $1 and m.name like 'Ines%' returning member_id)
       insert into attune.appointment_service (practice_id, appointment_id, client_id, member_id, discipline, service_id, class)
       select $1, $3, $4, a.member_id, 'MASSAGE', s.id, $2 from appointment a, service s`,
      [practice, kind, id, jonah, day, `${kind} ${day}`],
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
});
