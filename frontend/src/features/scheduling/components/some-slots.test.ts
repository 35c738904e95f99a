import { expect, it } from '@jest/globals';
import { someOf } from './some-slots.ts';

const slot = (startsAt: string) => ({ startsAt, practitionerId: 'ines' });
const quarters = (day: string) =>
  Array.from({ length: 32 }, (_, index) => slot(new Date(Date.parse(`${day}T09:00:00Z`) + index * 15 * 60_000).toISOString()));

it('spreads a week’s suggestions over days and over the day', () => {
  const chosen = someOf(['2026-11-24', '2026-11-25', '2026-11-26'].flatMap(quarters), 'Europe/London');
  expect(chosen.map((one) => one.startsAt.slice(0, 16))).toEqual([
    '2026-11-24T09:00',
    '2026-11-24T10:30',
    '2026-11-25T09:00',
    '2026-11-25T10:30',
    '2026-11-26T09:00',
  ]);
});

it('keeps the order in which they are suggested, the best first', () => {
  const best = slot('2026-11-26T15:00:00.000Z');
  expect(someOf([best, ...quarters('2026-11-24')], 'Europe/London')[0]).toBe(best);
});
