import { beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { AuditSealer } from '../../src/platform/audit/index.ts';
import { PG_TYPES } from '../../src/platform/database/pg-types.ts';
import { traffic } from '../../src/platform/database/traffic.ts';
import { type Anything, asActor, type DemoName, useWorld, type World } from '../harness/index.ts';
import {
  accessLogOf,
  LOG,
  noEmergencies,
  nodes,
  openInEmergency,
  TRAIL,
} from '../harness/operations/audit-trail.ts';

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
  const logOf = (name: DemoName, variables?: object) => accessLogOf(world(), name, variables);

  beforeEach(() => noEmergencies(world()));

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
      await openInEmergency(world(), 'tomas', 'Nobody of that name');
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
});
