import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { faultOf, inWords, lengthOf, paint, painted, QUARTERS, rangesOf } from './week.ts';

const MORNINGS = [
  { weekday: 1, from: '09:00', to: '12:00' },
  { weekday: 3, from: '09:30', to: '24:00' },
];

it('is the same painted and typed', () => {
  expect(rangesOf(painted(MORNINGS))).toEqual(MORNINGS);
  expect(rangesOf(painted([{ weekday: 1, from: '09:00', to: '' }]))).toEqual([]);
  const place = fc.record({
    day: fc.integer({ min: 0, max: 6 }),
    quarter: fc.integer({ min: 0, max: QUARTERS - 1 }),
  });
  fc.assert(
    fc.property(place, place, fc.boolean(), (from, to, on) => {
      const week = paint(painted(MORNINGS), from, to, on);
      const ranges = rangesOf(week);
      expect(painted(ranges)).toEqual(week);
      expect(faultOf(ranges)).toBeNull();
      expect(week[from.day]?.[from.quarter]).toBe(on);
      expect(week[to.day]?.[to.quarter]).toBe(on);
    }),
  );
});

it('says what stands in the way, by day', () => {
  expect(faultOf([{ weekday: 2, from: '', to: '12:00' }])).toBe('Please give both times on Tuesday.');
  expect(faultOf([{ weekday: 2, from: '09:10', to: '12:00' }])).toBe(
    'Please choose quarters of the hour on Tuesday.',
  );
  expect(faultOf([{ weekday: 7, from: '12:00', to: '09:00' }])).toBe(
    'What begins at 12:00 on Sunday ends before it begins.',
  );
  expect(faultOf([...MORNINGS, { weekday: 1, from: '11:00', to: '13:00' }])).toBe(
    'Two pieces overlap on Monday.',
  );
  expect(faultOf([{ from: '09:00', to: '10:00' }])).toBeNull();
});

it('is said in words and hours', () => {
  expect(inWords(MORNINGS)).toBe('09:00 to 12:00, 09:30 to 24:00');
  expect(inWords([])).toBe('no work');
  expect(lengthOf(MORNINGS)).toBe('17.5 h');
});
