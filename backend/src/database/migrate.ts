import pg from 'pg';
import { rolePassword } from '../platform/config/index.ts';
import { installQueues } from '../platform/outbox/install-queues.ts';
import { ownerDataSource } from './data-source.ts';

/** One lock for all servers that start at once; they wait for the first and find nothing to do. */
const MIGRATION_LOCK = 7_203_184_521;

interface Settings {
  readonly databaseUrl: string;
  readonly databaseSecret: string;
}

/**
 * Brings a database to the present: roles, extensions, schema, migrations. Safe to run by many
 * servers at once. Needs an administrator's address (may create roles and extensions) the first time.
 * @returns the names of the migrations that ran.
 */
export async function migrate({ databaseUrl, databaseSecret }: Settings): Promise<string[]> {
  const admin = new pg.Client({ connectionString: databaseUrl, application_name: 'attune migrate' });
  await admin.connect();
  try {
    await admin.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await prepare(admin, databaseSecret);
    const ran = await runMigrations(databaseUrl);
    await admin.query('set role attune_queue');
    await installQueues(admin);
    return ran;
  } finally {
    await admin.end();
  }
}

async function prepare(admin: pg.Client, secret: string): Promise<void> {
  await admin.query(`set lock_timeout = '30s'`);
  if (await madeByHand(admin)) {
    return;
  }
  await ensureRole(admin, 'attune_owner', null);
  await ensureRole(admin, 'attune_queue', null);
  await ensureRole(admin, 'attune_app', rolePassword(secret, 'attune_app'));
  await ensureRole(admin, 'attune_worker', rolePassword(secret, 'attune_worker'));
  await admin.query(`
    create extension if not exists btree_gist schema public;
    create extension if not exists pg_trgm schema public;
    create schema if not exists attune authorization attune_owner;
    create schema if not exists pgboss authorization attune_queue;
    grant attune_queue to attune_worker;
  `);
}

/** Whether this account may make no roles, and an administrator has made them (`infra/postgres/roles.sql`). */
async function madeByHand(admin: pg.Client): Promise<boolean> {
  const { rows } = await admin.query<{ by_hand: boolean }>(`
    select not (rolsuper or rolcreaterole)
      and to_regnamespace('attune') is not null and to_regnamespace('pgboss') is not null
      and (select count(*) = 4 from pg_roles
           where rolname in ('attune_owner', 'attune_queue', 'attune_app', 'attune_worker')) as by_hand
    from pg_roles where rolname = current_user`);
  return rows[0]?.by_hand === true;
}

async function ensureRole(admin: pg.Client, role: string, password: string | null): Promise<void> {
  const name = pg.escapeIdentifier(role);
  const login = password === null ? 'nologin' : `login password ${pg.escapeLiteral(password)}`;
  const found = await admin.query('select 1 from pg_roles where rolname = $1', [role]);
  if (found.rowCount === 0) {
    await admin.query(
      `do $$ begin create role ${name} nosuperuser nobypassrls nocreatedb nocreaterole ${login};
       exception when duplicate_object then null; end $$`,
    );
  } else if (password !== null) {
    await admin.query(`alter role ${name} ${login}`);
  }
  if (password === null) {
    await admin.query(`grant ${name} to current_user`);
  } else {
    await admin.query(`alter role ${name} set timezone = 'UTC'`);
    await admin.query(`alter role ${name} set search_path = attune, public`);
  }
}

async function runMigrations(databaseUrl: string): Promise<string[]> {
  const dataSource = ownerDataSource(databaseUrl);
  await dataSource.initialize();
  try {
    // One connection in the pool, so the role set here is the one the migrations run under.
    await dataSource.query(`set role attune_owner`);
    await dataSource.query(`set search_path = attune, public`);
    const ran = await dataSource.runMigrations();
    return ran.map((migration) => migration.name);
  } finally {
    await dataSource.destroy();
  }
}
