import { beforeEach, describe, expect, it } from '@jest/globals';
import { setTimeout as wait } from 'node:timers/promises';
import { type Anything, asActor, type DemoName, useWorld } from '../harness/index.ts';
import {
  accessLogOf,
  END,
  noEmergencies,
  nodes,
  OPEN,
  openInEmergency,
  REASON,
} from '../harness/operations/audit-trail.ts';

describe('R27: a record opened in an emergency', () => {
  const world = useWorld();
  const open = (name: DemoName, clientName: string, more?: object) =>
    openInEmergency(world(), name, clientName, more);
  const afresh = () => noEmergencies(world());

  beforeEach(afresh);

  const RECORD = `query Record($id: ID!) { client(id: $id) { id name
    viewerCan { raiseFlag liftHold writeProgressNote writeSessionResponse editPlan book }
    careTeam { state member { name } } hold openFlags: flags(first: 5) { edges { node { id level reason { __typename } } } }
    boundaries { version } sharing { category granted discipline } plan: activePlan { summary goals { statement audience } }
    planWithheld { reason } notesWithheld { category }
    notes(first: 50) { edges { node { __typename id kind state ... on ProgressNote { body { __typename } teamSummary { __typename } } } } }
    emergencyAccesses { id mine open reason } } }`;
  const read = async (name: DemoName, id: string) =>
    (await (await world().as(name)).ask(RECORD, { id })).client;

  it('opens for four hours what a psychotherapist of the team may read, by the whole name', async () => {
    const amal = await world().clientId('Amal');
    expect(await read('tomas', amal)).toBeNull();
    const opened = await open('tomas', '  amal   HADDAD ');
    expect(opened).toMatchObject({
      __typename: 'EmergencyAccess',
      openedBy: 'Tomas Reyes',
      reason: REASON,
      open: true,
      mine: true,
      endedAt: null,
      client: { id: amal, name: 'Amal Haddad' },
    });
    expect(Date.parse(opened.endsAt) - Date.parse(opened.openedAt)).toBe(4 * 3_600_000);
    const [seen, team] = [await read('tomas', amal), await read('mara', amal)];
    const nothing = Object.fromEntries(Object.keys(seen.viewerCan).map((key) => [key, false]));
    expect(seen.viewerCan).toEqual(nothing);
    const shown = (client: Anything) => ({
      ...client,
      viewerCan: null,
      emergencyAccesses: null,
      // A draft and a process note are their author's; Mara's own are not compared.
      notes: nodes(client.notes).filter((one: Anything) => one.state !== 'DRAFT' && one.kind !== 'PROCESS'),
    });
    expect(shown(seen)).toEqual(shown(team));
    expect(nodes(seen.notes).every((one: Anything) => one.kind !== 'PROCESS' && one.state !== 'DRAFT')).toBe(
      true,
    );
    expect(seen.hold).toBe('DEEP_WORK');
    expect(seen.emergencyAccesses).toEqual([
      expect.objectContaining({ id: opened.id, mine: true, open: true }),
    ]);
    const [row] = await world().rows<Anything>(
      `select ground, role, client_ids from attune.audit_event where action = 'client.read' and user_id = (select user_id from attune.member where name = 'Tomas Reyes') order by at desc limit 1`,
    );
    expect(row).toEqual({ ground: 'BREAK_GLASS', role: 'PSYCHOTHERAPIST', client_ids: [amal] });
    expect(nodes(await accessLogOf(world(), 'amal', { first: 100 }))).toContainEqual(
      expect.objectContaining({
        who: 'Tomas Reyes',
        what: 'opened your record in an emergency',
        ground: 'emergency access',
        reason: REASON,
      }),
    );
  });

  it('keeps what the client shares with no psychotherapist: consent holds in an emergency, too', async () => {
    const amal = await world().clientId('Amal');
    await open('tomas', 'Amal Haddad');
    const responses = `select count(*)::int as count from attune.session_response where client_id = $1`;
    const seen = () =>
      asActor(
        world(),
        'tomas',
        async (query) => (await query<{ count: number }>(responses, [amal])).rows[0]?.count,
      );
    expect(await seen()).toBeGreaterThan(0);
    await world().rows(
      `update attune.sharing_consent set granted = false where client_id = $1 and category = 'SESSION_RESPONSES' and discipline = 'PSYCHOTHERAPY'`,
      [amal],
    );
    try {
      expect(await seen()).toBe(0);
      expect((await read('tomas', amal)).notesWithheld).toEqual([{ category: 'SESSION_RESPONSES' }]);
    } finally {
      await world().rows(
        `update attune.sharing_consent set granted = true where client_id = $1 and category = 'SESSION_RESPONSES' and discipline = 'PSYCHOTHERAPY'`,
        [amal],
      );
    }
  });

  it('lets nothing be written: every mutation is refused with its reason', async () => {
    const amal = await world().clientId('Amal');
    await open('tomas', 'Amal Haddad');
    const tomas = await world().as('tomas');
    const reason = 'In an emergency the record is open for reading alone.';
    const [{ id: flagId } = { id: '' }] = await world().rows<{ id: string }>(
      'select id from attune.distress_flag where client_id = $1 order by raised_at desc limit 1',
      [amal],
    );
    const tries: readonly (readonly [string, string, object])[] = [
      [
        'raiseDistressFlag',
        'RaiseDistressFlagInput',
        { clientId: amal, level: 'CONCERN', reason: 'Something' },
      ],
      ['acknowledgeDistressFlag', 'FlagStepInput', { flagId, text: 'Seen' }],
      ['resolveDistressFlag', 'FlagStepInput', { flagId, text: 'Done' }],
      ['liftHold', 'FlagStepInput', { flagId, text: 'Fine' }],
      ['startNote', 'StartNoteInput', { clientId: amal, kind: 'PROGRESS' }],
      [
        'proposeCareTeamMember',
        'ProposeCareTeamMemberInput',
        { clientId: amal, memberId: await world().memberId('Ben'), discipline: 'MASSAGE' },
      ],
    ];
    for (const [name, type, input] of tries) {
      const answer = await tomas.ask(
        `mutation Try($input: ${type}!) { ${name}(input: $input) { __typename ... on Problem { message } } }`,
        { input },
      );
      expect({ name, answer: answer[name] }).toEqual({
        name,
        answer: { __typename: 'Forbidden', message: reason },
      });
    }
  });

  it('lets nothing be written in the database: no row of any table that names a client', async () => {
    const amal = await world().clientId('Amal');
    await open('tomas', 'Amal Haddad');
    const tables = await world().rows<{ name: string; inserts: boolean; columns: string[] | null }>(
      `select c.relname as name, has_table_privilege('attune_app', c.oid, 'insert') as inserts,
         (select array_agg(a.attname::text) from pg_attribute a where a.attrelid = c.oid and a.attnum > 0
           and has_column_privilege('attune_app', c.oid, a.attnum, 'update')) as columns
       from pg_class c join pg_attribute k on k.attrelid = c.oid and k.attname = 'client_id'
       where c.relnamespace = 'attune'::regnamespace and c.relkind = 'r'
         and has_table_privilege('attune_app', c.oid, 'select') order by 1`,
    );
    expect(tables.length).toBeGreaterThan(20);
    await asActor(world(), 'tomas', async (query) => {
      for (const { name, columns } of tables.filter((one) => one.columns)) {
        const column = columns?.[0] ?? '';
        // Opened by Tomas himself: the one thing he may end.
        const mine = name === 'emergency_access' ? 'and member_id <> attune.member_id()' : '';
        const { rowCount } = await query(
          `update attune.${name} set ${column} = ${column} where client_id = $1 ${mine}`,
          [amal],
        );
        expect({ name, rowCount }).toEqual({ name, rowCount: 0 });
      }
      for (const { name } of tables.filter((one) => one.inserts)) {
        const { rows } = await query<{ columns: string }>(
          `select string_agg(quote_ident(attname), ', ') as columns from pg_attribute
           where attrelid = ('attune.' || $1)::regclass and attnum > 0 and not attisdropped and attgenerated = ''`,
          [name],
        );
        // A copy of a row that he sees: whatever keeps it out, it does not come in.
        await query('savepoint before');
        const found = await query(`select 1 from attune.${name} where client_id = $1 limit 1`, [amal]);
        if (found.rowCount) {
          await expect(
            query(
              `insert into attune.${name} (${rows[0]?.columns}) select ${rows[0]?.columns} from attune.${name} where client_id = $1 limit 1`,
              [amal],
            ),
          ).rejects.toThrow(/row-level security|R12|fixed/);
        }
        await query('rollback to savepoint before');
      }
      for (const call of [
        `select * from attune.mark_needs_clearance($1, now())`,
        `select * from attune.restore_cleared($1, now())`,
      ]) {
        expect((await query(call, [amal])).rows).toEqual([]);
      }
    });
  });

  it('R13: opens no process note, and no draft, of anybody', async () => {
    const jonah = await world().clientId('Jonah');
    await open('tomas', 'Jonah Whitfield');
    await asActor(world(), 'tomas', async (query) => {
      const count = async (text: string) => (await query<{ count: number }>(text, [jonah])).rows[0]?.count;
      expect(
        await count('select count(*)::int as count from attune.note where client_id = $1'),
      ).toBeGreaterThan(0);
      expect(
        await count(
          `select count(*)::int as count from attune.note where client_id = $1 and (kind = 'PROCESS' or signed_at is null)`,
        ),
      ).toBe(0);
      expect((await query('select * from attune.process_note_text')).rows).toEqual([]);
    });
  });

  it('ends by the clock, or earlier when it is ended; the record is shut at the next read', async () => {
    const jonah = await world().clientId('Jonah');
    const opened = await open('tomas', 'Jonah Whitfield');
    expect(await read('tomas', jonah)).not.toBeNull();
    await world().rows(
      `update attune.emergency_access set opened_at = opened_at - interval '4 hours', ends_at = ends_at - interval '4 hours' where id = $1`,
      [opened.id],
    );
    expect(await read('tomas', jonah)).toBeNull();
    const over = await (await world().as('tomas')).ask(END, { input: { emergencyAccessId: opened.id } });
    expect(over.endEmergencyAccess).toMatchObject({ __typename: 'Conflict' });

    const again = await open('tomas', 'Jonah Whitfield');
    expect(again.id).not.toBe(opened.id);
    for (const name of ['mara', 'rowan', 'jonah'] as const) {
      const answer = await (await world().as(name)).send(END, { input: { emergencyAccessId: again.id } });
      const code = answer.data?.endEmergencyAccess?.code ?? answer.errors?.[0]?.extensions.code;
      expect(['NOT_FOUND', 'FORBIDDEN']).toContain(code);
    }
    const ended = await (await world().as('tomas')).ask(END, { input: { emergencyAccessId: again.id } });
    expect(ended.endEmergencyAccess).toMatchObject({
      __typename: 'EmergencyAccess',
      open: false,
      client: null,
    });
    expect(await read('tomas', jonah)).toBeNull();
    expect(nodes(await accessLogOf(world(), 'jonah', { first: 1 }))[0]).toMatchObject({
      what: 'ended the emergency access to your record',
      changed: true,
    });
    // What is over does not come back.
    await asActor(world(), 'tomas', async (query) => {
      const { rowCount } = await query('update attune.emergency_access set ended_at = null where id = $1', [
        again.id,
      ]);
      expect(rowCount).toBe(0);
    });
  });

  it('finds nobody by a part of a name, of another practice, or where two have it', async () => {
    for (const name of ['Jonah', 'Whitfield', 'Jonah%', 'Kit Alder', 'jonah@harbour.example.org']) {
      await afresh();
      expect(await open('tomas', name)).toMatchObject({ __typename: 'NotFound' });
    }
    await world().rows(
      `insert into attune.client (practice_id, id, name) select practice_id, gen_random_uuid(), 'petra novak' from attune.client where name = 'Petra Novak'`,
    );
    try {
      expect(await open('tomas', 'Petra Novak')).toMatchObject({ __typename: 'NotFound' });
    } finally {
      await world().rows(`delete from attune.client where name = 'petra novak'`);
    }
  });

  it('lets a person try five times an hour, found or not, and says how long to wait', async () => {
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, index) => open('tomas', `Nobody Number ${index}`)),
    );
    const kinds = answers.map((one) => one.__typename).sort();
    expect(kinds).toEqual([...Array(5).fill('NotFound'), ...Array(3).fill('RateLimited')]);
    const limited = await open('tomas', 'Jonah Whitfield');
    expect(limited.__typename).toBe('RateLimited');
    expect(limited.retryAfterSeconds).toBeGreaterThan(3_000);
    await world().rows(`update attune.emergency_attempt set at = at - interval '1 hour'`);
    expect(await open('tomas', 'Jonah Whitfield')).toMatchObject({ __typename: 'EmergencyAccess' });
  });

  it('is opened once: the same key, and a second time while it is open, give the same', async () => {
    const idempotencyKey = '018f0000-0000-7000-8000-0000000000e1';
    const first = await open('tomas', 'Petra Novak', { idempotencyKey });
    const again = await open('tomas', 'Petra Novak', { idempotencyKey });
    const third = await open('tomas', 'Petra Novak');
    expect([again.id, third.id]).toEqual([first.id, first.id]);
    const told = await world().rows(
      `select 1 from pgboss.job where name = 'record-opened-in-emergency' and data ->> 'accessId' = $1`,
      [first.id],
    );
    expect(told).toHaveLength(1);
  });

  it('is for psychotherapists outside the team, with a reason that says something', async () => {
    expect(await open('mara', 'Jonah Whitfield')).toMatchObject({ __typename: 'Conflict' });
    for (const name of ['ben', 'rowan', 'amal'] as const) {
      expect(await open(name, 'Jonah Whitfield')).toMatchObject({ __typename: 'Forbidden' });
      await asActor(world(), name, async (query) => {
        await expect(
          query('select * from attune.open_in_emergency($1, gen_random_uuid(), $2)', [
            'Jonah Whitfield',
            REASON,
          ]),
        ).rejects.toThrow('R27');
        await query('rollback');
      });
    }
    expect(await open('tomas', 'Jonah Whitfield', { reason: '   urgent            ' })).toMatchObject({
      __typename: 'InvalidInput',
      fields: [{ path: 'reason', message: 'Please say why in at least 20 characters.' }],
    });
    await asActor(world(), 'tomas', async (query) => {
      await expect(
        query('select * from attune.open_in_emergency($1, gen_random_uuid(), $2)', [
          'Jonah Whitfield',
          'urgent',
        ]),
      ).rejects.toThrow('emergency_access_reason_check');
    });
  });

  it('shows why to the client and the owner, and to nobody of the team', async () => {
    const amal = await world().clientId('Amal');
    await open('tomas', 'Amal Haddad');
    const ACCESSES =
      'query ($id: ID!) { client(id: $id) { emergencyAccesses { openedBy reason mine open } } }';
    const seen = async (name: DemoName) =>
      (await (await world().as(name)).ask(ACCESSES, { id: amal })).client.emergencyAccesses[0] ?? null;
    const told = { openedBy: 'Tomas Reyes', reason: REASON, mine: false, open: true };
    expect(await seen('amal')).toEqual(told);
    expect(await seen('rowan')).toEqual(told);
    expect(await seen('mara')).toBeNull();
    expect(await seen('ines')).toBeNull();
  });

  it('does not put the client among one’s own: neither on the queue nor in the caseload', async () => {
    await open('tomas', 'Amal Haddad');
    const { caseload, needsYouNow } = await (await world().as('tomas')).ask(
      '{ caseload { edges { node { client { name } } } } needsYouNow { edges { node { title } } } }',
    );
    expect(JSON.stringify([caseload, needsYouNow])).not.toContain('Amal');
  });
});

describe('R27: telling of an emergency, with the worker at work', () => {
  const world = useWorld({ worker: 'in-process' });

  it('tells the client and the owner at once, each once, without what it was about', async () => {
    const opened = (
      await (await world().as('tomas')).ask(OPEN, { input: { clientName: 'Amal Haddad', reason: REASON } })
    ).openInEmergency;
    let rows: Anything[] = [];
    for (let tries = 0; tries < 200 && rows.length < 2; tries += 1) {
      await wait(50);
      rows = await world().rows<Anything>(
        `select u.name, n.kind from attune.notification n join attune.app_user u on u.id = n.user_id
         where n.subject_id = $1 order by u.name`,
        [opened.id],
      );
    }
    const kind = 'RECORD_OPENED_IN_EMERGENCY';
    expect(rows).toEqual([
      { name: 'Amal Haddad', kind },
      { name: 'Rowan Ellery', kind },
    ]);
    const { myNotifications } = await (await world().as('rowan')).ask(
      '{ myNotifications(first: 1) { edges { node { kind subjectId client { name } } } } }',
    );
    expect(myNotifications.edges[0].node).toEqual({
      kind,
      subjectId: opened.id,
      client: { name: 'Amal Haddad' },
    });
  });
});
