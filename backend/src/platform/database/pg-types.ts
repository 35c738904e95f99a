import pg from 'pg';

const asNumber = (text: string): number => Number(text);
const asText = (text: string): string => text;

/** '2026-11-24 09:00:00.123+00' (sessions run in UTC) to '2026-11-24T09:00:00.123Z', with no Date between. */
export function instantText(text: string): string {
  return `${text.slice(0, 10)}T${text.slice(11, -3)}Z`;
}

const { builtins } = pg.types;
const parsers = new Map<number, (text: string) => unknown>([
  [builtins.TIMESTAMPTZ, instantText],
  [builtins.DATE, asText],
  [builtins.TIME, (text) => text.slice(0, 5)],
  [builtins.INT8, asNumber],
  [builtins.NUMERIC, asNumber],
]);

/**
 * How values come back: instants as ISO text in UTC, dates as 'YYYY-MM-DD', times as 'HH:MM',
 * int8 and numeric as numbers (Attune keeps no number beyond 2^53); the rest as pg does it.
 */
export const PG_TYPES: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    parsers.get(oid) ??
    pg.types.getTypeParser(oid, format as 'text')) as pg.CustomTypesConfig['getTypeParser'],
};
