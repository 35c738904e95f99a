import type { World } from './world.ts';

/** Tables that change with every request whatever its outcome: who came, and what was refused. */
const ALWAYS = [
  'audit_event',
  'audit_batch',
  'audit_event_client',
  'user_session',
  'sign_in_attempt',
  'migration',
];

/** A hash of each table's rows: two that are equal mean that nothing was changed in between. */
export async function fingerprint(world: World): Promise<Record<string, string>> {
  const tables = await world.rows<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'attune'::regnamespace and relkind = 'r' order by 1`,
  );
  const all: Record<string, string> = {};
  for (const { name } of tables.filter((table) => !ALWAYS.includes(table.name))) {
    const [row] = await world.rows<{ hash: string }>(
      `select count(*) || ':' || coalesce(md5(string_agg(md5(t::text), '' order by md5(t::text))), '') as hash from attune.${name} t`,
    );
    all[name] = row?.hash ?? '';
  }
  const [jobs] = await world.rows<{ count: number }>('select count(*)::int as count from pgboss.job');
  return { ...all, jobs: String(jobs?.count) };
}
