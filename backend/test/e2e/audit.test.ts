import pg from 'pg';
import { describe, expect, it } from '@jest/globals';
import { AuditSealer, verifyChain } from '../../src/platform/audit/index.ts';
import { PG_TYPES } from '../../src/platform/database/pg-types.ts';
import { asActor, useWorld, withClient } from '../harness/index.ts';

interface Row {
  readonly action: string;
  readonly ground: string;
  readonly role: string | null;
  readonly client_ids: string[];
  readonly field_classes: string[];
  readonly user_id: string;
}

describe('R26: the audit', () => {
  const world = useWorld();

  /** The rows that `work` leaves behind. */
  const rowsOf = async (work: () => Promise<unknown>): Promise<Row[]> => {
    const [start] = await world().rows<{ at: string }>('select clock_timestamp()::text as at');
    await work();
    return world().rows<Row>('select * from attune.audit_event where at > $1::timestamptz order by at', [
      start?.at,
    ]);
  };

  it('leaves one row for an operation that opens a client, with the classes of what was read', async () => {
    const jonah = await world().clientId('Jonah');
    const mara = await world().as('mara');
    const rows = await rowsOf(() =>
      mara.ask(
        'query Open($id: ID!) { client(id: $id) { name careTeam { state } boundaries { version } sharing { category } } }',
        { id: jonah },
      ),
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({
      action: 'client.read',
      ground: 'TEAM',
      role: 'PSYCHOTHERAPIST',
      client_ids: [jonah],
      field_classes: ['BOUNDARIES', 'CONSENT', 'IDENTITY', 'TEAM'],
    });
  });

  it('says on what ground: the client’s own, the team’s, an administrator’s', async () => {
    const jonah = await world().clientId('Jonah');
    const open = 'query Open($id: ID!) { client(id: $id) { name } }';
    for (const [name, ground, role] of [
      ['jonah', 'SELF', 'CLIENT'],
      ['ines', 'TEAM', 'MASSAGE_THERAPIST'],
      ['rowan', 'ADMINISTRATOR', 'ADMINISTRATOR'],
    ] as const) {
      const person = await world().as(name);
      const rows = await rowsOf(() => person.ask(open, { id: jonah }));
      expect(rows).toEqual([expect.objectContaining({ ground, role, client_ids: [jonah] })]);
    }
  });

  it('names in one row all clients that a list showed', async () => {
    const mara = await world().as('mara');
    const rows = await rowsOf(() => mara.ask('{ clients(first: 100) { edges { node { name } } } }'));
    expect(rows).toHaveLength(1);
    const [row] = await world().rows<{ count: number }>(
      `select count(distinct client_id)::int as count from attune.care_team_member t join attune.member m on m.id = t.member_id
       where m.name like '%Mara%' and t.state in ('TRIAL', 'ACTIVE')`,
    );
    expect(rows[0]?.client_ids).toHaveLength(row?.count ?? -1);
  });

  it('leaves nothing where nothing was seen', async () => {
    const tomas = await world().as('tomas');
    const jonah = await world().clientId('Jonah');
    const rows = await rowsOf(() =>
      tomas.ask('query Open($id: ID!) { client(id: $id) { name } }', { id: jonah }),
    );
    expect(rows).toEqual([]);
  });

  it('keeps a refusal in a transaction of its own', async () => {
    const tomas = await world().as('tomas');
    const jonah = await world().clientId('Jonah');
    const ines = await world().memberId('Ines');
    const rows = await rowsOf(() =>
      tomas.ask(
        'mutation Propose($input: ProposeCareTeamMemberInput!) { proposeCareTeamMember(input: $input) { __typename } }',
        { input: { clientId: jonah, memberId: ines, discipline: 'MASSAGE' } },
      ),
    );
    expect(rows).toEqual([
      expect.objectContaining({ action: 'careTeam.propose', ground: 'REFUSED', client_ids: [jonah] }),
    ]);
  });

  it('lets no answer leave when its trace cannot be written', async () => {
    const mara = await world().as('mara');
    const jonah = await world().clientId('Jonah');
    await world().rows('revoke insert on attune.audit_event from attune_app');
    try {
      const answer = await mara.send('query Open($id: ID!) { client(id: $id) { name careTeam { state } } }', {
        id: jonah,
      });
      expect(answer.errors).toHaveLength(1);
      expect(JSON.stringify(answer)).not.toContain('Jonah');
    } finally {
      await world().rows('grant insert on attune.audit_event to attune_app');
    }
  });

  it('is append-only for every role', async () => {
    for (const statement of [
      `update attune.audit_event set action = 'nothing'`,
      'delete from attune.audit_event',
      `update attune.audit_event set batch = 999, action = 'x' where batch is null`,
      'delete from attune.audit_batch',
    ]) {
      await asActor(world(), 'mara', async (query) => {
        await expect(query(statement)).rejects.toThrow('permission denied');
      });
      if (statement.includes('audit_event')) {
        await expect(world().rows(statement)).rejects.toThrow('append-only');
      }
    }
    await asActor(world(), 'rowan', async (query) => {
      await expect(query('select * from attune.audit_event')).rejects.toThrow('permission denied');
    });
  });

  describe('as a chain', () => {
    const seal = async () => {
      const client = new pg.Pool({
        connectionString: world().database.config.workerDatabaseUrl,
        types: PG_TYPES,
        max: 1,
      });
      const connection = await client.connect();
      try {
        await world().app.get(AuditSealer).seal(connection);
      } finally {
        connection.release();
        await client.end();
      }
    };
    const verify = () =>
      withClient(world().database.adminUrl, (client) =>
        verifyChain(client, world().database.config.auditKey),
      );
    /** Changes the audit as only somebody with the whole database in hands could. */
    const tamper = async (statement: string, values: unknown[] = []) => {
      await withClient(world().database.adminUrl, async (client) => {
        await client.query('set session_replication_role = replica');
        await client.query(statement, values);
      });
    };
    const someRow = async (batch: number) => {
      const [row] = await world().rows<{ id: string }>(
        'select id from attune.audit_event where batch = $1 order by at desc limit 1',
        [batch],
      );
      return row?.id ?? '';
    };

    it('is whole after batch upon batch', async () => {
      for (let batch = 0; batch < 3; batch += 1) {
        await (await world().as('mara')).ask('{ clients { edges { node { name } } } }');
        await (await world().stranger().signIn('kit@elm.example.org')).ask(
          '{ clients { edges { node { name } } } }',
        );
        await seal();
      }
      const report = await verify();
      expect(report.faults).toEqual([]);
      expect(report.sealed).toBeGreaterThan(3);
      expect(report.waiting).toBe(0);
    });

    it('names a changed row', async () => {
      const id = await someRow(2);
      await tamper(`update attune.audit_event set action = action || '!' where id = $1`, [id]);
      expect((await verify()).faults).toEqual([
        expect.objectContaining({ kind: 'CHANGED', eventId: id, batch: 2 }),
      ]);
      await tamper(`update attune.audit_event set action = rtrim(action, '!') where id = $1`, [id]);
      expect((await verify()).faults).toEqual([]);
    });

    it('names a missing row', async () => {
      const id = await someRow(2);
      await tamper(
        'create table attune.kept as select * from attune.audit_event where id = $1'.replace('$1', `'${id}'`),
      );
      await tamper('delete from attune.audit_event where id = $1', [id]);
      expect((await verify()).faults).toEqual([expect.objectContaining({ kind: 'MISSING', eventId: id })]);
      await tamper('insert into attune.audit_event select * from attune.kept');
      await tamper('drop table attune.kept');
      expect((await verify()).faults).toEqual([]);
    });

    it('names an inserted row, in a batch or dated back', async () => {
      for (const columns of [
        ['batch', '2'],
        ['at', `now() - interval '3 days'`],
      ]) {
        const id = '018f0000-0000-7000-8000-00000000abcd';
        await tamper(
          `insert into attune.audit_event (practice_id, id, action, ground, ${columns[0]})
           select practice_id, $1, 'client.read', 'SELF', ${columns[1]} from attune.audit_batch where batch = 2 limit 1`,
          [id],
        );
        expect((await verify()).faults).toEqual([expect.objectContaining({ kind: 'INSERTED', eventId: id })]);
        await tamper('delete from attune.audit_event where id = $1', [id]);
      }
    });

    /** A batch of at least two rows, and two of them. */
    const pair = async () => {
      const [batch] = await world().rows<{
        practice_id: string;
        batch: number;
        event_ids: string[];
        event_hashes: Buffer[];
      }>('select * from attune.audit_batch where cardinality(event_ids) > 1 order by batch limit 1');
      const [one = '', two = ''] = batch?.event_ids ?? [];
      return { batch, one, two };
    };
    const putPlaces = (ids: string, hashes: string) =>
      `update attune.audit_batch set event_ids = ${ids}, event_hashes = ${hashes} where practice_id = $1 and batch = $2`;
    const SWAPPED = (column: string) => `${column}[2:2] || ${column}[1:1] || ${column}[3:]`;

    it('names rows that changed places: in the batch, with their hashes or without, or in time', async () => {
      const { batch, one, two } = await pair();
      const place = [batch?.practice_id, batch?.batch];
      const swapBack = putPlaces(SWAPPED('event_ids'), SWAPPED('event_hashes'));
      await tamper(swapBack, place);
      expect((await verify()).faults).toEqual([
        expect.objectContaining({ kind: 'BATCH_CHANGED', batch: batch?.batch, eventId: null }),
      ]);
      await tamper(swapBack, place);
      await tamper(putPlaces(SWAPPED('event_ids'), 'event_hashes'), place);
      const moved = (await verify()).faults;
      expect(moved.map(({ kind, eventId }) => [kind, eventId]).sort()).toEqual(
        [
          ['CHANGED', one],
          ['CHANGED', two],
        ].sort(),
      );
      await tamper(putPlaces(SWAPPED('event_ids'), 'event_hashes'), place);
      const swapTimes = `update attune.audit_event e set at = o.at from attune.audit_event o
        where e.id = any ($1::uuid[]) and o.id = any ($1::uuid[]) and o.id <> e.id`;
      await tamper(swapTimes, [[one, two]]);
      const changed = (await verify()).faults.filter(({ kind }) => kind === 'CHANGED');
      expect(changed.map(({ eventId }) => eventId).sort()).toEqual([one, two].sort());
      await tamper(swapTimes, [[one, two]]);
      expect((await verify()).faults).toEqual([]);
    });

    it('names a row that moved to another batch', async () => {
      const id = await someRow(2);
      await tamper('update attune.audit_event set batch = 1 where id = $1', [id]);
      expect((await verify()).faults.map(({ kind, eventId }) => [kind, eventId])).toEqual([['INSERTED', id]]);
      await tamper('update attune.audit_event set batch = 2 where id = $1', [id]);
      expect((await verify()).faults).toEqual([]);
    });

    it('R27: names a row that was hidden from the client whom it concerns', async () => {
      const [row] = await world().rows<{
        event_id: string;
        client_id: string;
        at: string;
        practice_id: string;
      }>(
        'select practice_id, event_id, client_id, at::text from attune.audit_event_client where not own limit 1',
      );
      const where = 'where event_id = $1 and client_id = $2';
      await tamper(`update attune.audit_event_client set own = true ${where}`, [
        row?.event_id,
        row?.client_id,
      ]);
      expect((await verify()).faults).toEqual([
        expect.objectContaining({ kind: 'UNLISTED', eventId: row?.event_id }),
      ]);
      await tamper(`delete from attune.audit_event_client ${where}`, [row?.event_id, row?.client_id]);
      expect((await verify()).faults).toEqual([
        expect.objectContaining({ kind: 'UNLISTED', eventId: row?.event_id }),
      ]);
      await tamper(
        `insert into attune.audit_event_client (practice_id, client_id, at, event_id, own, apart)
         select practice_id, $2, at, id, ground = 'SELF', ground in ('REFUSED', 'SYSTEM') from attune.audit_event where id = $1`,
        [row?.event_id, row?.client_id],
      );
      expect((await verify()).faults).toEqual([]);
    });

    it('names a batch that was taken out or made anew', async () => {
      await tamper('update attune.audit_batch set event_hashes = event_hashes[2:] where batch = 2');
      expect((await verify()).faults.map((fault) => fault.kind)).toContain('BATCH_CHANGED');
      await tamper('delete from attune.audit_batch where batch = 2');
      expect((await verify()).faults.map((fault) => fault.kind)).toEqual(
        expect.arrayContaining(['BATCH_MISSING', 'INSERTED']),
      );
    });
  });
});
