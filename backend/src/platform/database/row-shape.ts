import { PG_TYPES } from './pg-types.ts';

interface FieldDescription {
  readonly name: string;
  readonly dataTypeID: number;
}

/**
 * How the rows of a statement are read: its columns' names and parsers, made once for each statement
 * on each connection, so that neither side describes them again.
 */
export class RowShape {
  private readonly names: readonly string[];
  private readonly parsers: readonly ((text: string) => unknown)[];

  constructor(fields: readonly FieldDescription[]) {
    this.names = fields.map((field) => field.name);
    this.parsers = fields.map(
      (field) => PG_TYPES.getTypeParser(field.dataTypeID, 'text') as (text: string) => unknown,
    );
  }

  /** A row out of what came over the wire: text, or null. */
  read(values: readonly (string | null)[]): Record<string, unknown> {
    const row: Record<string, unknown> = {};
    for (let index = 0; index < this.names.length; index += 1) {
      const value = values[index] ?? null;
      const parse = this.parsers[index];
      row[this.names[index] as string] = value === null || !parse ? null : parse(value);
    }
    return row;
  }
}

/** The shape of statements that give no rows. */
export const NO_ROWS = new RowShape([]);

const known = new WeakMap<object, Map<string, RowShape>>();

/** The shapes that a connection's prepared statements are known by, by the statement's name. */
export function shapesOf(connection: object): Map<string, RowShape> {
  let shapes = known.get(connection);
  if (!shapes) {
    shapes = new Map();
    known.set(connection, shapes);
  }
  return shapes;
}
