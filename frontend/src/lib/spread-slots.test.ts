import { expect, it } from '@jest/globals';
import { spreadSlots } from './spread-slots.ts';

const day = (at: string) => at.slice(0, 10);
const at = (date: number, quarter: number) => ({
  startsAt: new Date(Date.UTC(2026, 11, date, 9, quarter * 15)).toISOString(),
});
const morning = (date: number) => Array.from({ length: 24 }, (_, quarter) => at(date, quarter));

it('offers a few times a day, well apart, over several days', () => {
  const shown = spreadSlots([...morning(7), ...morning(8), ...morning(9)], day);
  expect(shown).toHaveLength(9);
  expect(
    shown.filter((one) => day(one.startsAt) === '2026-12-07').map((one) => one.startsAt.slice(11, 16)),
  ).toEqual(['09:00', '10:30', '12:00']);
});

it('keeps the best where there is no room for all, and shows them in the order of time', () => {
  expect(spreadSlots([at(9, 0), at(7, 0), at(8, 0)], day, { inAll: 2 })).toEqual([at(7, 0), at(9, 0)]);
});
