import { describe, expect, it } from '@jest/globals';
import { asActor, matchCommitted, useWorld } from '../harness/index.ts';

/** Tables that belong to no practice; the list is short and each has its reason. */
const GLOBAL = [
  'app_user', // one person signs in once, for all their practices
  'user_session', // a session can move between practices
  'sign_in_attempt', // counted before anybody is known
  'migration', // TypeORM's own list
];

const TABLES = `select c.relname as name, c.relrowsecurity as secured, c.relforcerowsecurity as forced,
    pg_get_userbyid(c.relowner) as owner
  from pg_class c where c.relnamespace = 'attune'::regnamespace and c.relkind in ('r', 'p') order by 1`;
const KEYS = `select t.relname as "table", i.relname as name, x.indisprimary as "primary",
    (select array_agg(a.attname::text order by k.place) from unnest(x.indkey::int[]) with ordinality k(number, place)
      join pg_attribute a on a.attrelid = t.oid and a.attnum = k.number) as columns
  from pg_index x join pg_class t on t.oid = x.indrelid join pg_class i on i.oid = x.indexrelid
  where t.relnamespace = 'attune'::regnamespace and (x.indisunique or x.indisexclusion)`;
const FOREIGN_KEYS = `select c.conname as name, s.relname as "from", t.relname as "to",
    (select array_agg(f.attname::text || '->' || g.attname::text order by k.place)
      from unnest(c.conkey, c.confkey) with ordinality k(here, there, place)
      join pg_attribute f on f.attrelid = c.conrelid and f.attnum = k.here
      join pg_attribute g on g.attrelid = c.confrelid and g.attnum = k.there) as columns
  from pg_constraint c join pg_class s on s.oid = c.conrelid join pg_class t on t.oid = c.confrelid
  where c.contype = 'f' and s.relnamespace = 'attune'::regnamespace`;
const POLICIES = `select tablename as "table", policyname as name, roles::text[] as roles, cmd as command,
    coalesce(qual, '') || ' ' || coalesce(with_check, '') as condition
  from pg_policies where schemaname = 'attune' order by 1, 2`;
const GRANTS = `
  select grantee, table_name as "table", lower(privilege_type) as privilege, null as "column"
  from information_schema.role_table_grants where table_schema = 'attune' and grantee <> 'attune_owner'
  union all
  select g.grantee, g.table_name, lower(g.privilege_type), g.column_name
  from information_schema.column_privileges g
  where g.table_schema = 'attune' and g.grantee <> 'attune_owner' and not exists (
    select 1 from information_schema.role_table_grants t where t.table_schema = 'attune' and t.grantee = g.grantee
      and t.table_name = g.table_name and t.privilege_type = g.privilege_type)
  order by 1, 2, 3, 4`;
const FUNCTIONS = `select p.proname as name, p.prosecdef as definer, p.proconfig as settings,
    has_function_privilege('public', p.oid, 'execute') as public,
    has_function_privilege('attune_app', p.oid, 'execute') as app,
    has_function_privilege('attune_worker', p.oid, 'execute') as worker
  from pg_proc p where p.pronamespace = 'attune'::regnamespace order by 1`;

describe('R1: tenancy, as the catalogue of the database tells it', () => {
  const world = useWorld();

  const practiceTables = async () => {
    const tables = await world().rows<{ name: string; secured: boolean; forced: boolean; owner: string }>(
      TABLES,
    );
    return tables.filter(({ name }) => !GLOBAL.includes(name));
  };

  it('secures every table by force, owned by a role that serves no request', async () => {
    const tables = await world().rows<{ name: string; secured: boolean; forced: boolean; owner: string }>(
      TABLES,
    );
    expect(tables.length).toBeGreaterThan(35);
    for (const table of tables) {
      expect({ ...table, owner: table.owner }).toMatchObject({ owner: 'attune_owner' });
      if (table.name !== 'migration') {
        expect(table).toMatchObject({ secured: true, forced: true });
      }
    }
  });

  it('keys every practice table by the practice first', async () => {
    const keys = await world().rows<{ table: string; name: string; primary: boolean; columns: string[] }>(
      KEYS,
    );
    for (const { name } of await practiceTables()) {
      const own = keys.filter((key) => key.table === name);
      const primary = own.find((key) => key.primary);
      expect(primary?.columns[0]).toBe(name === 'practice' ? 'id' : 'practice_id');
      for (const key of own) {
        expect({ key: key.name, columns: key.columns }).toEqual({
          key: key.name,
          columns: expect.arrayContaining([name === 'practice' ? 'id' : 'practice_id']),
        });
      }
    }
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

  it('tests the practice in every policy, and has none for everybody', async () => {
    const policies = await world().rows<{ table: string; name: string; roles: string[]; condition: string }>(
      POLICIES,
    );
    const closed = await practiceTables();
    for (const { name } of closed) {
      expect(policies.some((policy) => policy.table === name && policy.roles.includes('attune_owner'))).toBe(
        true,
      );
    }
    for (const policy of policies) {
      expect(policy.roles).toHaveLength(1);
      expect(['attune_owner', 'attune_app', 'attune_worker']).toContain(policy.roles[0]);
      if (policy.roles[0] !== 'attune_owner') {
        const column = policy.table === 'practice' ? 'id' : 'practice_id';
        expect(policy.condition).toMatch(new RegExp(`\\(${column} = \\( SELECT (attune\\.)?practice_id`));
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

  it('pairs each grant with a policy, and each policy with a grant', async () => {
    const policies = await world().rows<{ table: string; roles: string[]; command: string }>(POLICIES);
    const grants = await world().rows<{ grantee: string; table: string; privilege: string }>(GRANTS);
    const granted = new Set(grants.map((grant) => `${grant.grantee} ${grant.privilege} ${grant.table}`));
    const allowed = new Set(
      policies
        .filter((policy) => policy.roles[0] !== 'attune_owner')
        .map((policy) => `${policy.roles[0]} ${policy.command.toLowerCase()} ${policy.table}`),
    );
    expect([...granted].sort()).toEqual([...allowed].sort());
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
