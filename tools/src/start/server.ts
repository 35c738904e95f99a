import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { BACKEND_ENV } from '../lib/backend-command.ts';
import { WEB_ROOT } from '../lib/paths.ts';
import { prefixed } from '../lib/prefixed.ts';
import { Sentence } from '../lib/sentence.ts';
import type { Settings } from './settings.ts';

const READY_WITHIN_MS = 60_000;
/** A little more than the server gives its running requests. */
const STOP_WITHIN_MS = 12_000;

/** What the server's process is told once there is a database. */
export interface ToServer {
  readonly env: Record<string, string>;
}

/** What it tells once the database is prepared; the backend's own type, as it came over the channel. */
export interface Prepared {
  readonly seeded: boolean;
  readonly password: string | null;
  readonly accounts: readonly { name: string; email: string; role: string }[];
}

/**
 * The server in a process of its own, in two steps: its code is loaded while the database starts.
 * When this process is killed, the closing channel tells that one to end.
 */
export class Server {
  /** Resolves when it has ended, asked or not. */
  readonly ended: Promise<void>;
  private readonly child: ChildProcess;
  private readonly settings: Settings;
  private over = false;

  /** @param name stands before each line that it says; without one the lines are passed on as they are. */
  constructor(settings: Settings, name?: string) {
    this.settings = settings;
    const output = name ? 'pipe' : 'inherit';
    this.child = spawn(process.execPath, [join(import.meta.dirname, 'serve.ts')], {
      env: { ...process.env, ...BACKEND_ENV },
      stdio: ['ignore', output, output, 'ipc'],
      // In a group of its own: a Ctrl-C in the terminal is for the process that stops it in its turn.
      detached: true,
    });
    if (name) {
      prefixed(name, this.child);
    }
    this.ended = new Promise<void>((resolve) => {
      const end = () => {
        this.over = true;
        resolve();
      };
      this.child.once('exit', end);
      this.child.once('error', end);
    });
  }

  /**
   * Prepares the database, serves, and waits until the server says that it is ready.
   * @throws Sentence when it does not become ready; an empty one when it has said itself why.
   */
  async serve(databaseUrl: string): Promise<Prepared> {
    const { host, port, mode, logLevel } = this.settings;
    const prepared = new Promise<Prepared>((resolve) => this.child.once('message', resolve));
    const message: ToServer = {
      env: {
        DATABASE_URL: databaseUrl,
        HOST: host,
        PORT: String(port),
        ATTUNE_MODE: mode,
        ATTUNE_LOG_LEVEL: logLevel,
        ...webRoot(),
      },
    };
    this.child.send(message, () => undefined);
    await Promise.race([prepared, this.ended]);
    await this.untilReady();
    return prepared;
  }

  async stop(): Promise<void> {
    this.child.kill('SIGTERM');
    const killing = setTimeout(() => this.child.kill('SIGKILL'), STOP_WITHIN_MS);
    await this.ended;
    clearTimeout(killing);
  }

  private async untilReady(): Promise<void> {
    const { host, port } = this.settings;
    const here = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '::1' : host;
    const url = `http://${here.includes(':') ? `[${here}]` : here}:${port}/health/ready`;
    const until = Date.now() + READY_WITHIN_MS;
    while (Date.now() < until) {
      if (this.over) {
        throw new Sentence('');
      }
      const answer = await fetch(url, { signal: AbortSignal.timeout(2_000) }).catch(() => null);
      if (answer?.ok) {
        return;
      }
      await wait(50);
    }
    throw new Sentence(`The server does not answer at ${url}.`);
  }
}

/** The built web app, unless another one is named or there is none. */
function webRoot(): Record<string, string> {
  const root = process.env['ATTUNE_WEB_ROOT'] || (existsSync(join(WEB_ROOT, 'index.html')) ? WEB_ROOT : '');
  return root ? { ATTUNE_WEB_ROOT: root } : {};
}
