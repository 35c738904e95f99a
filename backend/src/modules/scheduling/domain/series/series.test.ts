import { describe, expect, it } from '@jest/globals';
import { isException, patternOnward } from './series-row.ts';
import { inMovingOrder } from './without-movers.ts';

const span = (from: number) => ({ from, to: from + 10 });
const move = (from: number, to: number) => ({ from: span(from), to: span(to) });

describe('moves that are written one by one', () => {
  it('go the last first where each takes the place of the next, and the first first the other way', () => {
    const later = [move(0, 10), move(10, 20), move(20, 30)];
    expect(inMovingOrder(later)).toEqual([...later].reverse());
    const earlier = [move(10, 0), move(20, 10), move(30, 20)];
    expect(inMovingOrder(earlier)).toEqual(earlier);
  });

  it('are all there where they stand in a circle', () => {
    expect(inMovingOrder([move(0, 10), move(10, 0)])).toHaveLength(2);
  });
});

describe('R22: a series that goes on otherwise', () => {
  const old = { startsOn: '2026-10-06', atTime: '10:00', timeZone: 'Europe/London', everyWeeks: 1, count: 8 };

  it('begins with the first one that is meant, whichever of them is moved', () => {
    const thursday = { position: 4, start: Date.parse('2026-10-29T11:00:00Z') };
    expect(patternOnward(old, 3, thursday, 'Europe/London')).toEqual({
      ...old,
      startsOn: '2026-10-22',
      atTime: '11:00',
      count: 6,
    });
  });

  it('knows what stands otherwise, also over a change of the clocks', () => {
    const series = { ...old, id: 's', clientId: 'c', memberId: 'm' };
    const at = (startsAt: string, memberId = 'm') => ({ seriesPosition: 4, startsAt, memberId });
    expect(isException(series, at('2026-10-27T10:00:00Z'))).toBe(false);
    expect(isException(series, at('2026-10-27T09:00:00Z'))).toBe(true);
    expect(isException(series, at('2026-10-27T10:00:00Z', 'other'))).toBe(true);
    expect(isException({ ...series, startsOn: null }, at('2026-10-27T09:00:00Z'))).toBe(false);
  });
});
