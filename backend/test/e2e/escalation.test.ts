import { beforeEach, describe, expect, it } from '@jest/globals';
import { DEFAULT_ESCALATION } from '@attune/shared';
import { asActor, useWorld, withClient } from '../harness/index.ts';
import { raiseFlag, readFlag, settleFlags, stepFlag } from '../harness/operations/distress-flags.ts';
import { escalate, flagFrom, onCall, pass, tellFirst, toldOf } from '../harness/operations/escalation.ts';

describe('R17: a flag that nobody answers', () => {
  const world = useWorld();

  beforeEach(async () => {
    await settleFlags(world());
    await onCall(world(), 'Tomas');
  });

  const steps = (flagId: string) =>
    world().rows<{
      position: number;
      who: string;
      after: number;
      due: number;
      state: string;
      reminder: boolean;
    }>(
      `select s.position, s.who, s.after_minutes as after, s.reminder,
         round(extract(epoch from s.due_at - f.raised_at) / 60)::integer as due,
         case when s.done_at is not null then 'done' when s.stopped_at is not null then 'stopped' else 'waits' end as state
       from attune.flag_step s join attune.distress_flag f on f.id = s.flag_id where s.flag_id = $1 order by s.position`,
      [flagId],
    );
  const states = async (flagId: string) => (await steps(flagId)).map(({ state }) => state);
  const events = async (flagId: string) =>
    (
      await world().rows<{ line: string }>(
        `select kind || ' ' || actor_name as line from attune.flag_event where flag_id = $1 order by at, kind, actor_name`,
        [flagId],
      )
    ).map(({ line }) => line);

  it('R16: has its steps in the transaction that raises it, by the database’s clock and the practice’s policy', async () => {
    // The clock of the server is hours wrong: it says when it was raised, and moves nothing.
    world().setTime(new Date(Date.now() + 5 * 3_600_000));
    const flag = await raiseFlag(await world().as('ines'), await world().clientId('Jonah'), {
      level: 'CRISIS',
    });
    world().setTime(null);
    const [row] = await world().rows<{ off: number; clock: number }>(
      `select max(abs(extract(epoch from s.due_at - now()) - s.after_minutes * 60))::integer as off,
         round(extract(epoch from max(f.acknowledge_by) - max(f.raised_at)) / 60)::integer as clock
       from attune.flag_step s join attune.distress_flag f on f.id = s.flag_id where s.flag_id = $1`,
      [flag.id],
    );
    expect(row?.off).toBeLessThan(60);
    expect(row?.clock).toBe(10);
    expect((await steps(flag.id)).map(({ who, after, state }) => [who, after, state])).toEqual(
      DEFAULT_ESCALATION.CRISIS.steps.map(({ who, afterMinutes }) => [who, afterMinutes, 'waits']),
    );
  });

  it('counts minutes that pass, through both changes of the clocks, whatever zone a session stands in', async () => {
    await withClient(world().database.adminUrl, async (client) => {
      for (const zone of ['UTC', 'Europe/London', 'America/New_York']) {
        await client.query(`set time zone '${zone}'`);
        for (const raised of ['2026-03-29 00:30+00', '2026-10-25 00:30+00', '2026-11-01 05:30+00']) {
          const { rows } = await client.query<{ id: string }>(
            `insert into attune.distress_flag (practice_id, id, client_id, level, state, hold, source, raised_by_user, raised_at)
             select practice_id, gen_random_uuid(), id, 'CONCERN', 'RAISED', 'NONE', 'CLIENT', user_id, $1::timestamptz
             from attune.client where name like 'Jonah%' returning id`,
            [raised],
          );
          expect((await steps(rows[0]?.id ?? '')).map(({ due }) => due)).toEqual([0, 1440, 2160, 2880]);
        }
      }
    });
  });

  it('goes on step by step, each to whom it reaches then, and never before its time', async () => {
    const id = await flagFrom(world());
    await tellFirst(world(), id);
    await escalate(world());
    expect(await toldOf(world(), id)).toEqual(['1 LEAD Dr Mara Lindqvist']);
    await pass(world(), id, 59);
    await escalate(world());
    expect(await states(id)).toEqual(['done', 'waits', 'waits', 'waits']);
    // Nobody else treats Jonah: the third step, for whoever is on call, comes at once.
    await pass(world(), id, 2);
    await onCall(world(), 'Tomas', 'Mara');
    await escalate(world());
    expect(await toldOf(world(), id)).toEqual([
      '1 LEAD Dr Mara Lindqvist',
      '3 ON_CALL Dr Mara Lindqvist',
      '3 ON_CALL Tomas Reyes',
    ]);
    expect(await states(id)).toEqual(['done', 'done', 'done', 'waits']);
    await pass(world(), id, 30);
    await escalate(world());
    expect(await toldOf(world(), id)).toContain('4 OWNER Rowan Ellery');
    expect(await events(id)).toEqual([
      'TOLD Dr Mara Lindqvist',
      'UNREACHED Another psychotherapist of the team',
      'ESCALATED Dr Mara Lindqvist',
      'ESCALATED Tomas Reyes',
      'ESCALATED Rowan Ellery',
    ]);
    // An alert goes no further than the owner.
    await pass(world(), id, 10_000);
    await escalate(world());
    expect(await states(id)).toEqual(['done', 'done', 'done', 'done']);
    const bells = await world().rows<{ line: string }>(
      `select kind || ' ' || occasion as line from attune.notification where subject_id = $1 order by occasion, kind`,
      [id],
    );
    expect(bells.map(({ line }) => line)).toEqual([
      'DISTRESS_FLAG_RAISED step-1',
      'DISTRESS_FLAG_RAISED step-3',
      'DISTRESS_FLAG_RAISED step-3',
      'DISTRESS_FLAG_UNANSWERED step-4',
    ]);
  });

  it('tells at once, in order, what came due while no worker ran', async () => {
    const id = await flagFrom(world(), { minutesAgo: 80 });
    await escalate(world());
    expect(await toldOf(world(), id)).toEqual(['1 LEAD Dr Mara Lindqvist', '3 ON_CALL Tomas Reyes']);
    expect(await states(id)).toEqual(['done', 'done', 'done', 'waits']);
  });

  it('leaves the first step to its job for a minute, and takes it up when that does not do it', async () => {
    const id = await flagFrom(world());
    await escalate(world());
    expect(await toldOf(world(), id)).toEqual([]);
    await pass(world(), id, 2);
    await escalate(world());
    expect(await toldOf(world(), id)).toEqual(['1 LEAD Dr Mara Lindqvist']);
  });

  it('a crisis that nobody answers reaches the owner, who is told again until somebody does', async () => {
    const id = await flagFrom(world(), { level: 'CRISIS', minutesAgo: 16 });
    await escalate(world());
    expect((await steps(id)).map(({ who, state, reminder }) => [who, state, reminder])).toEqual([
      ['LEAD', 'done', false],
      ['TEAM_PSYCHOTHERAPISTS', 'done', false],
      ['ON_CALL', 'done', false],
      ['OWNER', 'done', false],
      ['OWNER', 'waits', true],
    ]);
    for (let round = 0; round < 2; round += 1) {
      await pass(world(), id, 15);
      await escalate(world());
    }
    expect(await toldOf(world(), id)).toEqual([
      '1 LEAD Dr Mara Lindqvist',
      '3 ON_CALL Tomas Reyes',
      '4 OWNER Rowan Ellery',
      '5 OWNER Rowan Ellery',
      '6 OWNER Rowan Ellery',
    ]);
    await stepFlag(await world().as('mara'), 'acknowledgeDistressFlag', id);
    await pass(world(), id, 60);
    await escalate(world());
    expect((await states(id)).at(-1)).toBe('stopped');
    expect(await toldOf(world(), id)).toHaveLength(5);
  });

  it('stops when a psychotherapist answers or settles it; a massage therapist who has seen it stops nothing', async () => {
    const [ines, mara] = [await world().as('ines'), await world().as('mara')];
    const seen = await flagFrom(world(), { by: 'Mara' });
    await stepFlag(ines, 'acknowledgeDistressFlag', seen);
    expect(await states(seen)).toEqual(['waits', 'waits', 'waits', 'waits']);
    await stepFlag(mara, 'acknowledgeDistressFlag', seen);
    expect(await states(seen)).toEqual(['stopped', 'stopped', 'stopped', 'stopped']);
    const settled = await flagFrom(world());
    await tellFirst(world(), settled);
    await stepFlag(mara, 'resolveDistressFlag', settled, { text: 'A false alarm.' });
    expect(await states(settled)).toEqual(['done', 'stopped', 'stopped', 'stopped']);
    await pass(world(), settled, 10_000);
    await escalate(world());
    expect(await toldOf(world(), settled)).toHaveLength(1);
  });

  it('tells nobody who raised it, and goes on at once when that leaves nobody', async () => {
    const id = await flagFrom(world(), { by: 'Mara' });
    await tellFirst(world(), id);
    expect(await toldOf(world(), id)).toEqual(['3 ON_CALL Tomas Reyes']);
    expect(await events(id)).toEqual([
      'UNREACHED The lead psychotherapist',
      'UNREACHED Another psychotherapist of the team',
      'TOLD Tomas Reyes',
    ]);
    // A notice has one step: whoever raised it knows, so nobody else needs to.
    const notice = await flagFrom(world(), { by: 'Mara', level: 'NOTICE' });
    await tellFirst(world(), notice);
    expect(await toldOf(world(), notice)).toEqual([]);
    // Where nobody at all knows, the owner does.
    const lost = await flagFrom(world(), { client: 'Lee', level: 'NOTICE' });
    await tellFirst(world(), lost);
    expect(await toldOf(world(), lost)).toEqual(['2 OWNER Rowan Ellery']);
  });

  it('on call is nobody whose licence ran out, and the gap sends it on to the owner', async () => {
    await world().rows(
      `update attune.credential set valid_until = current_date - 1
       where member_id = (select id from attune.member where name like 'Tomas%')`,
    );
    try {
      const id = await flagFrom(world(), { minutesAgo: 61 });
      await escalate(world());
      expect(await toldOf(world(), id)).toEqual(['1 LEAD Dr Mara Lindqvist', '4 OWNER Rowan Ellery']);
    } finally {
      await world().rows(
        `update attune.credential set valid_until = current_date + 300
         where member_id = (select id from attune.member where name like 'Tomas%')`,
      );
    }
  });

  it('what fails is tried again, and keeps no other flag and no later step waiting', async () => {
    const [broken, whole] = [
      await flagFrom(world(), { minutesAgo: 80 }),
      await flagFrom(world(), { minutesAgo: 70 }),
    ];
    await world().rows(
      `create function public.fail_one_for_test() returns trigger language plpgsql as
         $$ begin raise exception 'SECRET-WORDS'; end $$;
       create trigger fail_one_for_test before insert on attune.notification for each row
         when (new.subject_id = '${broken}' and new.occasion = 'step-1') execute function public.fail_one_for_test()`,
    );
    try {
      await escalate(world());
      expect(await toldOf(world(), broken)).toEqual(['3 ON_CALL Tomas Reyes']);
      expect(await toldOf(world(), whole)).toEqual(['1 LEAD Dr Mara Lindqvist', '3 ON_CALL Tomas Reyes']);
    } finally {
      await world().rows('drop trigger fail_one_for_test on attune.notification');
    }
    await pass(world(), broken, 1);
    await escalate(world());
    expect(await toldOf(world(), broken)).toEqual(['1 LEAD Dr Mara Lindqvist', '3 ON_CALL Tomas Reyes']);
  });

  it('stands on the flag for the team: who was told, and what comes next', async () => {
    const id = await flagFrom(world(), { minutesAgo: 61 });
    await escalate(world());
    const QUERY = `query Steps($id: ID!) { distressFlag(id: $id) {
      calledIn steps { position who dueAt doneAt stoppedAt reminder told { name } } told { name step at } } }`;
    const { distressFlag } = await (await world().as('ines')).ask(QUERY, { id });
    expect(
      distressFlag.steps.map((step: { who: string; told: { name: string }[] }) => [step.who, step.told]),
    ).toEqual([
      ['LEAD', [{ name: 'Dr Mara Lindqvist' }]],
      ['TEAM_PSYCHOTHERAPISTS', []],
      ['ON_CALL', [{ name: 'Tomas Reyes' }]],
      ['OWNER', []],
    ]);
    // The client reads who was told, and no plan of who will be.
    const mine = await (await world().as('jonah')).ask(QUERY, { id });
    expect(mine.distressFlag.steps).toEqual([]);
    expect(mine.distressFlag.told.map(({ name }: { name: string }) => name)).toEqual([
      'Dr Mara Lindqvist',
      'Tomas Reyes',
    ]);
    expect((await readFlag(await world().as('jonah'), id)).plainWords).not.toMatch(/flag/i);
  });

  it('its steps are nobody’s to write but by its own functions', async () => {
    const id = await flagFrom(world());
    for (const text of [
      'update attune.flag_step set stopped_at = now() where flag_id = $1',
      'delete from attune.flag_step where flag_id = $1',
      `insert into attune.flag_told (practice_id, flag_id, position, user_id, client_id, member_id, name, who, told_at)
       select practice_id, $1, 1, user_id, gen_random_uuid(), id, name, 'ON_CALL', now() from attune.member limit 1`,
      `select attune.perform_step($1, 1)`,
    ]) {
      await expect(asActor(world(), 'mara', (query) => query(text, [id]))).rejects.toMatchObject({
        code: '42501',
      });
    }
  });
});
