import { describe, expect, it } from '@jest/globals';
import { casesOf, largeCase, smallCase } from './cases.ts';
import { compare } from './compare.ts';

/** Generous: what is asserted here does not depend on how busy the machine is. */
const SECONDS = 20;
const PATIENCE = 8;

describe('a joint schedule, compared', () => {
  it.each([1, 27, 43, 51, 63, 69, 79])(
    'R23: of a small case (%i) costs no more than the best of all schedules',
    async (seed) => {
      const compared = await compare(smallCase(seed), SECONDS, PATIENCE);
      expect(compared).toMatchObject({ agrees: true, refused: 0, optimal: true });
      expect(compared.cost).toBe(compared.least ?? compared.cost);
    },
  );

  it.each([4, 8])(
    'of a large case (%i) breaks no hard rule and is no worse than the quick way',
    async (seed) => {
      const compared = await compare(largeCase(seed), SECONDS, PATIENCE);
      expect(compared).toMatchObject({ agrees: true, refused: 0 });
      expect(compared.cost).toBeLessThanOrEqual(compared.begin);
      expect(compared.begin).toBeLessThanOrEqual(compared.greedy);
    },
  );

  it('takes the same cases for the same seed', () => {
    expect(casesOf(4, 7)).toEqual(casesOf(4, 7));
    expect(casesOf(4, 7).map(({ name }) => name)).toEqual(['small 7', 'large 8', 'small 9', 'large 10']);
  });
});
