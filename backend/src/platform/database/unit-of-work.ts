import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type pg from 'pg';
import type { EntityManager, QueryRunner } from 'typeorm';
import { currentContext } from '../context/request-context.ts';
import { settingsOf, settingsOfSystem } from './context-settings.ts';
import { Database } from './database.ts';
import { sqlStateOf } from './errors.ts';
import type { GroupStatement } from './pipelined-group.ts';
import { sendGroup } from './pipelined-group.ts';
import type { Statement } from './statement.ts';

const RETRIED = new Set(['40001', '40P01']);
const MOST_TRIES = 6;
const BEGIN: GroupStatement = { name: 'begin', text: 'begin', values: [] };

/** One transaction. Everything that a mutation writes goes through it. */
export interface Unit {
  /** The rows of a named statement on this transaction's connection. */
  query<Row extends object>(statement: Statement, values?: readonly unknown[]): Promise<Row[]>;
  one<Row extends object>(statement: Statement, values?: readonly unknown[]): Promise<Row | null>;
  /** Several statements in one round trip; the rows of each. */
  all(statements: readonly (readonly [Statement, readonly unknown[]])[]): Promise<object[][]>;
  /** TypeORM on this transaction's connection, for simple inserts and updates. */
  readonly manager: EntityManager;
  /** Text in, rows out: for libraries that bring their own SQL. */
  raw(text: string, values?: unknown[]): Promise<{ rows: object[]; rowCount: number }>;
  /** Runs when the transaction has committed; never when it has not. */
  afterCommit(task: () => void): void;
}

const ambient = new AsyncLocalStorage<Unit>();

/** The unit that the running code stands in. @throws Error outside of one: a programming error. */
export function currentUnit(): Unit {
  const unit = ambient.getStore();
  if (!unit) {
    throw new Error('There is no unit of work here: nothing may be written.');
  }
  return unit;
}

@Injectable()
export class UnitOfWork {
  constructor(private readonly database: Database) {}

  /**
   * Runs `work` in one transaction as the person of this request: commits when it returns, rolls
   * back when it throws, and runs the whole of it again after a deadlock or a serialization
   * failure. Within a unit it joins that unit.
   */
  async run<Result>(work: (unit: Unit) => Promise<Result>): Promise<Result> {
    const outer = ambient.getStore();
    if (outer) {
      return work(outer);
    }
    const { actor, requestId, reader } = currentContext();
    const result = await this.repeat(settingsOf(actor, requestId), work);
    reader.forget();
    return result;
  }

  /** The same for a job that acts for a practice and for no person. */
  runAsSystem<Result>(
    practiceId: string,
    requestId: string,
    work: (unit: Unit) => Promise<Result>,
  ): Promise<Result> {
    return this.repeat(settingsOfSystem(practiceId, requestId), work);
  }

  /** A transaction of its own even within a unit: for what must stay when that unit is rolled back. */
  runApart<Result>(work: (unit: Unit) => Promise<Result>): Promise<Result> {
    const { actor, requestId } = currentContext();
    return ambient.exit(() => this.repeat(settingsOf(actor, requestId), work));
  }

  private async repeat<Result>(
    settings: GroupStatement,
    work: (unit: Unit) => Promise<Result>,
  ): Promise<Result> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.once(settings, work);
      } catch (error) {
        if (attempt >= MOST_TRIES || !RETRIED.has(sqlStateOf(error) ?? '')) {
          throw error;
        }
        await wait(Math.random() * 20 * 2 ** attempt);
      }
    }
  }

  private async once<Result>(
    settings: GroupStatement,
    work: (unit: Unit) => Promise<Result>,
  ): Promise<Result> {
    const runner = this.database.dataSource.createQueryRunner();
    const client: pg.PoolClient = await runner.connect();
    const tasks: (() => void)[] = [];
    try {
      await sendGroup(client, [BEGIN, settings]);
      const unit = openUnit(client, runner, tasks);
      const result = await ambient.run(unit, () => work(unit));
      assertDecided();
      await client.query('commit');
      for (const task of tasks) {
        task();
      }
      return result;
    } catch (error) {
      await client.query('rollback').catch(() => undefined);
      throw error;
    } finally {
      await runner.release();
    }
  }
}

/** A mutation whose policy was never asked does not commit. */
function assertDecided(): void {
  const context = contextIfAny();
  if (context?.declared && !context.decided.has(context.declared)) {
    throw new Error(`The policy ${context.declared} was declared and never asked.`);
  }
}

function contextIfAny(): { declared: string | null; decided: Set<string> } | null {
  try {
    return currentContext();
  } catch {
    return null;
  }
}

function openUnit(client: pg.PoolClient, runner: QueryRunner, tasks: (() => void)[]): Unit {
  const query = async <Row extends object>(
    statement: Statement,
    values: readonly unknown[] = [],
  ): Promise<Row[]> => {
    const result = await client.query<Row>({
      name: statement.name,
      text: statement.text,
      values: [...values],
    });
    return result.rows;
  };
  return {
    query,
    one: async <Row extends object>(statement: Statement, values: readonly unknown[] = []) =>
      (await query<Row>(statement, values))[0] ?? null,
    all: async (statements) => {
      const groups = statements.map(([statement, values]) => ({ ...statement, values }));
      return (await sendGroup(client, groups)) as object[][];
    },
    manager: runner.manager,
    raw: async (text, values) => {
      const result = await client.query<object>(text, values);
      return { rows: result.rows, rowCount: result.rowCount ?? 0 };
    },
    afterCommit: (task) => {
      tasks.push(task);
    },
  };
}
