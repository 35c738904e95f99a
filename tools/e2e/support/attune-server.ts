import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { BACKEND_ENV } from '../../src/lib/backend-command.ts';
import { BACKEND, WEB_ROOT } from '../../src/lib/paths.ts';
import { freePort } from '../../src/lib/ports.ts';

const READY_WITHIN_MS = 120_000;

/** The built server on a database of its own that holds the demo, API and web app at one address. */
export class AttuneServer {
  readonly url: string;
  /** The database as its administrator sees it, for what only a test may do. */
  readonly admin: pg.Pool;
  private child: ChildProcess;
  private readonly run: () => ChildProcess;
  private readonly database: string;

  private constructor(url: string, admin: pg.Pool, run: () => ChildProcess, database: string) {
    this.url = url;
    this.admin = admin;
    this.run = run;
    this.child = run();
    this.database = database;
  }

  static async start(): Promise<AttuneServer> {
    const database = `e2e_${randomBytes(6).toString('hex')}`;
    await asAdmin(`create database ${database} template attune strategy file_copy`);
    const address = new URL(adminUrl());
    address.pathname = `/${database}`;
    const port = await freePort();
    const run = () => runServer(address, port);
    const admin = new pg.Pool({ connectionString: address.href, max: 2 });
    admin.on('error', () => undefined);
    const server = new AttuneServer(`http://127.0.0.1:${port}`, admin, run, database);
    await server.untilReady();
    return server;
  }

  /** Ends it without a word, as a machine that fails does; the database stays. */
  kill(): Promise<void> {
    return this.end('SIGKILL');
  }

  /** Runs it again at the same address, on the same database. */
  async startAgain(): Promise<void> {
    this.child = this.run();
    await this.untilReady();
  }

  async stop(): Promise<void> {
    await this.end('SIGTERM');
    await this.admin.end();
    await asAdmin(`drop database ${this.database} with (force)`);
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) {
      return;
    }
    const ended = new Promise((resolve) => this.child.once('exit', resolve));
    this.child.kill(signal);
    await ended;
  }

  /** Waits long: a machine that does other things too must not fail a test. */
  private async untilReady(): Promise<void> {
    const until = Date.now() + READY_WITHIN_MS;
    while (Date.now() < until) {
      if (this.child.exitCode !== null) {
        throw new Error('The server ended while it started.');
      }
      const answer = await fetch(`${this.url}/health/ready`).catch(() => null);
      if (answer?.ok) {
        return;
      }
      await wait(50);
    }
    throw new Error('The server did not become ready within two minutes.');
  }
}

function runServer(database: URL, port: number): ChildProcess {
  return spawn(process.execPath, [join(BACKEND, 'dist/src/main.js')], {
    env: {
      ...process.env,
      ...BACKEND_ENV,
      DATABASE_URL: database.href,
      PORT: String(port),
      ATTUNE_MODE: 'demo',
      ATTUNE_WEB_ROOT: WEB_ROOT,
      ATTUNE_LOG_LEVEL: process.env['ATTUNE_LOG_LEVEL'] ?? 'error',
    },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
}

function adminUrl(): string {
  const url = process.env['ATTUNE_E2E_ADMIN_URL'];
  if (!url) {
    throw new Error('Browser tests run by "npm run test:browser", which starts their database.');
  }
  return url;
}

/** Runs one statement from a database that nobody copies or drops. */
async function asAdmin(statement: string): Promise<void> {
  const address = new URL(adminUrl());
  address.pathname = '/postgres';
  const client = new pg.Client({ connectionString: address.href });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
