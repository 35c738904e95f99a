import type { EntityManager } from 'typeorm';
import type { Statement } from './statement.ts';

/**
 * One transaction. Everything that a mutation writes goes through it. What is asked for within one
 * tick of the event loop travels as one group, in order: `await Promise.all([…])` over several
 * questions is one round trip.
 */
export interface Unit {
  /** The rows of a named statement on this transaction's connection. */
  query<Row extends object>(statement: Statement, values?: readonly unknown[]): Promise<Row[]>;
  one<Row extends object>(statement: Statement, values?: readonly unknown[]): Promise<Row | null>;
  /** Several statements in one round trip; the rows of each. */
  all(statements: readonly (readonly [Statement, readonly unknown[]])[]): Promise<object[][]>;
  /**
   * A write whose answer nobody waits for. It is sent ahead of whatever is asked next, at the latest
   * with the commit; where PostgreSQL refuses it, that fails. Use {@link query} for a write whose
   * refusal is to be translated.
   */
  write(statement: Statement, values?: readonly unknown[]): void;
  /** TypeORM on this transaction's connection, for simple inserts and updates. */
  entities(): Promise<EntityManager>;
  /** Text of one statement in, rows out: for SQL that no module declares. */
  raw(text: string, values?: readonly unknown[]): Promise<object[]>;
  /**
   * Reads one row with the commit, as {@link Reader.load} of this request would afterwards, and leaves
   * it there: a result that shows it costs no round trip of its own.
   */
  foresee(statement: Statement, key: string, id: string): void;
  /** Runs when the transaction has committed; never when it has not. */
  afterCommit(task: () => void): void;
}
