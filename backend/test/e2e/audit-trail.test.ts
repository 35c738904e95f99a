import { beforeEach, describe, expect, it } from '@jest/globals';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { AuditSealer } from '../../src/platform/audit/index.ts';
import { PG_TYPES } from '../../src/platform/database/pg-types.ts';
import { traffic } from '../../src/platform/database/traffic.ts';
import { type Anything, asActor, type DemoName, useWorld, type World } from '../harness/index.ts';

const OPEN = `mutation Open($input: OpenInEmergencyInput!) { openInEmergency(input: $input) { __typename
  ... on EmergencyAccess { id openedBy reason openedAt endsAt endedAt open mine client { id name } }
  ... on Problem { code message } ... on InvalidInput { fields { path message } } ... on RateLimited { retryAfterSeconds } } }`;
const END = `mutation End($input: EndEmergencyAccessInput!) { endEmergencyAccess(input: $input) { __typename
  ... on EmergencyAccess { id open endedAt client { id } } ... on Problem { code message } } }`;
const LOG = `query Log($clientId: ID!, $first: Int, $after: String, $own: Boolean) { client(id: $clientId) {
  accessLog(first: $first, after: $after, own: $own) {
    edges { node { id at who role what ground changed own reason } } pageInfo { hasNextPage endCursor } } } }`;
const TRAIL = `query Trail($first: Int, $after: String, $from: DateTime, $to: DateTime, $memberId: ID, $clientId: ID, $own: Boolean) {
  auditEvents(first: $first, after: $after, from: $from, to: $to, memberId: $memberId, clientId: $clientId, own: $own) {
    edges { node { id at who role action what ground refused emergency clients { id name } clientCount classes reason } }
    pageInfo { hasNextPage endCursor } } }`;
const REASON = 'Rang the on-call line; the lead could not be reached.';

/** Chains what waits, as the worker does every few seconds. */
async function seal(world: World): Promise<void> {
  const pool = new pg.Pool({
    connectionString: world.database.config.workerDatabaseUrl,
    types: PG_TYPES,
    max: 1,
  });
  const connection = await pool.connect();
  try {
    await world.app.get(AuditSealer).seal(connection);
  } finally {
    connection.release();
    await pool.end();
  }
}

describe('who may, who did', () => {
  const world = useWorld();
  const nodes = (connection: Anything) => connection.edges.map((edge: Anything) => edge.node);
  const logOf = async (name: DemoName, variables: object = {}) => {
    const clientId = await world().clientId(name[0]?.toUpperCase() + name.slice(1));
    const { client } = await (await world().as(name)).ask(LOG, { clientId, ...variables });
    return client.accessLog;
  };
  const open = async (name: DemoName, clientName: string, more: object = {}) =>
    (await (await world().as(name)).ask(OPEN, { input: { clientName, reason: REASON, ...more } }))
      .openInEmergency;
  /** As if nobody had tried or opened anything. */
  const afresh = async () => {
    await world().rows('delete from attune.emergency_attempt');
    await world().rows('update attune.emergency_access set ended_at = opened_at where ended_at is null');
  };

  beforeEach(afresh);

  describe('R27: who opened my record', () => {
    it('tells the client who, what, by what right, in plain words, and not what they did themselves', async () => {
      const amal = await world().clientId('Amal');
      await (await world().as('mara')).ask(
        'query ($id: ID!) { client(id: $id) { name boundaries { version } careTeam { state } } }',
        { id: amal },
      );
      await (await world().as('rowan')).ask('{ clients { edges { node { name } } } }');
      await (await world().as('amal')).ask('query ($id: ID!) { client(id: $id) { name } }', { id: amal });
      const [newest, before] = nodes(await logOf('amal'));
      expect(newest).toMatchObject({
        who: 'Rowan Ellery',
        role: 'ADMINISTRATOR',
        what: 'saw your name and contact in a list',
        ground: 'administration',
        changed: false,
        own: false,
        reason: null,
      });
      expect(before).toMatchObject({
        who: 'Dr Mara Lindqvist',
        role: 'PSYCHOTHERAPIST',
        what: 'read your care team and rules for touch',
        ground: 'on your care team',
      });
      const all = nodes(await logOf('amal', { own: true, first: 100 }));
      expect(all[0]).toMatchObject({ who: 'Amal Haddad', role: 'CLIENT', own: true, ground: 'yourself' });
      expect(nodes(await logOf('amal', { first: 100 })).every((one: Anything) => !one.own)).toBe(true);
    });

    it('tells of changes, and shows nobody whom the door was shut to', async () => {
      const jonah = await world().clientId('Jonah');
      const ines = await world().memberId('Ines');
      await (await world().as('tomas')).ask(
        'mutation ($input: ProposeCareTeamMemberInput!) { proposeCareTeamMember(input: $input) { __typename } }',
        { input: { clientId: jonah, memberId: ines, discipline: 'MASSAGE' } },
      );
      const log = nodes(await logOf('jonah', { first: 100 }));
      expect(log.some((one: Anything) => one.who === 'Tomas Reyes')).toBe(false);
      expect(log.some((one: Anything) => one.changed)).toBe(true);
      expect(JSON.stringify(log)).not.toMatch(/flag|hold/i);
    });

    it('is the same before and after the rows are sealed, page upon page', async () => {
      const before = nodes(await logOf('petra', { first: 100, own: true }));
      await seal(world());
      const after = nodes(await logOf('petra', { first: 100, own: true }));
      // Reading it is the client's own row, newer than all that was there.
      expect(after.slice(1)).toEqual(before.slice(0, 99));
      const known = nodes(await logOf('petra', { first: 100 }));
      const paged: Anything[] = [];
      let place: string | null = null;
      do {
        const page: Anything = await logOf('petra', { first: 2, after: place });
        paged.push(...nodes(page));
        place = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
      } while (place !== null && paged.length < 100);
      expect(paged).toEqual(known);
      const clients = await world().rows(
        `select 1 from attune.audit_event e, unnest(e.client_ids) c (id) where e.batch is not null and not exists (
           select 1 from attune.audit_event_client l where l.practice_id = e.practice_id and l.client_id = c.id and l.event_id = e.id)`,
      );
      expect(clients).toEqual([]);
    });

    it('is for the client alone: others are told so, strangers that there is nothing', async () => {
      const jonah = await world().clientId('Jonah');
      for (const name of ['mara', 'ines', 'rowan'] as const) {
        const answer = await (await world().as(name)).send(LOG, { clientId: jonah });
        expect({
          name,
          errors: answer.errors?.map(({ message, extensions }) => [extensions.code, message]),
        }).toEqual({
          name,
          errors: [['FORBIDDEN', 'Who opened a record is for the client to see.']],
        });
        expect(answer.data).toEqual({ client: null });
      }
      for (const name of ['tomas', 'ben', 'amal', 'kit'] as const) {
        expect(await (await world().as(name)).ask(LOG, { clientId: jonah })).toEqual({ client: null });
      }
    });

    it('is closed in the database, too: to everybody but the client', async () => {
      const jonah = await world().clientId('Jonah');
      const LOG_SQL = 'select * from attune.access_log($1, true, null, null, 100)';
      for (const name of ['mara', 'ines', 'rowan', 'tomas', 'amal'] as const) {
        await asActor(world(), name, async (query) => {
          expect((await query(LOG_SQL, [jonah])).rows).toEqual([]);
          await expect(query('select * from attune.audit_event_client')).rejects.toThrow('permission denied');
        });
      }
      await asActor(
        world(),
        'kit',
        async (query) => expect((await query(LOG_SQL, [jonah])).rows).toEqual([]),
        'Elm',
      );
      await asActor(world(), 'jonah', async (query) => {
        expect((await query(LOG_SQL, [jonah])).rows.length).toBeGreaterThan(0);
      });
    });

    it('is one statement beside the client’s head, however long it is', async () => {
      const jonah = await world().as('jonah');
      const clientId = await world().clientId('Jonah');
      const count = async (first: number) => {
        const before = traffic.statements;
        await jonah.ask(LOG, { clientId, first });
        return traffic.statements - before;
      };
      await count(1);
      expect(await count(100)).toBe(await count(1));
    });
  });

  describe('R26: the audit for who runs the practice', () => {
    const trail = async (variables: object = {}, name: DemoName = 'rowan') =>
      (await (await world().as(name)).ask(TRAIL, variables)).auditEvents;

    it('tells who did what to whose record, without contents, and that it was looked at', async () => {
      const jonah = await world().clientId('Jonah');
      await (await world().as('ines')).ask(
        'query ($id: ID!) { client(id: $id) { name notes(first: 3) { edges { node { id } } } } }',
        { id: jonah },
      );
      const first = nodes(await trail({ first: 1 }))[0];
      expect(first).toMatchObject({
        who: 'Ines Okafor',
        role: 'MASSAGE_THERAPIST',
        action: 'client.read',
        what: 'read the notes',
        ground: 'on the care team',
        refused: false,
        emergency: false,
        clients: [{ id: jonah, name: 'Jonah Whitfield' }],
        clientCount: 1,
        classes: ['IDENTITY', 'NOTES'],
        reason: null,
      });
      const next = nodes(await trail({ first: 1 }))[0];
      expect(next).toMatchObject({
        who: 'Rowan Ellery',
        role: 'ADMINISTRATOR',
        action: 'audit.read',
        what: 'looked through the list of who opened records',
        clients: [{ id: jonah, name: 'Jonah Whitfield' }],
        classes: ['ACCESS_LOG'],
      });
      // And the client learns that, too.
      expect(nodes(await logOf('jonah', { first: 3 })).map((one: Anything) => one.what)).toContain(
        'looked through the list of who opened records',
      );
    });

    it('leaves a row also when nothing was found', async () => {
      await trail({ from: '2001-01-01T00:00:00Z', to: '2001-01-02T00:00:00Z' });
      const [row] = await world().rows<{ action: string; client_ids: string[] }>(
        'select action, client_ids from attune.audit_event order by at desc limit 1',
      );
      expect(row).toEqual({ action: 'audit.read', client_ids: [] });
    });

    it('finds by time, member and client, sealed or not, page upon page', async () => {
      const [petra, tomas] = [await world().clientId('Petra'), await world().memberId('Tomas')];
      const look = async () => ({
        ofPetra: nodes(await trail({ clientId: petra, memberId: tomas, first: 100 })),
        ofTomas: nodes(await trail({ memberId: tomas, first: 100 })).filter(
          (one: Anything) => one.clientCount === 1,
        ),
      });
      const before = await look();
      expect(before.ofPetra.length).toBeGreaterThanOrEqual(5);
      expect(
        before.ofPetra.every((one: Anything) => one.who === 'Tomas Reyes' && one.clients[0].id === petra),
      ).toBe(true);
      await seal(world());
      expect(await look()).toEqual(before);
      const at = before.ofPetra[2].at as string;
      const until = nodes(await trail({ clientId: petra, memberId: tomas, to: at, first: 100 }));
      expect(until).toEqual(before.ofPetra.slice(3));
      const since = nodes(await trail({ clientId: petra, memberId: tomas, from: at, first: 100 }));
      expect(since).toEqual(before.ofPetra.slice(0, 3));
      const one = await trail({ clientId: petra, memberId: tomas, first: 2 });
      const two = await trail({ clientId: petra, memberId: tomas, first: 2, after: one.pageInfo.endCursor });
      expect([...nodes(one), ...nodes(two)]).toEqual(before.ofPetra.slice(0, 4));
      const answer = await (await world().as('rowan')).send(TRAIL, {
        from: '2026-02-01T00:00:00Z',
        to: '2026-01-01T00:00:00Z',
      });
      expect(answer.errors?.[0]?.extensions.code).toBe('INVALID');
    });

    it('shows refusals, and what clients did themselves only when asked', async () => {
      await (await world().as('jonah')).ask('query ($id: ID!) { client(id: $id) { name } }', {
        id: await world().clientId('Jonah'),
      });
      await open('tomas', 'Nobody of that name');
      const [refused] = nodes(await trail({ first: 1 }));
      expect(refused).toMatchObject({
        who: 'Tomas Reyes',
        role: null,
        refused: true,
        action: 'emergency.open',
      });
      const clientsOwn = (list: Anything[]) => list.filter((one) => one.role === 'CLIENT').length;
      expect(clientsOwn(nodes(await trail({ first: 100 })))).toBe(0);
      expect(clientsOwn(nodes(await trail({ first: 100, own: true })))).toBeGreaterThan(0);
    });

    it('R13: names no process note', async () => {
      const rows = nodes(await trail({ first: 100, own: true }));
      expect(JSON.stringify(rows)).not.toMatch(/process/i);
    });

    it('is for owner and administrator alone, in the API and in the database', async () => {
      for (const name of ['mara', 'ines', 'jonah'] as const) {
        const answer = await (await world().as(name)).send(TRAIL);
        expect(answer.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
        await asActor(world(), name, async (query) => {
          const { rows } = await query(
            'select * from attune.audit_trail(null, null, true, null, null, null, null, 100)',
          );
          expect(rows).toEqual([]);
        });
      }
      const elm = nodes(await trail({ first: 100, own: true }, 'elmOwner'));
      expect(JSON.stringify(elm)).not.toMatch(/Lindqvist|Whitfield|Haddad|Novak|Reyes/);
    });
  });

  describe('R27: a record opened in an emergency', () => {
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
      expect(
        nodes(seen.notes).every((one: Anything) => one.kind !== 'PROCESS' && one.state !== 'DRAFT'),
      ).toBe(true);
      expect(seen.hold).toBe('DEEP_WORK');
      expect(seen.emergencyAccesses).toEqual([
        expect.objectContaining({ id: opened.id, mine: true, open: true }),
      ]);
      const [row] = await world().rows<Anything>(
        `select ground, role, client_ids from attune.audit_event where action = 'client.read' and user_id = (select user_id from attune.member where name = 'Tomas Reyes') order by at desc limit 1`,
      );
      expect(row).toEqual({ ground: 'BREAK_GLASS', role: 'PSYCHOTHERAPIST', client_ids: [amal] });
      expect(nodes(await logOf('amal', { first: 100 }))).toContainEqual(
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
      expect(nodes(await logOf('jonah', { first: 1 }))[0]).toMatchObject({
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
