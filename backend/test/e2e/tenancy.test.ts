import { describe, expect, it } from '@jest/globals';
import { asActor, matchCommitted, useWorld } from '../harness/index.ts';
import { GLOBAL, GRANTS, tablesOf, tenancyFaults } from '../harness/tenancy-faults.ts';

const FOREIGN_KEYS = `select c.conname as name, s.relname as "from", t.relname as "to",
    (select array_agg(f.attname::text || '->' || g.attname::text order by k.place)
      from unnest(c.conkey, c.confkey) with ordinality k(here, there, place)
      join pg_attribute f on f.attrelid = c.conrelid and f.attnum = k.here
      join pg_attribute g on g.attrelid = c.confrelid and g.attnum = k.there) as columns
  from pg_constraint c join pg_class s on s.oid = c.conrelid join pg_class t on t.oid = c.confrelid
  where c.contype = 'f' and s.relnamespace = 'attune'::regnamespace`;
const FUNCTIONS = `select p.proname as name, p.prosecdef as definer, p.proconfig as settings,
    has_function_privilege('public', p.oid, 'execute') as public,
    has_function_privilege('attune_app', p.oid, 'execute') as app,
    has_function_privilege('attune_worker', p.oid, 'execute') as worker
  from pg_proc p where p.pronamespace = 'attune'::regnamespace order by 1`;

describe('R1: tenancy, as the catalogue of the database tells it', () => {
  const world = useWorld();

  const practiceTables = async () => (await tablesOf(world())).filter(({ name }) => !GLOBAL.includes(name));

  it('closes every table by force, keyed by the practice, which every policy tests and every grant has', async () => {
    expect((await tablesOf(world())).length).toBeGreaterThan(35);
    expect(await tenancyFaults(world())).toEqual([]);
  });

  it('fails for a table that somebody adds without closing it', async () => {
    await world().rows('create table attune.scratch (id uuid primary key, client_id uuid, words text)');
    await world().rows('alter table attune.scratch owner to attune_owner');
    await world().rows('grant select on attune.scratch to attune_app');
    const open = await tenancyFaults(world());
    await world().rows(`alter table attune.scratch enable row level security, force row level security`);
    await world().rows('create policy app_select on attune.scratch for select to attune_app using (true)');
    const half = await tenancyFaults(world());
    await world().rows('drop table attune.scratch');
    expect(open).toEqual([
      'scratch: attune_app select is granted without a policy',
      'scratch: its owner cannot reach it',
      'scratch: its primary key does not begin with the practice',
      'scratch: row-level security is not forced',
      'scratch: scratch_pkey is unique across practices',
    ]);
    expect(half).toEqual([
      'scratch: app_select does not test the practice',
      'scratch: its owner cannot reach it',
      'scratch: its primary key does not begin with the practice',
      'scratch: scratch_pkey is unique across practices',
    ]);
    expect(await tenancyFaults(world())).toEqual([]);
  });

  it('lets no foreign key cross practices', async () => {
    const closed = new Set((await practiceTables()).map(({ name }) => name));
    for (const key of await world().rows<{ name: string; from: string; to: string; columns: string[] }>(
      FOREIGN_KEYS,
    )) {
      if (closed.has(key.from) && closed.has(key.to)) {
        const pair = key.to === 'practice' ? 'practice_id->id' : 'practice_id->practice_id';
        expect({ key: key.name, columns: key.columns }).toEqual({
          key: key.name,
          columns: expect.arrayContaining([pair]),
        });
      }
    }
  });

  it('grants each role what is written down and no more', async () => {
    const grants = await world().rows<{
      grantee: string;
      table: string;
      privilege: string;
      column: string | null;
    }>(GRANTS);
    for (const grant of grants) {
      expect(['attune_app', 'attune_worker']).toContain(grant.grantee);
      expect(['select', 'insert', 'update']).toContain(grant.privilege);
      // What may change is named column by column.
      if (grant.privilege === 'update') expect(grant.column).not.toBeNull();
      expect(GLOBAL).not.toContain(grant.table);
    }
    const lines = new Map<string, string[]>();
    for (const { grantee, table, privilege, column } of grants) {
      const key = `${grantee} ${table} ${privilege}`;
      lines.set(key, [...(lines.get(key) ?? []), ...(column ? [column] : [])]);
    }
    const text = [...lines].map(
      ([key, columns]) => `${key}${columns.length ? ` (${columns.join(', ')})` : ''}`,
    );
    matchCommitted('grants.txt', text);
  });

  it('opens functions to named roles alone, and fixes the search path of those with more rights', async () => {
    const functions = await world().rows<{
      name: string;
      definer: boolean;
      settings: string[] | null;
      public: boolean;
      app: boolean;
      worker: boolean;
    }>(FUNCTIONS);
    for (const one of functions) {
      expect({ name: one.name, public: one.public }).toEqual({ name: one.name, public: false });
      if (one.definer) {
        expect({ name: one.name, settings: one.settings }).toEqual({
          name: one.name,
          settings: expect.arrayContaining(['search_path=attune, pg_temp']),
        });
      }
    }
    matchCommitted(
      'functions.txt',
      functions
        .filter((one) => one.app || one.worker)
        .map((one) =>
          [one.name, one.definer && 'definer', one.app && 'app', one.worker && 'worker']
            .filter(Boolean)
            .join(' '),
        ),
    );
  });

  it('serves requests as roles that own nothing and bypass nothing', async () => {
    const roles = await world().rows(
      `select rolname as name, rolsuper as super, rolbypassrls as bypass, rolcreaterole as "createRole", rolcreatedb as "createDb",
         pg_has_role(rolname, 'attune_owner', 'member') as "actsAsOwner"
       from pg_roles where rolname in ('attune_app', 'attune_worker') order by 1`,
    );
    const nothing = { super: false, bypass: false, createRole: false, createDb: false, actsAsOwner: false };
    expect(roles).toEqual([
      { name: 'attune_app', ...nothing },
      { name: 'attune_worker', ...nothing },
    ]);
  });

  it('shows a practice to its own people alone, in every table', async () => {
    const tables = (await practiceTables()).map(({ name }) => name);
    const readable = new Set(
      (await world().rows<{ table: string; privilege: string; grantee: string }>(GRANTS))
        .filter((grant) => grant.privilege === 'select' && grant.grantee === 'attune_app')
        .map((grant) => grant.table),
    );
    const [harbour] = await world().rows<{ id: string }>(
      `select id from attune.practice where name like 'Harbour%'`,
    );
    for (const [name, practice] of [
      ['vera', 'Elm'],
      ['elmOwner', 'Elm'],
      ['kit', 'Elm'],
    ] as const) {
      await asActor(
        world(),
        name,
        async (query) => {
          for (const table of tables.filter((one) => readable.has(one))) {
            const column = table === 'practice' ? 'id' : 'practice_id';
            const { rows } = await query(
              `select count(*)::int as count from attune.${table} where ${column} = $1`,
              [harbour?.id],
            );
            expect({ table, rows }).toEqual({ table, rows: [{ count: 0 }] });
          }
        },
        practice,
      );
    }
  });

  it('takes no row into another practice', async () => {
    const [elm] = await world().rows<{ id: string }>(`select id from attune.practice where name like 'Elm%'`);
    const jonah = await world().clientId('Jonah');
    await asActor(world(), 'jonah', async (query) => {
      await expect(
        query(
          `insert into attune.check_in (practice_id, id, client_id, at, distress) values ($1, gen_random_uuid(), $2, now(), 3)`,
          [elm?.id, jonah],
        ),
      ).rejects.toThrow('row-level security');
    });
  });
});
