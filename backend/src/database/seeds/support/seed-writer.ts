import pg from 'pg';

/** A row by the table's own column names; a column left out takes its default. */
export type SeedRow = Readonly<Record<string, unknown>>;

const ROWS_AT_ONCE = 5_000;

/** Writes rows as the owner, whom every policy lets through; triggers and constraints hold all the same. */
export class SeedWriter {
  constructor(private readonly client: pg.Client) {}

  /**
   * Puts rows into a table, thousands in one statement: they travel as one JSON parameter and
   * PostgreSQL makes each value what its column is. All rows of a call have the same columns.
   */
  async insert(table: string, rows: readonly SeedRow[]): Promise<void> {
    await this.insertRows(table, rows, '');
  }

  /**
   * The same for rows with an `id`; one that meets a constraint fails everything, or is left out.
   * @returns the ids of the rows that are there now.
   */
  async insertKept(
    table: string,
    onConflict: 'fail' | 'leave out',
    rows: readonly SeedRow[],
  ): Promise<Set<string>> {
    const rest = onConflict === 'fail' ? '' : 'on conflict do nothing';
    const kept = await this.insertRows<{ id: string }>(table, rows, `${rest} returning id`);
    return new Set(kept.map(({ id }) => id));
  }

  private async insertRows<Row extends object>(
    table: string,
    rows: readonly SeedRow[],
    rest: string,
  ): Promise<Row[]> {
    const columns = Object.keys(rows[0] ?? {})
      .map((column) => pg.escapeIdentifier(column))
      .join(', ');
    const target = `attune.${pg.escapeIdentifier(table)}`;
    const returned: Row[] = [];
    for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
      const result = await this.client.query<Row>(
        `insert into ${target} (${columns})
         select ${columns} from jsonb_populate_recordset(null::${target}, $1::jsonb) ${rest}`,
        [JSON.stringify(rows.slice(from, from + ROWS_AT_ONCE))],
      );
      for (const row of result.rows) {
        returned.push(row);
      }
    }
    return returned;
  }

  /** Runs a written statement: what comes after the rows are there. */
  async run<Row extends object>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
    return (await this.client.query<Row>(text, [...values])).rows;
  }

  /** So that the first questions find good plans, before the database has looked by itself. */
  async analyse(): Promise<void> {
    const { rows } = await this.client.query<{ tables: string | null }>(
      `select string_agg(format('attune.%I', relname), ', ') as tables from pg_class
       where relnamespace = 'attune'::regnamespace and relkind = 'r'`,
    );
    await this.client.query(`analyze ${rows[0]?.tables ?? ''}`);
  }
}

/** Runs `work` in one transaction of the owner's. All of the demo is there, or none of it. */
export async function writeAsOwner<Result>(
  databaseUrl: string,
  work: (writer: SeedWriter) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client({ connectionString: databaseUrl, application_name: 'attune demo' });
  await client.connect();
  try {
    await client.query('begin');
    await client.query(`set local role attune_owner`);
    await client.query(`set local search_path = attune, public`);
    const result = await work(new SeedWriter(client));
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  } finally {
    await client.end();
  }
}
