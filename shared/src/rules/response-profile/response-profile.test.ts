import { describe, expect, it } from '@jest/globals';
import { REGION_GROUPS, regionGroupLabel, regionGroupOf } from '../../vocabulary/region-groups.ts';
import { REGIONS } from '../../vocabulary/regions.ts';
import { differenceEstimate, meanEstimate } from './estimates.ts';
import { type BodyworkFact, PROFILE_SETTINGS, type Statistics } from './facts.ts';
import { checkInsAfterBodywork, responseChanges, toleranceAfterBodywork } from './profile.ts';

const ZONE = 'Europe/London';
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
/** With a quantile that is easy to reckon with: an interval is two standard errors each way. */
const PLAIN: Statistics = {
  mean,
  variance: (values) => {
    const middle = mean(values);
    return values.reduce((sum, value) => sum + (value - middle) ** 2, 0) / (values.length - 1);
  },
  tQuantile: () => 2,
};
const scales = (distress: number) => ({ DISTRESS: distress, TENSION: distress, PAIN: null });
const session = (at: string, more: Partial<BodyworkFact> = {}): BodyworkFact => ({
  at,
  work: [{ region: 'hand-left', modality: 'SWEDISH' }],
  arrival: scales(6),
  departure: scales(4),
  ...more,
});
const at = (day: string, time = '12:00') => `${day}T${time}:00Z`;

describe('parts of the body', () => {
  it('hold every region of the chart, each in one', () => {
    for (const { code } of REGIONS) {
      expect({ code, group: regionGroupOf(code) }).toEqual({ code, group: expect.any(String) });
    }
    expect(new Set(REGIONS.map(({ code }) => regionGroupOf(code)))).toEqual(new Set(REGION_GROUPS));
    expect([regionGroupOf('foot-left'), regionGroupOf('back-of-neck'), regionGroupOf('tail')]).toEqual([
      'LEGS',
      'NECK',
      null,
    ]);
    expect([regionGroupLabel('ARMS'), regionGroupLabel('TAIL')]).toEqual(['Arms and hands', 'TAIL']);
  });
});

describe('an interval', () => {
  it('stands around its mean, and is clear where 0 is outside', () => {
    expect(meanEstimate([-1, -2, -3], 0.95, PLAIN)).toEqual({
      mean: -2,
      low: expect.closeTo(-2 - 2 / Math.sqrt(3), 9),
      high: expect.closeTo(-2 + 2 / Math.sqrt(3), 9),
      clear: true,
    });
    expect(meanEstimate([-1, 1], 0.95, PLAIN)?.clear).toBe(false);
    expect(meanEstimate([3], 0.95, PLAIN)).toBeNull();
  });

  it('is no wider than its mean where nothing varies', () => {
    expect(differenceEstimate([4, 4], [6, 6, 6], 0.95, PLAIN)).toEqual({
      mean: -2,
      low: -2,
      high: -2,
      clear: true,
    });
    expect(differenceEstimate([4, 4], [4, 4], 0.95, PLAIN)?.clear).toBe(false);
    expect(differenceEstimate([4], [4, 4], 0.95, PLAIN)).toBeNull();
  });
});

describe('changes', () => {
  it('count a session once in each modality and part of the body, however many pieces of work', () => {
    const both = session(at('2026-01-05'), {
      work: [
        { region: 'hand-left', modality: 'SWEDISH' },
        { region: 'hand-right', modality: 'SWEDISH' },
        { region: 'scalp', modality: 'OF_THE_PRACTICE' },
      ],
    });
    const {
      sessions,
      scales: all,
      byModality,
      byRegionGroup,
    } = responseChanges(
      [
        both,
        session(at('2026-01-12')),
        session(at('2026-01-19'), { work: [], arrival: null, departure: null }),
      ],
      { ...PROFILE_SETTINGS, sessionsNeeded: 2, measuresNeeded: 2 },
      PLAIN,
    );
    expect(sessions).toBe(2);
    expect(all.map(({ scale, n, change }) => [scale, n, change?.mean ?? null])).toEqual([
      ['DISTRESS', 2, -2],
      ['TENSION', 2, -2],
      ['PAIN', 0, null],
    ]);
    expect(byModality.map(({ code, sessions: n }) => [code, n])).toEqual([
      ['SWEDISH', 2],
      ['OF_THE_PRACTICE', 1],
    ]);
    expect(byRegionGroup.map(({ code, sessions: n }) => [code, n])).toEqual([
      ['HEAD', 1],
      ['ARMS', 2],
    ]);
  });
});

describe('days around bodywork', () => {
  const settings = { ...PROFILE_SETTINGS, sessionsNeeded: 1, measuresNeeded: 1 };
  const days = (bodywork: readonly string[], checkIns: readonly (readonly [string, number])[]) => {
    const { withBodywork, withoutBodywork } = checkInsAfterBodywork(
      bodywork.map((when) => session(when)),
      checkIns.map(([when, distress]) => ({ at: when, distress })),
      ZONE,
      settings,
      PLAIN,
    );
    return [withBodywork.n, withoutBodywork.n, withBodywork.mean, withoutBodywork.mean];
  };

  it('are the three that follow; the day itself, and what was before all bodywork, are on neither side', () => {
    expect(
      days(
        [at('2026-01-10')],
        [
          [at('2026-01-08'), 10],
          [at('2026-01-10', '21:00'), 9],
          [at('2026-01-11'), 1],
          [at('2026-01-13', '23:59'), 3],
          [at('2026-01-14', '00:01'), 6],
        ],
      ),
    ).toEqual([2, 1, 2, 6]);
  });

  it('are one value each: the mean of the day', () => {
    expect(
      days(
        [at('2026-01-10')],
        [
          [at('2026-01-11', '08:00'), 2],
          [at('2026-01-11', '20:00'), 6],
          [at('2026-01-12'), 1],
          [at('2026-01-20'), 5],
        ],
      ),
    ).toEqual([2, 1, 2.5, 5]);
  });

  it('do not count twice where windows overlap, and a day of bodywork stays on neither side', () => {
    expect(
      days(
        [at('2026-01-10'), at('2026-01-12')],
        [
          [at('2026-01-11'), 1],
          [at('2026-01-12', '21:00'), 9],
          [at('2026-01-13'), 2],
          [at('2026-01-15'), 3],
          [at('2026-01-16'), 4],
        ],
      ),
    ).toEqual([3, 1, 2, 4]);
  });

  it('end at local midnight, on both sides of a change of the clocks', () => {
    // The clocks go forward on 29 March: midnight of 1 April in London is 23:00 UTC.
    const spring = (time: string) =>
      days(
        [at('2026-03-28')],
        [
          [time, 3],
          [at('2026-04-10'), 3],
          [at('2026-03-29'), 3],
        ],
      );
    expect(spring('2026-03-31T22:59:00Z').slice(0, 2)).toEqual([2, 1]);
    expect(spring('2026-03-31T23:00:00Z').slice(0, 2)).toEqual([1, 2]);
    // They go back on 25 October: what was the 26th in summer time at 23:30 UTC is the 26th still.
    const autumn = (time: string) =>
      days(
        [at('2026-10-23')],
        [
          [time, 3],
          [at('2026-10-24'), 3],
          [at('2026-11-10'), 3],
        ],
      );
    expect(autumn('2026-10-26T23:30:00Z').slice(0, 2)).toEqual([2, 1]);
    expect(autumn('2026-10-27T00:00:00Z').slice(0, 2)).toEqual([1, 2]);
  });

  it('say nothing where there was no bodywork', () => {
    expect(days([], [[at('2026-01-11'), 1]])).toEqual([0, 0, null, null]);
  });
});

describe('trauma work', () => {
  it('has bodywork before it when there was some in the week before, or earlier that day', () => {
    const { withBodywork, withoutBodywork } = toleranceAfterBodywork(
      [session(at('2026-01-10', '15:00'))],
      [
        { at: at('2026-01-09'), tolerance: 0 },
        { at: at('2026-01-10', '10:00'), tolerance: 4 },
        { at: at('2026-01-10', '17:00'), tolerance: 8 },
        { at: at('2026-01-17', '20:00'), tolerance: 6 },
        { at: at('2026-01-18', '08:00'), tolerance: 2 },
      ],
      ZONE,
      { ...PROFILE_SETTINGS, sessionsNeeded: 1, measuresNeeded: 1 },
      PLAIN,
    );
    expect([withBodywork, withoutBodywork]).toEqual([
      { n: 2, mean: 7 },
      { n: 2, mean: 3 },
    ]);
  });
});
