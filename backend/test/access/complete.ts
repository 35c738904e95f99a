import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  CLIENT_ACCESS,
  type ClientAction,
  decide,
  isClientAction,
  NO_RELATION,
  RELATIONS,
} from '@attune/shared';
import type { Relation } from '@attune/shared';
import { describe, expect, it } from '@jest/globals';
import { buildSchema } from 'graphql';
import { CELLS } from './cells/index.ts';
import { CALLED_IN, DECIDED_OTHERWISE, NOT_BUILT, PROVEN_ELSEWHERE } from './not-walked.ts';
import { type Column, COLUMNS, type Row, TABLE } from './walk/table.ts';
import type { Seat, Try } from './walk/try.ts';

const BACKEND = join(import.meta.dirname, '..', '..');
const ROWS = TABLE.map(([row]) => row);

/** The column in which somebody sits. */
function columnOf(seat: Seat): Column | null {
  return COLUMNS.find((column) => seat === column || seat.startsWith(`${column},`)) ?? null;
}

const RELATION_OF: Readonly<Partial<Record<Column, Relation>>> = {
  self: 'SELF',
  psychotherapist: 'PSYCHOTHERAPIST',
  'massage therapist': 'MASSAGE_THERAPIST',
  administrator: 'ADMINISTRATOR',
  emergency: 'EMERGENCY',
};

/** What is left of the table when everything that is tried is taken away. */
function gaps(cells: readonly Try[]): string[] {
  return ROWS.flatMap((row) =>
    COLUMNS.flatMap((column) =>
      (['HTTP', 'SQL'] as const).flatMap((side) => {
        const walked = cells.some(
          (one) =>
            one.row === row &&
            (Object.keys(one.cells) as Seat[]).some(
              (seat) =>
                columnOf(seat) === column && (one.cells[seat]?.[side === 'HTTP' ? 0 : 1] ?? null) !== null,
            ),
        );
        return walked || whollyMissing(row) ? [] : [`${row} · ${column} · ${side}`];
      }),
    ),
  );
}

/** Rows of which nothing is built. */
const whollyMissing = (row: Row) =>
  NOT_BUILT.some((one) => one.row === row && one.columns === undefined && one.side === undefined);

/** That nothing of the table is left out, and that what is expected is what the shared table decides. */
export function nothingIsLeftOut(): void {
  describe('the walk of the access table', () => {
    it('tries every row as everybody, over HTTP and in SQL', () => {
      expect(gaps(CELLS)).toEqual([]);
      expect(ROWS).toHaveLength(22);
      expect(new Set(ROWS).size).toBe(ROWS.length);
    });

    it('notices a cell that is left out', () => {
      const boundaries = (one: Try) => one.row === 'boundaries';
      const { administrator, ...others } = CELLS.find(boundaries)?.cells ?? {};
      expect(administrator).toBeDefined();
      const without = CELLS.filter((one) => !boundaries(one));
      expect(gaps(without)).toHaveLength(COLUMNS.length * 2);
      const one = { ...(CELLS.find(boundaries) as Try), cells: others };
      expect(gaps([...without, one])).toEqual([
        'boundaries · administrator · HTTP',
        'boundaries · administrator · SQL',
      ]);
    });

    it('names each case once', () => {
      const names = CELLS.map(({ row, does }) => `${row}: ${does}`);
      expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
    });

    it('tries every action of the shared access table in every relation', () => {
      const tried = (action: ClientAction, relation: Relation) =>
        CELLS.some(
          (one) =>
            one.action === action &&
            (Object.keys(one.cells) as Seat[]).some(
              (seat) => RELATION_OF[columnOf(seat) ?? 'outsider'] === relation,
            ),
        );
      const left = (Object.keys(CLIENT_ACCESS) as ClientAction[]).flatMap((action) =>
        RELATIONS.filter((relation) => relation !== CALLED_IN.relation && !tried(action, relation)).map(
          (relation) => `${action} as ${relation}`,
        ),
      );
      expect(left).toEqual([]);
    });

    const decided = CELLS.flatMap((one) =>
      one.action !== undefined && isClientAction(one.action) ? [{ ...one, action: one.action }] : [],
    );
    it.each(decided)('expects of "$row · $does" what the shared access table decides', (one) => {
      for (const [seat, [http, sql]] of Object.entries(one.cells) as [
        Seat,
        [string | null, string | null],
      ][]) {
        const relation = RELATION_OF[columnOf(seat) ?? 'outsider'];
        const shared = one.consent && !seat.endsWith(', not shared') ? [one.consent] : [];
        const own = (one.own ?? false) && !seat.endsWith(', not the author');
        const { allow } = decide(one.action, {
          ...NO_RELATION,
          relations: relation ? [relation] : [],
          own,
          lead: (one.lead ?? false) && !seat.endsWith(', not the author'),
          sharedWithMassage: shared,
          sharedWithPsychotherapy: shared,
        });
        if (http !== null) {
          expect({ seat, allowed: http === 'shown' || http === 'done' }).toEqual({ seat, allowed: allow });
        } else if (sql !== null) {
          expect({ seat, allowed: sql === 'rows' }).toEqual({ seat, allowed: allow });
        }
      }
    });

    it('lists as not built only what is not there, so that it is walked once it is', () => {
      const schema = buildSchema(readFileSync(join(BACKEND, 'schema.graphql'), 'utf8'));
      const has = (coordinate: string) => {
        const [type = '', field] = coordinate.split('.');
        const found = schema.getType(type);
        return field === undefined
          ? found !== undefined
          : found !== undefined && 'getFields' in found && field in found.getFields();
      };
      const tables = new Set(readFileSync(join(BACKEND, 'test/census/grants.txt'), 'utf8').match(/\w+/g));
      for (const { row, what, until } of NOT_BUILT) {
        expect({ row, what, built: (until.schema ?? []).filter(has) }).toEqual({ row, what, built: [] });
        expect({ row, what, table: tables.has(until.table ?? '–') }).toEqual({ row, what, table: false });
        expect(ROWS).toContain(row);
      }
    });

    it('sends nobody elsewhere in vain, and says why where the product was decided otherwise', () => {
      for (const [action, file] of Object.entries(PROVEN_ELSEWHERE)) {
        const path = join(BACKEND, 'test', file);
        expect(existsSync(path) && readFileSync(path, 'utf8').includes('R24')).toBe(true);
        expect(CELLS.some((one) => one.action === action)).toBe(true);
      }
      expect(existsSync(join(BACKEND, 'test', CALLED_IN.file))).toBe(true);
      for (const { row, why } of DECIDED_OTHERWISE) {
        expect(ROWS).toContain(row);
        expect(why.length).toBeGreaterThan(20);
      }
      // Every file of cells is in the list.
      const files = readdirSync(join(import.meta.dirname, 'cells')).filter(
        (file) => !['index.ts', 'operations.ts'].includes(file),
      );
      const index = readFileSync(join(import.meta.dirname, 'cells/index.ts'), 'utf8');
      for (const file of files) expect(index).toContain(`'./${file}'`);
    });
  });
}
