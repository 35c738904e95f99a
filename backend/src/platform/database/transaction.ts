import type pg from 'pg';
import type { EntityManager } from 'typeorm';
import { type GroupRows, type GroupStatement, sendGroup } from './pipelined-group.ts';
import { nameOf } from './preparing-client.ts';
import type { Reader } from './reader.ts';
import type { Statement } from './statement.ts';
import type { Unit } from './unit.ts';

const BEGIN: GroupStatement = { name: 'begin', text: 'begin', values: [] };
const COMMIT: GroupStatement = { name: 'commit', text: 'commit', values: [] };

interface Waiting {
  readonly statement: GroupStatement;
  resolve(rows: GroupRows): void;
  reject(error: unknown): void;
}

/** A write that nobody waits for: its failure fails the group that it travels in. */
const NOBODY = { resolve: () => undefined, reject: () => undefined };

/**
 * A transaction on one connection that asks in as few round trips as it can. `begin` and the
 * settings of who acts travel ahead of the first statements, `commit` behind the last writes.
 */
export class Transaction implements Unit {
  private waiting: Waiting[] = [];
  private scheduled = false;
  private begun = false;
  private closed = false;
  /** Why PostgreSQL will not commit this any more, whoever caught it. */
  private failure: unknown = null;
  /** Groups are sent one after the other; this is the end of the last. */
  private last: Promise<unknown> = Promise.resolve();
  private readonly tasks: (() => void)[] = [];
  /** What is read last of all, with the commit. */
  private readonly foreseen: Waiting[] = [];

  constructor(
    private readonly client: pg.PoolClient,
    private readonly manager: EntityManager,
    private readonly settings: GroupStatement,
    /** Of the request whose unit this is; a job has none. */
    private readonly reader: Reader | null,
  ) {}

  query<Row extends object>(statement: Statement, values: readonly unknown[] = []): Promise<Row[]> {
    return new Promise<GroupRows>((resolve, reject) => {
      this.enqueue({ statement: { ...statement, values }, resolve, reject });
      this.schedule();
    }) as Promise<unknown> as Promise<Row[]>;
  }

  async one<Row extends object>(statement: Statement, values: readonly unknown[] = []): Promise<Row | null> {
    return (await this.query<Row>(statement, values))[0] ?? null;
  }

  all(statements: readonly (readonly [Statement, readonly unknown[]])[]): Promise<object[][]> {
    return Promise.all(statements.map(([statement, values]) => this.query(statement, values)));
  }

  write(statement: Statement, values: readonly unknown[] = []): void {
    this.enqueue({ statement: { ...statement, values }, ...NOBODY });
  }

  async entities(): Promise<EntityManager> {
    await this.send([]);
    return this.manager;
  }

  raw(text: string, values: readonly unknown[] = []): Promise<object[]> {
    return this.query({ name: nameOf(text), text }, values);
  }

  foresee(statement: Statement, key: string, id: string): void {
    this.foreseen.push({
      statement: { ...statement, values: [[id]] },
      resolve: ([row]) => this.afterCommit(() => this.reader?.keep(statement, key, id, row ?? null)),
      reject: () => undefined,
    });
  }

  afterCommit(task: () => void): void {
    this.tasks.push(task);
  }

  /**
   * Sends what is still waiting, and the commit, in one round trip; then does what was left for after
   * it. @throws what failed earlier, also when the work went on regardless.
   */
  async commit(): Promise<void> {
    await this.last;
    if (this.failure !== null) {
      throw this.failure;
    }
    const asksForNothing = !this.begun && this.waiting.length === 0;
    this.waiting.push(...this.foreseen);
    if (!asksForNothing) {
      await this.send([COMMIT]);
    }
    this.closed = true;
    this.reader?.forget();
    for (const task of this.tasks) {
      task();
    }
  }

  /** Undoes everything; what was never sent, and a connection that is gone, need no undoing. */
  async rollback(): Promise<void> {
    this.closed = true;
    this.waiting = [];
    await this.last;
    if (this.begun) {
      await this.client.query('rollback').catch(() => undefined);
    }
  }

  private enqueue(waiting: Waiting): void {
    if (this.closed) {
      throw new Error('This unit of work is over: nothing more may be asked of it.');
    }
    this.waiting.push(waiting);
  }

  private schedule(): void {
    if (!this.scheduled) {
      this.scheduled = true;
      process.nextTick(() => {
        this.scheduled = false;
        // Whoever asked is told of a failure by their own promise.
        if (this.waiting.length > 0) this.send([]).catch(() => undefined);
      });
    }
  }

  /** Sends everything that waits and then `more`, after the groups sent before. */
  private send(more: readonly GroupStatement[]): Promise<void> {
    const turn = this.last.then(() => this.sendNow(more));
    this.last = turn.catch(() => undefined);
    return turn;
  }

  private async sendNow(more: readonly GroupStatement[]): Promise<void> {
    const asked = this.waiting;
    this.waiting = [];
    const first = this.begun ? [] : [BEGIN, this.settings];
    const statements = [...first, ...asked.map((one) => one.statement), ...more];
    if (statements.length === 0) {
      return;
    }
    this.begun = true;
    try {
      const rows = await sendGroup(this.client, statements);
      asked.forEach((one, index) => {
        one.resolve(rows[first.length + index] ?? []);
      });
    } catch (error) {
      this.failure ??= error;
      for (const one of asked) {
        one.reject(error);
      }
      throw error;
    }
  }
}
