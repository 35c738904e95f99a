import { describe, expect, it } from '@jest/globals';
import { type BoundariesContents, compareBoundaries } from './compare-boundaries.ts';

const BASE: BoundariesContents = {
  maxPressure: 3,
  regions: { 'foot-left': 'NEVER', 'hand-left': 'ASK_FIRST' },
  draping: 'Standard draping',
  clothing: null,
  scent: true,
  talk: 'Quiet',
  music: null,
  light: null,
  position: null,
  stopSignal: 'harbour',
  whatHelps: null,
  note: null,
};
const after = (changes: Partial<BoundariesContents>) => compareBoundaries(BASE, { ...BASE, ...changes });

describe('what changed between two versions', () => {
  it('says what gets narrower first, both sides of a region together', () => {
    expect(
      after({
        maxPressure: 1,
        scent: false,
        regions: {
          'hand-left': 'NEVER',
          'knee-left': 'NEVER',
          'knee-right': 'NEVER',
          'calf-left': 'ASK_FIRST',
        },
      }),
    ).toEqual([
      'Never from now on: knee (both).',
      'Never from now on, asked first until then: left hand.',
      'Asked first from now on: left calf.',
      'No longer never: left foot.',
      'Pressure: up to 1 of 5, instead of 3.',
      'No scent any more.',
    ]);
  });

  it('quotes short words beside those they replace, and long ones alone', () => {
    expect(after({ stopSignal: 'red', talk: 'A little' })).toEqual([
      'Talking: “A little”, instead of “Quiet”.',
      'Stop signal: “red”, instead of “harbour”.',
    ]);
    const long = 'Please tell me what comes next, every time, and wait until I have said that it is fine.';
    expect(after({ talk: long })).toEqual([`Talking: “${long}”`]);
    expect(after({ stopSignal: null, music: 'None' })).toEqual([
      'Music: “None”.',
      'Stop signal: nothing said any more.',
    ]);
  });

  it('says nothing of a choice that only repeats what the class says', () => {
    expect(after({ regions: { ...BASE.regions, neck: 'ASK_FIRST', 'knee-left': 'YES' } })).toEqual([]);
    expect(after({ regions: { ...BASE.regions, perineum: 'NEVER' } })).toEqual([]);
  });
});
