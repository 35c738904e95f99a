import { describe, expect, it } from '@jest/globals';
import { REGIONS } from '../vocabulary/regions.ts';
import { type BoundariesFacts, checkWork, choiceFor } from './boundaries.ts';

const OPEN: BoundariesFacts = { maxPressure: 5, regions: {}, scent: true };
/** Amal of the demo: feet and buttocks never, the neck asked first, pressure up to 2, no scent. */
const AMAL: BoundariesFacts = {
  maxPressure: 2,
  scent: false,
  regions: {
    'foot-left': 'NEVER',
    'foot-right': 'NEVER',
    'buttock-left': 'NEVER',
    'buttock-right': 'NEVER',
    neck: 'ASK_FIRST',
  },
};
const swedish = (region: string, pressure = 1) => ({ region, modality: 'SWEDISH', pressure });

describe('what holds for a region', () => {
  it('is never looser than its class, whatever the client chose', () => {
    for (const region of REGIONS) {
      const open = choiceFor(region.code, { ...OPEN, regions: { [region.code]: 'YES' } });
      expect([region.code, open]).toEqual([
        region.code,
        { R: 'YES', A: 'ASK_FIRST', X: 'NEVER', N: 'NEVER' }[region.regionClass],
      ]);
      expect(choiceFor(region.code, { ...OPEN, regions: { [region.code]: 'NEVER' } })).toBe('NEVER');
    }
  });

  it('follows the class where the client has said nothing', () => {
    expect(choiceFor('upper-shoulder-left', OPEN)).toBe('YES');
    expect(choiceFor('face-right', OPEN)).toBe('ASK_FIRST');
    expect(choiceFor('perineum', OPEN)).toBe('NEVER');
  });

  it('takes the stricter of choice and class', () => {
    expect(choiceFor('hand-left', { ...OPEN, regions: { 'hand-left': 'ASK_FIRST' } })).toBe('ASK_FIRST');
  });

  it('is never for a place that is not on the chart', () => {
    expect(choiceFor('third-knee', OPEN)).toBe('NEVER');
    expect(choiceFor('constructor', OPEN)).toBe('NEVER');
  });

  it('keeps the sides apart', () => {
    const left: BoundariesFacts = { ...OPEN, regions: { 'hand-left': 'NEVER' } };
    expect([choiceFor('hand-left', left), choiceFor('hand-right', left)]).toEqual(['NEVER', 'YES']);
  });
});

describe('R11: a session’s work against the boundaries', () => {
  it('finds nothing where all is allowed', () => {
    expect(checkWork([swedish('upper-shoulder-left', 2), swedish('hand-right')], AMAL, [])).toEqual([]);
    expect(checkWork([], AMAL, [])).toEqual([]);
  });

  it('refuses what is never touched, also when it was “agreed today”', () => {
    const never = [{ region: 'foot-left', sentence: 'Left foot: this is not to be touched.' }];
    expect(checkWork([swedish('foot-left')], AMAL, [])).toEqual(never);
    expect(checkWork([swedish('foot-left')], AMAL, ['foot-left'])).toEqual(never);
  });

  it('takes what is asked first only with the agreement of the day, for that very region', () => {
    const asked = [
      { region: 'neck', sentence: 'Neck: this is asked every time, and no agreement for today is recorded.' },
    ];
    expect(checkWork([swedish('neck')], AMAL, [])).toEqual(asked);
    expect(checkWork([swedish('neck')], AMAL, ['face-left'])).toEqual(asked);
    expect(checkWork([swedish('neck')], AMAL, ['neck'])).toEqual([]);
  });

  it('refuses more pressure than the client allows, at the very line', () => {
    expect(checkWork([swedish('hand-left', 2)], AMAL, [])).toEqual([]);
    expect(checkWork([swedish('hand-left', 3)], AMAL, [])).toEqual([
      { region: 'hand-left', sentence: 'Left hand: pressure 3 is more than the 2 the client allows.' },
    ]);
    expect(checkWork([swedish('hand-left', 1)], { ...AMAL, maxPressure: 0 }, [])).toHaveLength(1);
  });

  it('refuses scent where the client wants none', () => {
    const aromatherapy = { region: 'hand-left', modality: 'AROMATHERAPY', pressure: 1 };
    expect(checkWork([aromatherapy], AMAL, [])).toEqual([
      { region: 'hand-left', sentence: 'Left hand: the client wants no scent.' },
    ]);
    expect(checkWork([aromatherapy], { ...AMAL, scent: true }, [])).toEqual([]);
  });

  it('finds each row that is wrong, in the order of the work, one sentence for each', () => {
    const work = [swedish('hand-left'), swedish('foot-right', 5), swedish('neck'), swedish('hand-right', 4)];
    expect(checkWork(work, AMAL, []).map((finding) => finding.region)).toEqual([
      'foot-right',
      'neck',
      'hand-right',
    ]);
  });
});
