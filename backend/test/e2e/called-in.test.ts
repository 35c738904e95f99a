import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Anything, asActor, useWorld } from '../harness/index.ts';
import { queueOf } from '../harness/operations/dashboard.ts';
import { readFlag, settleFlags, stepFlag } from '../harness/operations/distress-flags.ts';
import { escalate, flagFrom, onCall, pass } from '../harness/operations/escalation.ts';

const CLIENT = `query Client($id: ID!) { client(id: $id) { id name contact { phone email } hold openFlags
  careTeam { state member { name } } viewerCan { raiseFlag liftHold book } flags { edges { node { id } } } } }`;

describe('R17: called in', () => {
  const world = useWorld();
  let jonah: string;
  /** The flag that reached Tomas, and another of Jonah's that did not. */
  let flag: string;
  let other: string;

  beforeAll(async () => {
    jonah = await world().clientId('Jonah');
  });

  beforeEach(async () => {
    await settleFlags(world());
    await onCall(world(), 'Tomas');
    other = await flagFrom(world(), { level: 'NOTICE' });
    flag = await flagFrom(world(), { minutesAgo: 76 });
    await world().rows(
      `insert into attune.distress_flag_reason (practice_id, flag_id, client_id, raised_by_user, text)
       select practice_id, id, client_id, raised_by_user, 'He shook.' from attune.distress_flag where id = $1`,
      [flag],
    );
    await world().rows(
      `insert into attune.flag_guidance (practice_id, flag_id, client_id, raised_by_user, text)
       select practice_id, id, client_id, raised_by_user, 'Hands alone.' from attune.distress_flag where id = any ($1)`,
      [[flag, other]],
    );
    await escalate(world());
  });

  const trace = (since: string) =>
    world().rows<Anything>(
      `select action, ground, role from attune.audit_event where at >= $1 and ground <> 'REFUSED'
         and user_id = (select user_id from attune.member where name like 'Tomas%') order by at`,
      [since],
    );

  it('has the flag with its reason and history, the client’s name and contact, the hold and the team’s names', async () => {
    await world().rows(`update attune.distress_flag set hold = 'DEEP_WORK' where id = $1`, [flag]);
    const tomas = await world().as('tomas');
    const since = new Date().toISOString();
    expect(await readFlag(tomas, flag)).toMatchObject({
      level: 'ALERT',
      hold: 'DEEP_WORK',
      reason: { __typename: 'NoteText', text: 'He shook.' },
      tableGuidance: 'Hands alone.',
      client: { id: jonah, name: 'Jonah Whitfield' },
    });
    const { client } = await tomas.ask(CLIENT, { id: jonah });
    expect(client).toMatchObject({
      name: 'Jonah Whitfield',
      contact: { phone: '07700 900112', email: 'jonah@harbour.example.org' },
      hold: 'DEEP_WORK',
      viewerCan: { raiseFlag: false, liftHold: false, book: false },
      flags: { edges: [{ node: { id: flag } }] },
      openFlags: 0,
    });
    const { client: plan } = await tomas.ask(
      'query Plan($id: ID!) { client(id: $id) { safetyPlan { warningSigns onTheTable } } }',
      { id: jonah },
    );
    expect(plan.safetyPlan.warningSigns.length * plan.safetyPlan.onTheTable.length).toBeGreaterThan(0);
    expect(client.careTeam.map(({ member }: Anything) => member.name).sort()).toEqual([
      'Dr Mara Lindqvist',
      'Ines Okafor',
    ]);
    // And each look leaves its trace on that ground, for the client to read.
    expect(await trace(since)).toEqual([
      { action: 'flag.read', ground: 'CALLED_IN', role: 'PSYCHOTHERAPIST' },
      { action: 'client.read', ground: 'CALLED_IN', role: 'PSYCHOTHERAPIST' },
      { action: 'client.read', ground: 'CALLED_IN', role: 'PSYCHOTHERAPIST' },
    ]);
    const { client: own } = await (await world().as('jonah')).ask(
      'query Log($id: ID!) { client(id: $id) { accessLog(first: 2) { edges { node { who ground } } } } }',
      { id: jonah },
    );
    expect(own.accessLog.edges.map(({ node }: Anything) => node)).toEqual([
      { who: 'Tomas Reyes', ground: 'called in' },
      { who: 'Tomas Reyes', ground: 'called in' },
    ]);
  });

  it('has nothing else: no other flag, note, plan, appointment, check-in, intake, rule for touch or sharing but the safety plan', async () => {
    expect(await readFlag(await world().as('tomas'), other)).toBeNull();
    const rows = await asActor(world(), 'tomas', async (query) => {
      const seen: Record<string, number> = {};
      const { rows: tables } = await query<{ name: string }>(
        `select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'client_id'
         where c.relnamespace = 'attune'::regnamespace and c.relkind = 'r' and c.relname <> 'notification'
           and has_table_privilege('attune_app', c.oid, 'select') order by 1`,
      );
      for (const { name } of tables) {
        const { rows: found } = await query<{ count: number }>(
          `select count(*)::integer as count from attune.${name} where client_id = $1`,
          [jonah],
        );
        if (found[0]?.count) seen[name] = found[0].count;
      }
      return seen;
    });
    expect(rows).toEqual({
      care_team_member: 2,
      distress_flag: 1,
      distress_flag_reason: 1,
      flag_event: 3,
      flag_guidance: 1,
      flag_step: 4,
      flag_told: 2,
      // What helps: the safety plan.
      safety_plan: 2,
      safety_plan_steps: 2,
    });
  });

  it('acknowledges, with a word, and does nothing else', async () => {
    const tomas = await world().as('tomas');
    const forbidden = {
      __typename: 'Forbidden',
      message:
        'You were called in for one flag: you can acknowledge it, and the team decides about the rest.',
    };
    expect(await stepFlag(tomas, 'liftHold', flag, { text: 'Why.' })).toMatchObject(forbidden);
    expect(await stepFlag(tomas, 'resolveDistressFlag', flag, { text: 'Why.' })).toMatchObject(forbidden);
    expect(await stepFlag(tomas, 'acknowledgeDistressFlag', other)).toMatchObject({ __typename: 'NotFound' });
    // Nor in SQL: not another flag, not the hold, not the end of it.
    for (const text of [
      `update attune.distress_flag set state = 'RESOLVED', resolved_at = now() where id = $1`,
      `update attune.distress_flag set state = 'ACKNOWLEDGED', hold_lifted_at = now() where id = $1`,
      `insert into attune.flag_conditions (practice_id, flag_id, client_id, text, set_at)
       select practice_id, id, client_id, 'x', now() from attune.distress_flag where id = $1`,
      `insert into attune.flag_event (practice_id, id, flag_id, client_id, at, kind, actor_user, actor_name)
       select attune.practice_id(), gen_random_uuid(), $1, client_id, now(), 'HOLD_LIFTED', attune.user_id(), 'T' from attune.distress_flag`,
    ]) {
      await expect(asActor(world(), 'tomas', (query) => query(text, [flag]))).rejects.toMatchObject({
        code: '42501',
      });
    }
    const since = new Date().toISOString();
    expect(
      await stepFlag(tomas, 'acknowledgeDistressFlag', flag, { text: 'I have rung him.' }),
    ).toMatchObject({
      __typename: 'DistressFlag',
      state: 'ACKNOWLEDGED',
    });
    expect((await trace(since))[0]).toEqual({
      action: 'flag.acknowledge',
      ground: 'CALLED_IN',
      role: 'PSYCHOTHERAPIST',
    });
    const { events } = await readFlag(await world().as('mara'), flag);
    expect(events.at(-1)).toMatchObject({
      kind: 'ACKNOWLEDGED',
      actor: 'Tomas Reyes',
      text: 'I have rung him.',
    });
  });

  it('lasts while the flag is open, and not a moment longer', async () => {
    const [tomas, mara] = [await world().as('tomas'), await world().as('mara')];
    await stepFlag(mara, 'acknowledgeDistressFlag', flag);
    expect(await readFlag(tomas, flag)).not.toBeNull();
    await stepFlag(mara, 'resolveDistressFlag', flag, { text: 'Settled.' });
    expect(await readFlag(tomas, flag)).toBeNull();
    expect((await tomas.ask(CLIENT, { id: jonah })).client).toBeNull();
  });

  it('is for whom the step reached, and nobody before', async () => {
    const later = await flagFrom(world(), { minutesAgo: 30 });
    await escalate(world());
    expect(await readFlag(await world().as('tomas'), later)).toBeNull();
    expect(await readFlag(await world().as('ben'), flag)).toBeNull();
    expect(await readFlag(await world().as('vera'), flag)).toBeNull();
  });

  it('stands in the queue of whoever was called in, with the reason, until somebody answers', async () => {
    const tomas = await world().as('tomas');
    const [item] = await queueOf(tomas);
    expect(item).toMatchObject({
      kind: 'FLAG',
      level: 'ALERT',
      targetId: flag,
      detail: 'He shook.',
      client: { name: 'Jonah Whitfield' },
    });
    await stepFlag(tomas, 'acknowledgeDistressFlag', flag);
    expect(await queueOf(tomas)).toEqual([]);
  });

  it('the owner, as the last step, learns that it is not answered, whose it is and whom it was sent to: not why', async () => {
    const rowan = await world().as('rowan');
    const unanswered = async () => {
      const { needsYouNow } = await rowan.ask(`query { needsYouNow { edges { node {
        kind title detail level told client { name contact { phone } } toCall { name phone } targetId } } } }`);
      return needsYouNow.edges
        .map(({ node }: Anything) => node)
        .filter(({ kind }: Anything) => kind === 'UNANSWERED');
    };
    expect(await unanswered()).toEqual([]);
    await pass(world(), flag, 15);
    await escalate(world());
    const [item] = await unanswered();
    expect(item).toMatchObject({
      title: 'Alert: nobody has answered. Please see to it that somebody does',
      detail: null,
      level: 'ALERT',
      client: { name: 'Jonah Whitfield', contact: { phone: '07700 900112' } },
      toCall: [
        { name: 'Dr Mara Lindqvist', phone: '07700 900103' },
        { name: 'Tomas Reyes', phone: '07700 900107' },
        { name: 'Rowan Ellery', phone: '07700 900101' },
      ],
      targetId: flag,
    });
    expect(item.told).toMatch(
      /^Told to Dr Mara Lindqvist at .+, Tomas Reyes at .+ and Rowan Ellery at .+; nobody has answered\.$/,
    );
    expect(JSON.stringify(item)).not.toMatch(/shook|deep|hold/i);
    // The flag itself, its reason, events and steps stay closed.
    expect(await readFlag(rowan, flag)).toBeNull();
    const closed = await asActor(world(), 'rowan', async (query) => {
      const counts: number[] = [];
      for (const table of [
        'distress_flag',
        'distress_flag_reason',
        'flag_guidance',
        'flag_conditions',
        'flag_event',
        'flag_step',
        'flag_told',
      ])
        counts.push((await query(`select 1 from attune.${table}`)).rows.length);
      return counts;
    });
    expect(closed).toEqual([0, 0, 0, 0, 0, 0, 0]);
    await stepFlag(await world().as('mara'), 'acknowledgeDistressFlag', flag);
    expect(await unanswered()).toEqual([]);
  });

  it('a crisis that nobody answers stays on top for all concerned, and says whom it was sent to', async () => {
    await world().rows(
      `update attune.distress_flag set acknowledge_by = now() - interval '3 hours' where id = $1`,
      [flag],
    );
    const crisis = await flagFrom(world(), { level: 'CRISIS', minutesAgo: 16, client: 'Petra', by: 'Ben' });
    await escalate(world());
    for (const name of ['mara', 'tomas', 'rowan'] as const) {
      const { needsYouNow } = await (await world().as(name)).ask(
        'query { needsYouNow(first: 1) { edges { node { targetId level told } } } }',
      );
      expect([name, needsYouNow.edges[0].node]).toEqual([
        name,
        {
          targetId: crisis,
          level: 'CRISIS',
          told: expect.stringMatching(/Mara Lindqvist.*Tomas Reyes.*Rowan Ellery.*nobody has answered/),
        },
      ]);
    }
  });
});
