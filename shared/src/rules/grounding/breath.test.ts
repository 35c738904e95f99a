import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { GROUNDING_EXERCISES, isBreathing } from '../../vocabulary/grounding-exercises.ts';
import {
  BREATH_PLACES,
  BREATHS_BEFORE_GROWING,
  type Breath,
  breathAt,
  breathFault,
  breathsIn,
  breathToStartWith,
  longerBreath,
  shorterBreath,
  spokenBreath,
  USUAL_BREATH,
} from './breath.ts';
import { GROUNDING_STEPS } from './steps.ts';

const even = (seconds: number): Breath => ({ inSeconds: seconds, outSeconds: seconds });
const threePart = fc.integer({ min: 4, max: 10 }).map(even);
const ocean = fc
  .tuple(fc.integer({ min: 3, max: 6 }), fc.integer({ min: 4, max: 10 }))
  .filter(([inSeconds, outSeconds]) => outSeconds > inSeconds)
  .map(([inSeconds, outSeconds]) => ({ inSeconds, outSeconds }));
const seconds = fc.double({ min: 0, max: 1200, noNaN: true });

describe('the parameters of facts.md', () => {
  it('three-part breath: in as long as out, 4 by default, never starting above 5, 4 to 10 later', () => {
    expect(USUAL_BREATH.THREE_PART_BREATH).toEqual(even(4));
    const faults = (moment: 'START' | 'LATER') =>
      [3, 4, 5, 6, 10, 11].map((length) => breathFault('THREE_PART_BREATH', even(length), moment));
    expect(faults('START')).toEqual([
      'OUT_OF_RANGE',
      null,
      null,
      'STARTS_TOO_LONG',
      'STARTS_TOO_LONG',
      'OUT_OF_RANGE',
    ]);
    expect(faults('LATER')).toEqual(['OUT_OF_RANGE', null, null, null, null, 'OUT_OF_RANGE']);
    expect(breathFault('THREE_PART_BREATH', { inSeconds: 4, outSeconds: 5 }, 'LATER')).toBe('UNEVEN');
    expect(breathFault('THREE_PART_BREATH', even(4.5), 'START')).toBe('NOT_WHOLE');
  });

  it('ocean breath: 4 in and 6 out by default; refuses out that is not longer than in', () => {
    expect(USUAL_BREATH.OCEAN_BREATH).toEqual({ inSeconds: 4, outSeconds: 6 });
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 20 }),
        fc.integer({ min: 0, max: 20 }),
        (inSeconds, outSeconds) => {
          const fault = breathFault('OCEAN_BREATH', { inSeconds, outSeconds }, 'START');
          expect(fault === 'OUT_NOT_LONGER').toBe(outSeconds <= inSeconds);
        },
      ),
    );
  });

  it('grows by one second, after several breaths, up to 10, and may be made shorter at any time', () => {
    expect(longerBreath(even(4), BREATHS_BEFORE_GROWING - 1)).toBeNull();
    expect(longerBreath(even(4), BREATHS_BEFORE_GROWING)).toEqual(even(5));
    expect(longerBreath(even(10), 100)).toBeNull();
    expect(shorterBreath(even(5))).toEqual(even(4));
    expect(shorterBreath(even(4))).toBeNull();
  });

  it('starts short again, however long the last breaths were', () => {
    fc.assert(
      fc.property(threePart, (breath) => {
        const start = breathToStartWith('THREE_PART_BREATH', breath);
        expect(breathFault('THREE_PART_BREATH', start, 'START')).toBeNull();
      }),
    );
  });

  it('the senses count down from five, and every exercise without a rhythm has steps', () => {
    expect(GROUNDING_STEPS.FIVE_SENSES.map(({ count }) => count)).toEqual([5, 4, 3, 2, 1]);
    for (const exercise of GROUNDING_EXERCISES) {
      expect(isBreathing(exercise) || GROUNDING_STEPS[exercise].length >= 4).toBe(true);
    }
  });
});

describe('a breath at any second', () => {
  it('fills in as many seconds as it says and empties in as many, never leaving 0 to 1', () => {
    fc.assert(
      fc.property(fc.oneof(threePart, ocean), seconds, (breath, at) => {
        const exercise = breath.inSeconds === breath.outSeconds ? 'THREE_PART_BREATH' : 'OCEAN_BREATH';
        const moment = breathAt(exercise, breath, at);
        const whole = breath.inSeconds + breath.outSeconds;
        expect(moment.fullness).toBeGreaterThanOrEqual(0);
        expect(moment.fullness).toBeLessThanOrEqual(1);
        expect(moment.of).toBe(moment.direction === 'IN' ? breath.inSeconds : breath.outSeconds);
        const begun = moment.breaths * whole + (moment.direction === 'IN' ? 0 : breath.inSeconds);
        expect(begun + moment.since).toBeCloseTo(at, 6);
        expect(moment.untilChange).toBeGreaterThan(-1e-9);
        expect(moment.untilChange).toBeLessThanOrEqual(moment.of);
      }),
    );
  });

  it('three-part: belly, ribs, chest in; chest, ribs, belly out; one place at a time', () => {
    fc.assert(
      fc.property(threePart, (breath) => {
        const places: (string | null)[] = [];
        for (let part = 0; part < 6; part += 1) {
          places.push(breathAt('THREE_PART_BREATH', breath, ((part + 0.5) * breath.inSeconds) / 3).place);
        }
        expect(places).toEqual(['BELLY', 'RIBS', 'CHEST', 'CHEST', 'RIBS', 'BELLY']);
      }),
    );
    fc.assert(
      fc.property(threePart, seconds, (breath, at) => {
        const { places, place } = breathAt('THREE_PART_BREATH', breath, at);
        const moving = BREATH_PLACES.filter((one) => places[one] > 1e-6 && places[one] < 1 - 1e-6);
        expect(moving.length).toBeLessThanOrEqual(1);
        if (moving[0]) expect(moving[0]).toBe(place);
        expect(places.BELLY).toBeGreaterThanOrEqual(places.RIBS);
        expect(places.RIBS).toBeGreaterThanOrEqual(places.CHEST);
      }),
    );
  });

  it('two minutes are whole breaths, and at least one', () => {
    expect(breathsIn(even(4), 2)).toBe(15);
    expect(breathsIn(USUAL_BREATH.OCEAN_BREATH, 2)).toBe(12);
    expect(breathsIn(even(10), 0)).toBe(1);
  });

  it('a screen reader hears two breaths, one sentence, and then nothing', () => {
    const at = (second: number) => spokenBreath(breathAt('OCEAN_BREATH', USUAL_BREATH.OCEAN_BREATH, second));
    expect([0, 4, 10, 14, 20, 24, 30, 34].map(at)).toEqual([
      'In, for 4',
      'Out, for 6',
      'In, for 4',
      'Out, for 6',
      'Go on like this, at this pace.',
      null,
      null,
      null,
    ]);
  });
});
