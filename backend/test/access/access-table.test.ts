import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { useWorld } from '../harness/index.ts';
import { CELLS } from './cells/index.ts';
import { nothingIsLeftOut } from './complete.ts';
import type { Outcome, Seat } from './walk/try.ts';
import { sidesOf, Walker } from './walk/walker.ts';

nothingIsLeftOut();

const world = useWorld();

/**
 * The whole access table, cell by cell: everybody tries everything with one client's record, over HTTP
 * as that person and straight in SQL as the application's role with that person's context. What is
 * tried and what must come is data, in `cells/`; `complete.ts` sees that nothing is left out.
 */
describe('the access table', () => {
  let walk: Walker;
  beforeAll(async () => {
    walk = await Walker.start(world());
  });
  afterAll(async () => {
    await walk.stop();
  });

  const all = CELLS.flatMap((one) =>
    (Object.entries(one.cells) as [Seat, Outcome][]).flatMap(([seat, outcome]) =>
      sidesOf(outcome).map((side) => {
        const expected = side === 'HTTP' ? outcome[0] : outcome[1];
        const name = `${one.row} · ${seat} · ${one.does} ${side === 'HTTP' ? 'over HTTP' : 'in SQL'}: ${expected}`;
        return { name, one, seat, side, expected };
      }),
    ),
  );

  const late = ({ seat }: { seat: Seat }) => Number(seat.startsWith('emergency'));
  const cases = all.toSorted((one, other) => late(one) - late(other));

  it.each(cases)('$name', async ({ one, seat, side, expected }) => {
    expect(side === 'HTTP' ? await walk.overHttp(one, seat) : await walk.inSql(one, seat)).toBe(expected);
  });
});
