import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import pg from 'pg';
import { type JobResult, PgBoss } from 'pg-boss';
import { v7 as newId } from 'uuid';
import { AppConfig } from '../config/index.ts';
import { PG_TYPES } from '../database/pg-types.ts';
import { settingsOfSystem } from '../database/index.ts';
import { Logger } from '../logging/index.ts';
import { type Attempt, JOB, type JobPayload, KeptFailure } from './job-handler.decorator.ts';
import { RECURRING, type Recurrence } from './recurring.decorator.ts';
import type { WorkerClient } from './worker-client.ts';

type Handler = (client: WorkerClient, payload: JobPayload, attempt: Attempt) => Promise<void>;
/** True: there may be more to do at once. */
type RecurringTask = (client: WorkerClient) => Promise<unknown>;

/** Polls twice a second; what must be at once goes live over NOTIFY and by the job as the safety net. */
const POLL_SECONDS = 0.5;
/**
 * So many jobs are taken together, and the next at once while there are as many: a heap of mails goes
 * out as fast as the mail server takes them. Few, because all of them must be done within the minute
 * after which a job is begun anew elsewhere, also when each waits for a server that does not answer.
 */
const TAKEN_TOGETHER = 4;

/** Does the jobs of the outbox as the worker role, each in a transaction of its own. */
@Injectable()
export class Worker implements OnApplicationBootstrap, OnApplicationShutdown {
  private boss: PgBoss | null = null;
  private pool: pg.Pool | null = null;
  private readonly timers = new Map<string, NodeJS.Timeout>();
  private stopped = false;

  constructor(
    private readonly config: AppConfig,
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly logger: Logger,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    if (this.config.worker === 'in-process') {
      await this.start();
    }
  }

  async start(): Promise<void> {
    const pool = new pg.Pool({
      connectionString: this.config.workerDatabaseUrl,
      application_name: 'attune worker',
      types: PG_TYPES,
      max: 4,
    });
    // Also of a connection that is lost in the middle of a job, which fails and is done again.
    pool.on('connect', (client) => {
      client.on('error', (error) => this.logger.failure('worker.connection', error));
    });
    pool.on('error', () => undefined);
    this.pool = pool;
    const boss = new PgBoss({
      db: { executeSql: async (text, values) => pool.query(text, values as unknown[]) },
      schema: 'pgboss',
      migrate: false,
      createSchema: false,
      schedule: false,
    });
    boss.on('error', (error) => this.logger.failure('worker.failed', error));
    this.boss = boss;
    await boss.start();
    for (const [recurrence, task] of this.marked<Recurrence, RecurringTask>(RECURRING)) {
      this.repeat(recurrence, task);
    }
    for (const [topic, handler] of this.marked<string, Handler>(JOB)) {
      const options = {
        pollingIntervalSeconds: POLL_SECONDS,
        batchSize: TAKEN_TOGETHER,
        burstWhenBatchFull: true,
        perJobResults: true,
        includeMetadata: true,
      } as const;
      await boss.work<JobPayload, void, typeof options>(topic, options, async (jobs) => {
        const results: JobResult[] = [];
        for (const { id, data, retryCount, retryLimit } of jobs) {
          const failure = await this.perform(topic, handler, data, { last: retryCount >= retryLimit });
          results.push(failure ? { id, status: 'failed', output: failure } : { id, status: 'completed' });
        }
        return results;
      });
    }
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopped = true;
    for (const timer of this.timers.values()) clearTimeout(timer);
    await this.boss?.stop({ graceful: true, timeout: 5_000 });
    await this.pool?.end();
  }

  /** Does one job in a transaction of its own. @returns the failure's name alone: the queue keeps what it is given. */
  private async perform(
    topic: string,
    handler: Handler,
    payload: JobPayload,
    attempt: Attempt,
  ): Promise<{ message: string } | null> {
    let client: pg.PoolClient | undefined;
    try {
      client = await (this.pool as pg.Pool).connect();
      await client.query('begin');
      const settings = settingsOfSystem(payload.practiceId, newId());
      await client.query(settings.text, [...settings.values]);
      await handler(client, payload, attempt);
      await client.query('commit');
      return null;
    } catch (thrown) {
      const error = thrown instanceof KeptFailure ? thrown.cause : thrown;
      await client?.query(thrown instanceof KeptFailure ? 'commit' : 'rollback').catch(() => undefined);
      this.logger.failure('job.failed', error, { topic });
      return { message: error instanceof Error ? error.name : 'Error' };
    } finally {
      client?.release();
    }
  }

  private repeat(recurrence: Recurrence, task: RecurringTask): void {
    void this.recur(recurrence, task).then(() => {
      if (!this.stopped) {
        const { name, seconds } = recurrence;
        this.timers.set(name, setTimeout(() => this.repeat(recurrence, task), seconds * 1000).unref());
      }
    });
  }

  /** Runs a recurring task until there is no more to do; a failure waits for the next time. */
  private async recur(recurrence: Recurrence, task: RecurringTask): Promise<void> {
    try {
      while (!this.stopped && (await this.onceOf(recurrence, task))) {
        // Again at once: the task said that there may be more.
      }
    } catch (error) {
      if (!this.stopped) this.logger.failure('recurring.failed', error, { name: recurrence.name });
    }
  }

  /** In a transaction of its own, unless another worker is at it this moment and they take turns. */
  private async onceOf({ name, everywhere }: Recurrence, task: RecurringTask): Promise<boolean> {
    const client = await (this.pool as pg.Pool).connect();
    let broken: Error | undefined;
    try {
      await client.query('begin');
      const mine = everywhere || (await this.turnOf(client, name));
      const more = mine && (await task(client));
      await client.query('commit');
      return more === true;
    } catch (error) {
      await client.query('rollback').catch((lost: Error) => {
        broken = lost;
      });
      throw error;
    } finally {
      // A connection that is lost does not go back to the pool.
      client.release(broken);
    }
  }

  private async turnOf(client: WorkerClient, name: string): Promise<boolean> {
    const { rows } = await client.query<{ mine: boolean }>(
      'select pg_try_advisory_xact_lock(hashtextextended($1, 7)) as mine',
      [name],
    );
    return rows[0]?.mine === true;
  }

  /** The methods of all providers that carry a mark, by the mark's value. */
  private marked<Mark, Method>(key: string): Map<Mark, Method> {
    const found = new Map<Mark, Method>();
    for (const { instance } of this.discovery.getProviders()) {
      if (typeof instance !== 'object' || instance === null) continue;
      const prototype: object = Object.getPrototypeOf(instance);
      for (const name of this.scanner.getAllMethodNames(prototype)) {
        const method: unknown = Reflect.get(prototype, name);
        if (typeof method === 'function' && Reflect.hasMetadata(key, method)) {
          found.set(Reflect.getMetadata(key, method) as Mark, method.bind(instance) as Method);
        }
      }
    }
    return found;
  }
}
