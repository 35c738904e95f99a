import { beforeAll, describe, expect, it } from '@jest/globals';
import { type Anything, type DemoName, useWorld } from '../harness/index.ts';
import { draftPlan, planInput, proposePlan } from '../harness/operations/care-plans.ts';
import { QUEUE, queueOf } from '../harness/operations/dashboard.ts';
import { raiseFlag, settleFlags, stepFlag } from '../harness/operations/distress-flags.ts';
import { ahead, book, rewrite, serviceId, withoutAppointments } from '../harness/operations/scheduling.ts';

describe('what needs me now', () => {
  const world = useWorld();
  const ids = {} as Record<
    | 'jonah'
    | 'amal'
    | 'petra'
    | 'lee'
    | 'mara'
    | 'ines'
    | 'ben'
    | 'crisis'
    | 'alert'
    | 'concern'
    | 'notice'
    | 'held'
    | 'plan'
    | 'request'
    | 'waiting'
    | 'draft'
    | 'licence'
    | 'correction'
    | 'handoff',
    string
  >;

  const onlyId = async (text: string, ...values: unknown[]) =>
    (await world().rows<{ id: string }>(text, values))[0]?.id ?? '';
  const draft = (kind: string, age: string) =>
    onlyId(
      `insert into attune.note (practice_id, id, client_id, author_member_id, kind, state, created_at)
       select practice_id, gen_random_uuid(), id, $2, $3, 'DRAFT', now() - $4::interval from attune.client where id = $1 returning id`,
      ids.petra,
      ids.mara,
      kind,
      age,
    );

  /** One of each kind, around Jonah, Amal and Petra; nothing of the demo's own beside it. */
  beforeAll(async () => {
    for (const name of ['Jonah', 'Amal', 'Petra', 'Lee'])
      ids[name.toLowerCase() as 'jonah'] = await world().clientId(name);
    for (const name of ['Mara', 'Ines', 'Ben'])
      ids[name.toLowerCase() as 'mara'] = await world().memberId(name);
    await settleFlags(world());
    await rewrite(world(), [
      [`update attune.note set state = 'ENTERED_IN_ERROR' where state = 'DRAFT'`, []],
      ['delete from attune.planning_request', []],
      ['delete from attune.plan_review', []],
    ]);
    for (const client of [ids.jonah, ids.amal, ids.petra])
      await withoutAppointments(world(), client, new Date().toISOString());
    const [mara, ines, jonah] = [
      await world().as('mara'),
      await world().as('ines'),
      await world().as('jonah'),
    ];

    const massage = {
      clientId: ids.petra,
      practitionerId: ids.ben,
      serviceId: await serviceId(world(), 'Swedish massage'),
    };
    ids.waiting = (await book(mara, { ...massage, startsAt: ahead(2, 2, '11:00') })).id;
    ids.held = (await raiseFlag(ines, ids.jonah, { tableGuidance: 'Hands only.' })).id;
    await stepFlag(mara, 'acknowledgeDistressFlag', ids.held);
    ids.concern = (await raiseFlag(mara, ids.jonah, { level: 'CONCERN', reason: 'Quieter than usual.' })).id;
    ids.alert = (await raiseFlag(ines, ids.amal, { tableGuidance: 'No talking.' })).id;
    ids.notice = (await raiseFlag(ines, ids.amal, { level: 'NOTICE', reason: 'Two check-ins missed.' })).id;
    ids.crisis = (await raiseFlag(mara, ids.petra, { level: 'CRISIS', reason: 'Not safe tonight.' })).id;

    const [plan] = await world().rows<{ id: string; version: number }>(
      `select id, active_version as version from attune.care_plan where client_id = $1 and state = 'ACTIVE'`,
      [ids.jonah],
    );
    const next = await draftPlan(
      mara,
      planInput(ids.jonah, { planId: plan?.id, expectedVersion: plan?.version }),
    );
    expect(await proposePlan(mara, next.id, next.version)).toMatchObject({ __typename: 'CarePlan' });
    ids.plan = next.id;
    const talk = {
      clientId: ids.jonah,
      practitionerId: ids.mara,
      serviceId: await serviceId(world(), 'Talk session'),
    };
    ids.request = (await book(jonah, { ...talk, startsAt: ahead(3, 2, '10:00') })).id;
    ids.draft = await draft('PROGRESS', '3 days');
    await draft('CONTACT', '0 days');
    // The demo has one of each.
    ids.correction = await onlyId(`select note_id as id from attune.amendment where state = 'REQUESTED'`);
    ids.handoff = await onlyId(
      `select r.note_id as id from attune.session_response r where r.to_psychotherapy is not null and r.signed
         and not exists (select from attune.handoff_seen s where s.note_id = r.note_id)`,
    );
    ids.licence = await onlyId(
      `select id from attune.credential where member_id = $1 and kind = 'LICENCE'`,
      ids.ben,
    );
  });

  const see = async (name: DemoName) => queueOf(await world().as(name));
  const kinds = (items: Anything[]) => items.map((item) => `${item.kind} ${nameOf(item.targetId)}`);
  const nameOf = (id: string) => Object.entries(ids).find(([, known]) => known === id)?.[0] ?? id;
  const the = (items: Anything[], target: keyof typeof ids) =>
    items.find((item) => item.targetId === ids[target]);

  it('comes with what runs out first on top, then holds, then what waits longest', async () => {
    const items = await see('mara');
    expect(kinds(items)).toEqual([
      'FLAG crisis',
      'FLAG alert',
      'FLAG concern',
      'REQUEST request',
      'AMENDMENT correction',
      'HOLD held',
      'FLAG notice',
      'HANDOFF handoff',
      'DRAFT draft',
    ]);
    const dated = items.flatMap((item) => item.dueAt ?? []);
    expect(dated).toHaveLength(5);
    expect(dated).toEqual([...dated].sort());
    expect(the(items, 'crisis')).toMatchObject({
      level: 'CRISIS',
      title: 'No bodywork until you decide: raised by you',
      detail: 'Not safe tonight.',
      client: { id: ids.petra, name: 'Petra Novak', pronouns: 'she/her' },
    });
    expect(the(items, 'alert').title).toBe('No deep work until you decide: raised by Ines Okafor');
    expect(the(items, 'correction')).toMatchObject({
      title: expect.stringMatching(/^Asks you to correct a progress note: please answer by \d+ \w+$/),
      detail: 'It was my cousin who called, not my brother.',
    });
    expect(the(items, 'handoff').title).toBe('Ines Okafor brings something to psychotherapy');
    expect(the(items, 'draft').title).toMatch(/^Unsigned progress note of \d/);
    expect(the(items, 'request').title).toMatch(/^Asks for Talk session on Tuesday \d+ \w+, 10:00$/);
  });

  it('a hold to decide is wanted before the next session that waits for it', async () => {
    await stepFlag(await world().as('mara'), 'acknowledgeDistressFlag', ids.crisis);
    const items = await see('mara');
    expect(the(items, 'crisis')).toMatchObject({
      kind: 'HOLD',
      level: 'CRISIS',
      title: 'No bodywork until you decide',
    });
    const [waiting] = await world().rows<{ at: Date }>(
      'select starts_at as at from attune.appointment where id = $1',
      [ids.waiting],
    );
    expect(Date.parse(the(items, 'crisis').dueAt)).toBe(waiting?.at.getTime());
    expect(kinds(items).indexOf('HOLD crisis')).toBeLessThan(kinds(items).indexOf('REQUEST request'));
  });

  it('shows a massage therapist the hold and what to do on the table, never why, and until they have seen it', async () => {
    const items = await see('ines');
    expect(kinds(items)).toEqual(['FLAG alert', 'FLAG concern', 'FLAG notice', 'AGREEMENT plan']);
    expect(the(items, 'alert')).toMatchObject({
      title: 'No deep work until a psychotherapist decides: raised by you',
      detail: 'No talking.',
    });
    expect(the(items, 'concern')).toMatchObject({ title: 'Raised by Dr Mara Lindqvist', detail: null });
    expect(JSON.stringify(items)).not.toContain('Quieter than usual');
    expect(the(items, 'plan').title).toMatch(/^Dr Mara Lindqvist proposes version \d of the plan$/);
    await stepFlag(await world().as('ines'), 'acknowledgeDistressFlag', ids.concern);
    expect(kinds(await see('ines'))).not.toContain('FLAG concern');
    // The clock of it runs on for the psychotherapist.
    expect(kinds(await see('mara'))).toContain('FLAG concern');
  });

  it('shows whose session waits for a hold, and whose licence runs out', async () => {
    const items = await see('ben');
    expect(kinds(items)).toEqual(['CLEARANCE waiting', 'LICENCE licence']);
    expect(the(items, 'waiting').title).toMatch(
      /^Swedish massage on Tuesday \d+ \w+, 11:00 waits until the hold is decided$/,
    );
    expect(the(items, 'licence')).toMatchObject({ client: null, level: null });
    expect(the(items, 'licence').title).toMatch(
      /^Your licence as massage therapist runs out on \d+ \w+ \d{4}$/,
    );
  });

  it('shows an administrator what is asked for and every licence that runs out, and no flag', async () => {
    const items = await see('rowan');
    expect(kinds(items).sort()).toEqual(['LICENCE licence', 'REQUEST request']);
    expect(the(items, 'licence').title).toMatch(/^Ben Sato’s licence/);
    // What a psychotherapy session is for is not theirs to know.
    expect(the(items, 'request').title).toMatch(/^Asks for a session with Dr Mara Lindqvist on/);
  });

  it('R2: leaves out a licence that a later one has taken the place of, and keeps one that ran out', async () => {
    const change = (until: string) =>
      rewrite(world(), [
        [
          `update attune.credential set valid_until = current_date + $2::integer where id = $1`,
          [ids.licence, until],
        ],
      ]);
    await change('-5');
    const [expired] = (await see('ben')).filter((item) => item.kind === 'LICENCE');
    expect(expired).toMatchObject({ dueAt: null });
    expect(expired.title).toContain('ran out on');
    await change('61');
    expect((await see('ben')).filter((item) => item.kind === 'LICENCE')).toEqual([]);
    await change('20');
    const renewed = await onlyId(
      `insert into attune.credential (practice_id, id, member_id, kind, discipline, valid_from, valid_until, verified_at)
       select practice_id, gen_random_uuid(), member_id, kind, discipline, current_date, current_date + 400, now()
       from attune.credential where id = $1 returning id`,
      ids.licence,
    );
    expect((await see('rowan')).filter((item) => item.kind === 'LICENCE')).toEqual([]);
    await world().rows('delete from attune.credential where id = $1', [renewed]);
  });

  it('R19: tells clients in plain words what waits for them, and nothing of flags', async () => {
    const jonah = await see('jonah');
    expect(kinds(jonah)).toEqual(['AGREEMENT plan']);
    expect(jonah[0].title).toBe('Your plan has changed: please read what is new and say whether you agree');
    expect(await see('amal')).toEqual([]);
    const lee = await see('lee');
    expect(lee.map((item) => `${item.kind}: ${item.title}`).sort()).toEqual([
      'TEAM: Dr Mara Lindqvist would like to join your team as psychotherapist',
      'TEAM: Ines Okafor would like to join your team as massage therapist',
    ]);
    expect(JSON.stringify([jonah, lee])).not.toMatch(/flag|alert|crisis/i);
  });

  it('asks a client after the first session whether it fits', async () => {
    const place = await onlyId(
      `update attune.care_team_member set state = 'TRIAL', trial_at = now() - interval '2 days'
       where client_id = $1 and discipline = 'MASSAGE' returning id`,
      ids.lee,
    );
    const asked = async () => (await see('lee')).filter((item) => item.targetId === place);
    expect(await asked()).toEqual([]);
    await rewrite(world(), [
      [
        `insert into attune.appointment (practice_id, id, client_id, member_id, discipline, state, starts_at, ends_at, busy, created_by)
         select practice_id, gen_random_uuid(), client_id, member_id, 'MASSAGE', 'FULFILLED', now() - interval '1 day', now() - interval '23 hours',
           tstzrange(now() - interval '1 day', now() - interval '23 hours'), gen_random_uuid()
         from attune.care_team_member where id = $1`,
        [place],
      ],
    ]);
    expect((await asked()).map((item) => item.title)).toEqual([
      'You have met Ines Okafor: would you like to go on together?',
    ]);
  });

  it('R1, R4: is empty for whom nothing of it concerns', async () => {
    for (const name of ['tomas', 'vera', 'elmOwner', 'kit'] as const) {
      expect({ name, items: await see(name) }).toEqual({ name, items: [] });
    }
  });

  it('R4: lets an author finish a draft when the place on the team has ended, and names the client no more', async () => {
    const end = (state: string) =>
      rewrite(world(), [
        [
          `update attune.care_team_member set state = $3 where client_id = $1 and member_id = $2`,
          [ids.petra, ids.mara, state],
        ],
      ]);
    await end('ENDED');
    const items = await see('mara');
    expect(kinds(items)).not.toContain('HOLD crisis');
    expect(the(items, 'draft')).toMatchObject({ kind: 'DRAFT', client: null });
    await end('ACTIVE');
  });

  it('gives page after page without a gap, and refuses a place that is none', async () => {
    const mara = await world().as('mara');
    const seen: string[] = [];
    let after: string | null = null;
    for (let pages = 0; pages < 10; pages += 1) {
      const { needsYouNow }: Anything = await mara.ask(QUEUE, { first: 2, after });
      seen.push(...needsYouNow.edges.map((edge: Anything) => edge.node.targetId));
      after = needsYouNow.pageInfo.endCursor;
      if (!needsYouNow.pageInfo.hasNextPage) break;
    }
    expect(seen).toEqual((await see('mara')).map((item) => item.targetId));
    for (const wrong of ['x', Buffer.from('["a","b","c","d"]').toString('base64url')]) {
      const { errors } = await mara.send(QUEUE, { after: wrong });
      expect(['INVALID', 'BAD_USER_INPUT']).toContain(errors?.[0]?.extensions.code);
    }
  });

  it('R26: leaves one trace for each ground, naming the clients and what of their records was opened', async () => {
    const traceOf = async (name: DemoName) => {
      const since = new Date().toISOString();
      await see(name);
      return world().rows<Anything>(
        `select role, ground, array(select c.name from attune.client c where c.id = any (client_ids) order by 1) as names, field_classes
         from attune.audit_event where action = 'work.queue' and at >= $1 order by role`,
        [since],
      );
    };
    expect(await traceOf('mara')).toEqual([
      {
        role: 'PSYCHOTHERAPIST',
        ground: 'TEAM',
        names: ['Amal Haddad', 'Jonah Whitfield', 'Petra Novak'],
        field_classes: ['APPOINTMENTS', 'FLAGS', 'IDENTITY', 'NOTES', 'SESSION_RESPONSES'],
      },
    ]);
    expect(await traceOf('rowan')).toEqual([
      {
        role: 'ADMINISTRATOR',
        ground: 'ADMINISTRATOR',
        names: ['Jonah Whitfield'],
        field_classes: ['APPOINTMENTS', 'IDENTITY'],
      },
    ]);
    expect(await traceOf('jonah')).toEqual([
      { role: 'CLIENT', ground: 'SELF', names: ['Jonah Whitfield'], field_classes: ['IDENTITY', 'PLAN'] },
    ]);
    expect(await traceOf('tomas')).toEqual([]);
  });
});
