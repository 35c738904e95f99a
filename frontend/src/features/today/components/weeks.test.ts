import { expect, it } from '@jest/globals';
import { toneOf, weeksOf } from './weeks.ts';

it('leaves out weeks without a check-in and says which week a value is of', () => {
  expect(weeksOf([null, 5, null, 4])).toEqual([
    { value: 5, label: '2 weeks ago' },
    { value: 4, label: 'this week' },
  ]);
});

it('tells high from rising from steady', () => {
  expect(toneOf([8, 7, 6, 5, 4])).toBe('steady');
  expect(toneOf([2, 2, 3, 4, 4, 5])).toBe('rising');
  expect(toneOf([6, 7, 7, 8, 8, 8])).toBe('high');
  expect(toneOf([])).toBe('steady');
});
