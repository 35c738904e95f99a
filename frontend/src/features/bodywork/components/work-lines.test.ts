import { expect, it } from '@jest/globals';
import { workLines } from './work-lines.ts';

const work = (region: string, minutes = 5) => ({
  region,
  modality: 'SWEDISH',
  pressureAsked: null,
  pressure: 2,
  minutes,
});

it('makes one line of both sides worked alike, and two of sides worked unlike', () => {
  expect(
    workLines([
      work('foot-left'),
      work('foot-right'),
      work('calf-left'),
      work('calf-right', 9),
      work('scalp'),
    ]).map((line) => line.region),
  ).toEqual(['Foot (both)', 'Left calf', 'Right calf', 'Scalp']);
});
