import { createRequire } from 'node:module';
import pg from 'pg';
import { serialize } from 'pg-protocol';
import { NO_ROWS, RowShape, shapesOf } from './row-shape.ts';

/**
 * Several statements before one Sync: one round trip and one implicit transaction. PostgreSQL
 * runs them in order, `set_config(…, true)` in the first holds until the Sync, an error fails all.
 * Leans on the inside of pg 8.23 (pinned): what the client hands to its active query.
 */
export interface GroupStatement {
  readonly name: string;
  readonly text: string;
  readonly values: readonly unknown[];
}

export type GroupRows = readonly Record<string, unknown>[];

interface Wire {
  readonly stream: { readonly writable: boolean; write(bytes: Buffer): void };
  readonly parsedStatements: Record<string, string>;
}

const require = createRequire(import.meta.url);
const { prepareValue } = require('pg/lib/utils') as { prepareValue(value: unknown): unknown };

export class PipelinedGroup {
  /** What pg calls when the group is done; set in place of its own so that it makes no promise. */
  callback: (error: Error | null) => void;
  private readonly rows: Record<string, unknown>[][];
  private shapes: Map<string, RowShape> = new Map();
  private readonly parsing: { name: string; text: string }[] = [];
  private position = 0;
  private failed = false;

  constructor(
    private readonly statements: readonly GroupStatement[],
    private readonly settle: (error: Error | null, rows: readonly GroupRows[]) => void,
  ) {
    this.rows = statements.map(() => []);
    this.callback = () => undefined;
  }

  /** How many statements travel. */
  get size(): number {
    return this.statements.length;
  }

  /** pg asks for name, then text, once at each ParseComplete: handed out in the order of parsing. */
  get name(): string | undefined {
    return this.parsing[0]?.name;
  }

  get text(): string | undefined {
    return this.parsing.shift()?.text;
  }

  submit(wire: Wire): Error | null {
    let prepared: unknown[][];
    try {
      // All values first: a value that cannot be sent must stop the group before any of it is.
      prepared = this.statements.map((statement) => statement.values.map(prepareValue));
    } catch (error) {
      return error instanceof Error ? error : new Error(String(error));
    }
    this.shapes = shapesOf(wire);
    const messages = this.statements.flatMap((statement, index) =>
      this.messagesOf(wire, statement, prepared[index] ?? []),
    );
    // One write for all: a write for each message is a call of the system, or a list of them, for each.
    if (wire.stream.writable) wire.stream.write(Buffer.concat([...messages, serialize.sync()]));
    return null;
  }

  handleRowDescription(message: { fields: ConstructorParameters<typeof RowShape>[0] }): void {
    this.shapes.set(this.current().name, new RowShape(message.fields));
  }

  handleDataRow(message: { fields: readonly (string | null)[] }): void {
    const shape = this.shapes.get(this.current().name);
    if (!shape) {
      throw new Error('PostgreSQL sent a row before it said what is in it.');
    }
    this.rows[this.position]?.push(shape.read(message.fields));
  }

  handleCommandComplete(): void {
    const { name } = this.current();
    if (!this.shapes.has(name)) this.shapes.set(name, NO_ROWS);
    this.position += 1;
  }

  handleEmptyQuery(): void {
    this.position += 1;
  }

  handleError(error: Error): void {
    if (!this.failed) {
      this.failed = true;
      this.settle(error, []);
    }
  }

  handleReadyForQuery(): void {
    if (!this.failed) {
      this.settle(null, this.rows);
    }
  }

  private messagesOf(wire: Wire, { name, text }: GroupStatement, values: unknown[]): Buffer[] {
    const messages: Buffer[] = [];
    if (!(wire.parsedStatements[name] || this.parsing.some((other) => other.name === name))) {
      messages.push(serialize.parse({ name, text }));
      this.parsing.push({ name, text });
    }
    messages.push(serialize.bind({ statement: name, values }));
    if (!this.shapes.has(name)) messages.push(serialize.describe({ type: 'P', name: '' }));
    messages.push(serialize.execute());
    return messages;
  }

  private current(): GroupStatement {
    const statement = this.statements[this.position];
    if (!statement) {
      throw new Error('PostgreSQL answered more statements than were sent.');
    }
    return statement;
  }
}

/** Sends a group over a connection; the rows of each statement, in order. */
export function sendGroup(
  client: pg.ClientBase,
  statements: readonly GroupStatement[],
): Promise<readonly GroupRows[]> {
  return new Promise((resolve, reject) => {
    const group = new PipelinedGroup(statements, (error, rows) => (error ? reject(error) : resolve(rows)));
    client.query(group as unknown as pg.Submittable);
  });
}
