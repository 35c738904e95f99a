import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { REGIONS, regionLabel } from '../vocabulary/regions.ts';
import { choiceFor } from './boundaries.ts';
import { anyBoundaries } from './boundaries.test-support.ts';
import {
  type BoundariesContents,
  compareBoundaries,
  sameBoundaries,
  withChanges,
} from './compare-boundaries.ts';

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
    expect(after({ talk: long })).toEqual([`Talking: “${long}”.`]);
    expect(after({ stopSignal: null, music: 'None' })).toEqual([
      'Music: “None”.',
      'Stop signal: nothing said any more.',
    ]);
  });

  it('says nothing of a choice that only repeats what the class says', () => {
    expect(after({ regions: { ...BASE.regions, neck: 'ASK_FIRST', 'knee-left': 'YES' } })).toEqual([]);
    expect(after({ regions: { ...BASE.regions, perineum: 'NEVER' } })).toEqual([]);
  });

  it('is nothing from a version to itself', () => {
    fc.assert(fc.property(anyBoundaries, (one) => compareBoundaries(one, one).length === 0));
  });

  it('says every difference once and no more than that', () => {
    fc.assert(
      fc.property(anyBoundaries, anyBoundaries, (one, other) => {
        const lines = compareBoundaries(one, other);
        const differing = REGIONS.filter(({ code }) => choiceFor(code, one) !== choiceFor(code, other));
        const steps = new Set(differing.map(({ code }) => choiceFor(code, one) + choiceFor(code, other)));
        const words = (
          [
            'maxPressure',
            'scent',
            'draping',
            'clothing',
            'talk',
            'music',
            'light',
            'position',
            'stopSignal',
            'whatHelps',
            'note',
          ] as const
        ).filter((part) => one[part] !== other[part]);
        expect(lines).toHaveLength(steps.size + words.length);
        expect(new Set(lines).size).toBe(lines.length);
        const named = lines
          .slice(0, steps.size)
          .flatMap((line) => line.slice(line.indexOf(': ') + 2, -1).split(', '))
          .flatMap((name) =>
            name.endsWith(' (both)') ? [`left ${name.slice(0, -7)}`, `right ${name.slice(0, -7)}`] : [name],
          );
        expect(named.sort()).toEqual(differing.map(({ code }) => regionLabel(code).toLowerCase()).sort());
      }),
    );
  });

  it('finds the same to be the same, and a change on top to be there', () => {
    fc.assert(
      fc.property(anyBoundaries, anyBoundaries, (one, other) => {
        const copy = { ...one, regions: Object.fromEntries(Object.entries(one.regions).reverse()) };
        expect(sameBoundaries(one, copy)).toBe(true);
        expect(withChanges(one, {})).toEqual(one);
        const merged = withChanges(one, other);
        expect(merged).toEqual({ ...other, regions: { ...one.regions, ...other.regions } });
        expect(sameBoundaries(withChanges(merged, other), merged)).toBe(true);
        if (compareBoundaries(one, other).length > 0) expect(sameBoundaries(one, other)).toBe(false);
      }),
    );
  });
});
