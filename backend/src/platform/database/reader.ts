import DataLoader from 'dataloader';
import type { Database } from './database.ts';
import type { GroupRows, GroupStatement } from './pipelined-group.ts';
import type { Statement } from './statement.ts';

interface Waiting {
  readonly statement: GroupStatement;
  resolve(rows: GroupRows): void;
  reject(error: unknown): void;
}

/**
 * Reads for one request. What is asked for within one tick of the event loop travels as one group:
 * who acts first, then the statements, one round trip, one implicit transaction, one consistent
 * moment. No connection is held between ticks.
 */
export class Reader {
  private waiting: Waiting[] = [];
  private readonly loaders = new Map<string, DataLoader<string, unknown>>();

  constructor(
    private readonly database: Database,
    private readonly settings: () => GroupStatement,
  ) {}

  /** The rows of a statement. */
  read<Row extends object>(statement: Statement, values: readonly unknown[] = []): Promise<Row[]> {
    return new Promise<GroupRows>((resolve, reject) => {
      if (this.waiting.length === 0) {
        setImmediate(() => void this.flush());
      }
      this.waiting.push({ statement: { ...statement, values }, resolve, reject });
    }) as Promise<unknown> as Promise<Row[]>;
  }

  /** The only row of a statement, or null. */
  async one<Row extends object>(statement: Statement, values: readonly unknown[] = []): Promise<Row | null> {
    const rows = await this.read<Row>(statement, values);
    return rows[0] ?? null;
  }

  /**
   * Loads one row by an id; ids asked for together travel in one statement, as `$1::uuid[]`.
   * `key` is the column that holds the id. Null for an id out of reach.
   */
  load<Row extends object>(statement: Statement, key: keyof Row & string, id: string): Promise<Row | null> {
    return this.byId<Row>(statement, key).load(id) as Promise<Row | null>;
  }

  /** Keeps what {@link load} will be asked for; see `Unit.foresee`. */
  keep(statement: Statement, key: string, id: string, row: object | null): void {
    this.byId<Record<string, unknown>>(statement, key).prime(id, row);
  }

  /**
   * Loads the rows that belong to an id, in the statement's order; batched as {@link load}. `rest` are
   * the statement's values from $2 on; only ids asked for with the same ones travel together.
   */
  loadMany<Row extends object>(
    statement: Statement,
    key: keyof Row & string,
    id: string,
    rest: readonly unknown[] = [],
  ): Promise<Row[]> {
    const batch = async (ids: readonly string[]) => {
      const groups = new Map<string, Row[]>(ids.map((wanted) => [wanted, []]));
      for (const row of await this.read<Row>(statement, [ids, ...rest])) {
        groups.get(String(row[key]))?.push(row);
      }
      return ids.map((wanted) => groups.get(wanted) ?? []);
    };
    return this.loader<Row, Row[]>(statement, batch, rest).load(id) as Promise<Row[]>;
  }

  /** Forgets what was loaded: after a mutation of this request changed it. */
  forget(): void {
    this.loaders.clear();
  }

  private byId<Row extends object>(statement: Statement, key: keyof Row & string) {
    return this.loader<Row, Row | null>(statement, async (ids) => {
      const rows = await this.read<Row>(statement, [ids]);
      const byId = new Map(rows.map((row) => [String(row[key]), row]));
      return ids.map((wanted) => byId.get(wanted) ?? null);
    });
  }

  private loader<Row, Value>(
    statement: Statement,
    batch: (ids: readonly string[]) => Promise<Value[]>,
    rest: readonly unknown[] = [],
  ): DataLoader<string, unknown> {
    const name = rest.length === 0 ? statement.name : `${statement.name} ${JSON.stringify(rest)}`;
    let loader = this.loaders.get(name);
    if (!loader) {
      loader = new DataLoader<string, unknown>(batch, { maxBatchSize: 500 });
      this.loaders.set(name, loader);
    }
    return loader as DataLoader<string, unknown> & { readonly row?: Row };
  }

  private async flush(): Promise<void> {
    const asked = this.waiting;
    this.waiting = [];
    try {
      const [, ...results] = await this.database.send([
        this.settings(),
        ...asked.map((one) => one.statement),
      ]);
      asked.forEach((one, index) => {
        one.resolve(results[index] ?? []);
      });
    } catch (error) {
      for (const one of asked) {
        one.reject(error);
      }
    }
  }
}
