import { type Statement, sql } from '../../../../platform/database/index.ts';

/** A part of the record, read piece by piece as row-level security shows it to the client. */
export interface Section {
  /** Its name in the exported file. */
  readonly name: string;
  readonly statement: Statement;
  /** How many rows are read, and held, at once. */
  readonly pageSize: number;
  /** One row, or none, instead of a list. */
  readonly single: boolean;
  /** The tables whose rows it holds; a test looks that none about a client is left out. */
  readonly tables: readonly string[];
}

/** Row condition on an alias: this practice, and the record of whoever asks, whatever else they may read. */
export const OWN = (alias: string) =>
  `${alias}.practice_id = (select attune.practice_id()) and ${alias}.client_id = (select attune.client_id())`;
/** Row condition on an alias: what a person keeps for themself in this practice. */
export const MINE = (alias: string) =>
  `${alias}.practice_id = (select attune.practice_id()) and ${alias}.user_id = (select attune.user_id())`;

/** SQL of the name of a member, by the column that holds the id. */
export const memberName = (column: string, alias: string) =>
  `(select m.name from attune.member m where m.practice_id = ${alias}.practice_id and m.id = ${column})`;

/** SQL of a list within a row; `rows` selects its columns and `n`, by which it is ordered. */
export const list = (rows: string) =>
  `coalesce((select jsonb_agg(to_jsonb(y) - 'n' order by y.n) from (${rows}) y), '[]'::jsonb)`;

/** Instants within a list come from the database as its JSON writes them: ISO with an offset. */
interface Parts {
  readonly tables: readonly string[];
  readonly pageSize?: number;
  readonly single?: boolean;
}

/**
 * A section whose `rows` select `k`, a text by which they are ordered and gone through; it is left out of
 * what is exported. Takes the last `k` seen and how many rows to give.
 */
export function section(
  name: string,
  rows: string,
  { tables, pageSize = 200, single = false }: Parts,
): Section {
  return {
    name,
    statement: sql(
      `recordExport.${name}`,
      `select * from (${rows}) x where ($1::text is null or x.k > $1) order by x.k limit $2`,
    ),
    pageSize,
    single,
    tables,
  };
}
