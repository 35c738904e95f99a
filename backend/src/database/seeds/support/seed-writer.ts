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
    const [first] = rows;
    if (!first) {
      return;
    }
    const columns = Object.keys(first)
      .map((column) => pg.escapeIdentifier(column))
      .join(', ');
    const target = `attune.${pg.escapeIdentifier(table)}`;
    for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
      await this.client.query(
        `insert into ${target} (${columns})
         select ${columns} from jsonb_populate_recordset(null::${target}, $1::jsonb)`,
        [JSON.stringify(rows.slice(from, from + ROWS_AT_ONCE))],
      );
    }
  }

  /** Runs a written statement: what comes after the rows are there. */
  async run<Row extends object>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
    return (await this.client.query<Row>(text, [...values])).rows;
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
