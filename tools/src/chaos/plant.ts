import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type EmbeddedDatabase, startEmbeddedDatabase } from '../embedded-database.ts';
import { BACKEND_ENV } from '../lib/backend-command.ts';
import { BACKEND } from '../lib/paths.ts';
import { freePort } from '../lib/ports.ts';

/** What can be killed. */
export type Victim = 'api' | 'worker' | 'database';

/** A process that is started anew whenever it ends, as an orchestrator would. */
class Kept {
  private readonly script: string;
  private readonly env: Record<string, string>;
  private child: ChildProcess | null = null;
  private stopped = false;

  constructor(script: string, env: Record<string, string>) {
    this.script = script;
    this.env = env;
    this.start();
  }

  kill(): void {
    this.child?.kill('SIGKILL');
  }

  async stop(): Promise<void> {
    this.stopped = true;
    const { child } = this;
    if (child && child.exitCode === null && child.signalCode === null) {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
    }
  }

  private start(): void {
    if (this.stopped) return;
    const child = spawn(process.execPath, [join(BACKEND, this.script)], {
      env: { ...process.env, ...this.env },
      // What it logs while the database is away is expected.
      stdio: ['ignore', 'ignore', 'ignore'],
    });
    this.child = child;
    child.once('exit', () => void wait(200).then(() => this.start()));
  }
}

export interface PlantSize {
  readonly apis: number;
  readonly workers: number;
}

/** A whole Attune whose parts can be killed at any moment and come back: database, servers, workers. */
export class Plant {
  private readonly apis: Kept[] = [];
  private readonly workers: Kept[] = [];
  /** Addresses of the servers. */
  readonly urls: string[] = [];

  private readonly home: string;
  private readonly port: number;
  private readonly smtpUrl: string;
  private database: EmbeddedDatabase;

  private constructor(home: string, port: number, smtpUrl: string, database: EmbeddedDatabase) {
    this.home = home;
    this.port = port;
    this.smtpUrl = smtpUrl;
    this.database = database;
  }

  /** Starts a database in `home`; servers and workers come with {@link staff}. Mails go to `smtpUrl`. */
  static async found(home: string, smtpUrl: string): Promise<Plant> {
    const port = await freePort();
    return new Plant(home, port, smtpUrl, await startEmbeddedDatabase({ home, port }));
  }

  /** Administrator's address; the same after each restart. */
  get adminUrl(): string {
    return this.database.adminUrl;
  }

  get env(): Record<string, string> {
    return {
      ...BACKEND_ENV,
      ATTUNE_MODE: 'demo',
      DATABASE_URL: this.adminUrl,
      ATTUNE_LOG_LEVEL: 'silent',
      ATTUNE_SMTP_URL: this.smtpUrl,
      ATTUNE_SMTP_TLS: 'off',
    };
  }

  async staff({ apis, workers }: PlantSize): Promise<void> {
    for (let index = 0; index < apis; index += 1) {
      const port = String(await freePort());
      this.urls.push(`http://127.0.0.1:${port}`);
      this.apis.push(
        new Kept('dist/src/main.js', {
          ...this.env,
          PORT: port,
          HOST: '127.0.0.1',
          ATTUNE_WORKER: 'separate',
        }),
      );
    }
    for (let index = 0; index < workers; index += 1) {
      this.workers.push(new Kept('dist/src/worker.js', this.env));
    }
    await Promise.all(this.urls.map((url) => this.answering(url)));
  }

  /** Kills one of a kind with SIGKILL; the database is up again when this resolves, the others come by themselves. */
  async kill(victim: Victim, pick: (count: number) => number): Promise<void> {
    if (victim === 'database') {
      await this.database.kill();
      await wait(100 + pick(900));
      this.database = await this.databaseAgain();
      return;
    }
    const group = victim === 'api' ? this.apis : this.workers;
    group[pick(group.length)]?.kill();
  }

  async stop(): Promise<void> {
    await Promise.all([...this.apis, ...this.workers].map((one) => one.stop()));
    await this.database.stop();
  }

  /** Its old processes may still be leaving, and recovery takes its time. */
  private async databaseAgain(): Promise<EmbeddedDatabase> {
    for (let tries = 0; ; tries += 1) {
      try {
        return await startEmbeddedDatabase({ home: this.home, port: this.port });
      } catch (error) {
        if (tries >= 20) throw error;
        await wait(250);
      }
    }
  }

  private async answering(url: string): Promise<void> {
    for (let tries = 0; tries < 600; tries += 1) {
      const answer = await fetch(`${url}/health/ready`).catch(() => null);
      if (answer?.ok) return;
      await wait(100);
    }
    throw new Error(`The server at ${url} does not answer.`);
  }
}
