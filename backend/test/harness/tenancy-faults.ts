import type { World } from './world.ts';

/** Tables that belong to no practice; the list is short and each has its reason. */
export const GLOBAL = [
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
const POLICIES = `select tablename as "table", policyname as name, roles::text[] as roles, cmd as command,
    coalesce(qual, '') || ' ' || coalesce(with_check, '') as condition
  from pg_policies where schemaname = 'attune' order by 1, 2`;
export const GRANTS = `
  select grantee, table_name as "table", lower(privilege_type) as privilege, null as "column"
  from information_schema.role_table_grants where table_schema = 'attune' and grantee <> 'attune_owner'
  union all
  select g.grantee, g.table_name, lower(g.privilege_type), g.column_name
  from information_schema.column_privileges g
  where g.table_schema = 'attune' and g.grantee <> 'attune_owner' and not exists (
    select 1 from information_schema.role_table_grants t where t.table_schema = 'attune' and t.grantee = g.grantee
      and t.table_name = g.table_name and t.privilege_type = g.privilege_type)
  order by 1, 2, 3, 4`;

interface Table {
  readonly name: string;
  readonly secured: boolean;
  readonly forced: boolean;
  readonly owner: string;
}
interface Policy {
  readonly table: string;
  readonly name: string;
  readonly roles: readonly string[];
  readonly command: string;
  readonly condition: string;
}

/** Every table there is, those of no practice among them. */
export function tablesOf(world: World): Promise<Table[]> {
  return world.rows<Table>(TABLES);
}

/** R1, as the catalogue tells it: a sentence for each table, key, policy or grant that leaves a practice open. */
export async function tenancyFaults(world: World): Promise<string[]> {
  const tables = await tablesOf(world);
  const closed = tables.filter(({ name }) => !GLOBAL.includes(name));
  const policies = await world.rows<Policy>(POLICIES);
  return [
    ...tables.flatMap(ofTable),
    ...closed
      .filter(({ name }) => !policies.some((one) => one.table === name && one.roles.includes('attune_owner')))
      .map(({ name }) => `${name}: its owner cannot reach it`),
    ...(await ofKeys(world, closed)),
    ...policies.flatMap(ofPolicy),
    ...(await ofGrants(world, policies)),
  ].sort();
}

function ofTable({ name, secured, forced, owner }: Table): string[] {
  return [
    ...(owner === 'attune_owner' ? [] : [`${name}: belongs to ${owner}`]),
    ...(name === 'migration' || (secured && forced) ? [] : [`${name}: row-level security is not forced`]),
  ];
}

async function ofKeys(world: World, closed: readonly Table[]): Promise<string[]> {
  const keys = await world.rows<{ table: string; name: string; primary: boolean; columns: string[] }>(KEYS);
  return closed.flatMap(({ name }) => {
    const practice = name === 'practice' ? 'id' : 'practice_id';
    const own = keys.filter((key) => key.table === name);
    return [
      ...(own.find((key) => key.primary)?.columns[0] === practice
        ? []
        : [`${name}: its primary key does not begin with the practice`]),
      ...own
        .filter((key) => !key.columns.includes(practice))
        .map((key) => `${name}: ${key.name} is unique across practices`),
    ];
  });
}

function ofPolicy({ table, name, roles, condition }: Policy): string[] {
  const [role = '', ...more] = roles;
  if (more.length > 0 || !['attune_owner', 'attune_app', 'attune_worker'].includes(role)) {
    return [`${table}: ${name} is for ${roles.join(', ')}`];
  }
  const practice = table === 'practice' ? 'id' : 'practice_id';
  const tested = new RegExp(`\\(${practice} = \\( SELECT (attune\\.)?practice_id`).test(condition);
  return role === 'attune_owner' || tested ? [] : [`${table}: ${name} does not test the practice`];
}

async function ofGrants(world: World, policies: readonly Policy[]): Promise<string[]> {
  const grants = await world.rows<{ grantee: string; table: string; privilege: string }>(GRANTS);
  const granted = new Set(grants.map((one) => `${one.table}: ${one.grantee} ${one.privilege}`));
  const allowed = new Set(
    policies
      .filter((one) => one.roles[0] !== 'attune_owner')
      .map((one) => `${one.table}: ${one.roles[0]} ${one.command.toLowerCase()}`),
  );
  return [
    ...[...granted].filter((one) => !allowed.has(one)).map((one) => `${one} is granted without a policy`),
    ...[...allowed].filter((one) => !granted.has(one)).map((one) => `${one} has a policy without a grant`),
  ];
}
