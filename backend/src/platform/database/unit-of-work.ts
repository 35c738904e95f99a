import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { currentContext } from '../context/request-context.ts';
import { settingsOf, settingsOfSystem } from './context-settings.ts';
import { Database } from './database.ts';
import { sqlStateOf } from './errors.ts';
import type { GroupStatement } from './pipelined-group.ts';
import type { Reader } from './reader.ts';
import { Transaction } from './transaction.ts';
import type { Unit } from './unit.ts';

const RETRIED = new Set(['40001', '40P01']);
const MOST_TRIES = 6;

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
    return this.repeat(settingsOf(actor, requestId), reader, async (unit) => {
      const done = await work(unit);
      assertDecided();
      return done;
    });
  }

  /** The same for a job that acts for a practice and for no person. */
  runAsSystem<Result>(
    practiceId: string,
    requestId: string,
    work: (unit: Unit) => Promise<Result>,
  ): Promise<Result> {
    return this.repeat(settingsOfSystem(practiceId, requestId), null, work);
  }

  /** A transaction of its own even within a unit: for what must stay when that unit is rolled back. */
  runApart<Result>(work: (unit: Unit) => Promise<Result>): Promise<Result> {
    const { actor, requestId } = currentContext();
    return ambient.exit(() => this.repeat(settingsOf(actor, requestId), null, work));
  }

  private async repeat<Result>(
    settings: GroupStatement,
    reader: Reader | null,
    work: (unit: Unit) => Promise<Result>,
  ): Promise<Result> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.once(settings, reader, work);
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
    reader: Reader | null,
    work: (unit: Unit) => Promise<Result>,
  ): Promise<Result> {
    const runner = this.database.dataSource.createQueryRunner();
    const transaction = new Transaction(await runner.connect(), runner.manager, settings, reader);
    try {
      const result = await ambient.run(transaction, () => work(transaction));
      await transaction.commit();
      return result;
    } catch (error) {
      await transaction.rollback();
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
