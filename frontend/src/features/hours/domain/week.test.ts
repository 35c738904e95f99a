import { expect, it } from '@jest/globals';
import { faultOf, inWords, lengthOf, paint, painted, QUARTERS, rangesOf } from './week.ts';

const MORNINGS = [
  { weekday: 1, from: '09:00', to: '12:00' },
  { weekday: 3, from: '09:30', to: '24:00' },
];

it('is the same painted and typed', () => {
  expect(rangesOf(painted(MORNINGS))).toEqual(MORNINGS);
  expect(rangesOf(painted([{ weekday: 1, from: '09:00', to: '' }]))).toEqual([]);
  for (const day of [0, 3, 6]) {
    for (const quarter of [0, 36, 47, QUARTERS - 1]) {
      for (const on of [true, false]) {
        const from = { day: 2, quarter: 40 };
        const week = paint(painted(MORNINGS), from, { day, quarter }, on);
        const ranges = rangesOf(week);
        expect(painted(ranges)).toEqual(week);
        expect(faultOf(ranges)).toBeNull();
        expect([week[2]?.[40], week[day]?.[quarter]]).toEqual([on, on]);
      }
    }
  }
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
