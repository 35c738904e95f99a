import {
  type BodyworkFact,
  type CheckInFact,
  checkInsAfterBodywork,
  type Estimate,
  PROFILE_SETTINGS,
  RESPONSE_SCALES,
  type ResponseComparison,
  regionGroupOf,
  responseChanges,
  type ToleranceFact,
  toleranceAfterBodywork,
} from '@attune/shared';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DateTime } from 'luxon';
import { STATISTICS } from '../../src/modules/response-profile/domain/statistics.ts';
import { NAIVE } from '../harness/operations/naive-statistics.ts';

/** London and New York shift by an hour, Lord Howe by half of one, Cairo at midnight: a day without its first hour. */
const ZONES = ['Europe/London', 'America/New_York', 'Australia/Lord_Howe', 'Africa/Cairo'] as const;
const START = Date.parse('2026-03-10T00:00:00Z');
const MINUTES = 245 * 24 * 60;

const zone = fc.constantFrom(...ZONES);
const at = fc
  .integer({ min: 0, max: MINUTES })
  .map((minutes) => new Date(START + minutes * 60_000).toISOString());
const level = fc.integer({ min: 0, max: 10 });
const scales = fc.record({ DISTRESS: level, TENSION: level, PAIN: fc.option(level) });
const work = fc.uniqueArray(
  fc.record({
    region: fc.constantFrom(
      'hand-left',
      'hand-right',
      'scalp',
      'neck',
      'calf-left',
      'lower-back-right',
      'a-new-one',
    ),
    modality: fc.constantFrom('SWEDISH', 'CRANIOSACRAL', 'OF_THE_PRACTICE'),
  }),
  { minLength: 1, maxLength: 4, selector: ({ region, modality }) => `${region} ${modality}` },
);
const session: fc.Arbitrary<BodyworkFact> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ at, work, arrival: scales, departure: scales }) },
  { weight: 1, arbitrary: at.map((when) => ({ at: when, work: [], arrival: null, departure: null })) },
);
const sessions = fc.array(session, { maxLength: 30 });
const checkIns: fc.Arbitrary<CheckInFact[]> = fc.array(fc.record({ at, distress: level }), {
  maxLength: 120,
});
const processing: fc.Arbitrary<ToleranceFact[]> = fc.array(fc.record({ at, tolerance: level }), {
  maxLength: 40,
});

/** From two values on, so that there is something to compute in most cases. */
const EASY = { ...PROFILE_SETTINGS, sessionsNeeded: 2, measuresNeeded: 2 };
const RUNS = { numRuns: 150 };

/** The library finds its quantile to seven digits. */
const near = (one: number | null, other: number | null) => {
  if (one === null || other === null) {
    expect(one).toBe(other);
  } else {
    expect(Math.abs(one - other)).toBeLessThan(1e-6 + 1e-6 * Math.max(Math.abs(one), Math.abs(other)));
  }
};
const alike = (one: Estimate | null, other: Estimate | null) => {
  near(one?.mean ?? null, other?.mean ?? null);
  near(one?.low ?? null, other?.low ?? null);
  near(one?.high ?? null, other?.high ?? null);
};
const sides = (one: ResponseComparison, other: ResponseComparison) => {
  expect([one.withBodywork.n, one.withoutBodywork.n]).toEqual([
    other.withBodywork.n,
    other.withoutBodywork.n,
  ]);
  near(one.withBodywork.mean, other.withBodywork.mean);
  near(one.withoutBodywork.mean, other.withoutBodywork.mean);
  alike(one.difference, other.difference);
};
const holdsItsMean = (estimate: Estimate | null) => {
  if (estimate) {
    expect(estimate.low).toBeLessThanOrEqual(estimate.mean);
    expect(estimate.high).toBeGreaterThanOrEqual(estimate.mean);
    expect(estimate.clear).toBe(estimate.low > 0 || estimate.high < 0);
  }
};
const days = (bodywork: BodyworkFact[], said: CheckInFact[], timeZone: string) =>
  checkInsAfterBodywork(bodywork, said, timeZone, EASY, STATISTICS);

describe('Student’s t of the library', () => {
  it('is what its definition gives, also for degrees of freedom between two numbers', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1, max: 300, noNaN: true }),
        fc.constantFrom(0.9, 0.95, 0.975, 0.995),
        (df, probability) => {
          const expected = NAIVE.tQuantile(probability, df);
          expect(Math.abs(STATISTICS.tQuantile(probability, df) / expected - 1)).toBeLessThan(1e-6);
        },
      ),
      { numRuns: 20 },
    );
    expect(STATISTICS.tQuantile(0.975, 5)).toBeCloseTo(2.570582, 5);
  });
});

describe('changes from arrival to departure', () => {
  const of = (bodywork: readonly BodyworkFact[]) => responseChanges(bodywork, EASY, STATISTICS);
  /** The same worked out from the definition, for one scale of some sessions. */
  const byTheBook = (bodywork: readonly BodyworkFact[], scale: (typeof RESPONSE_SCALES)[number]) => {
    const changes = bodywork.flatMap(({ arrival, departure }) => {
      const before = arrival?.[scale];
      const after = departure?.[scale];
      return typeof before === 'number' && typeof after === 'number' ? [after - before] : [];
    });
    const n = changes.length;
    if (n < 2) return { n, change: null };
    const mean = NAIVE.mean(changes);
    const half = NAIVE.tQuantile(0.975, n - 1) * Math.sqrt(Math.max(0, NAIVE.variance(changes)) / n);
    return { n, change: { mean, low: mean - half, high: mean + half, clear: false } };
  };

  it('are what their definition gives, in all sessions and in each group', () => {
    fc.assert(
      fc.property(sessions, (bodywork) => {
        const profile = of(bodywork);
        const groups = [
          ...profile.byModality.map((group) => ({
            ...group,
            members: bodywork.filter((one) => one.work.some(({ modality }) => modality === group.code)),
          })),
          ...profile.byRegionGroup.map((group) => ({
            ...group,
            members: bodywork.filter((one) =>
              one.work.some(({ region }) => regionGroupOf(region) === group.code),
            ),
          })),
          {
            scales: profile.scales,
            sessions: profile.sessions,
            members: bodywork.filter((one) => one.arrival),
          },
        ];
        for (const group of groups) {
          expect(group.sessions).toBe(group.members.length);
          for (const { scale, n, change } of group.scales) {
            const expected = byTheBook(group.members, scale);
            expect(n).toBe(expected.n);
            alike(change, expected.change);
            holdsItsMean(change);
          }
        }
      }),
      { numRuns: 30 },
    );
  });

  it('do not hang on the order, nor on where both scales begin', () => {
    fc.assert(
      fc.property(sessions, fc.integer({ min: -5, max: 5 }), (bodywork, shift) => {
        const moved = (one: BodyworkFact['arrival']) =>
          one && {
            DISTRESS: (one.DISTRESS ?? 0) + shift,
            TENSION: (one.TENSION ?? 0) + shift,
            PAIN: one.PAIN === null ? null : one.PAIN + shift,
          };
        const shifted = bodywork
          .toReversed()
          .map((one) => ({ ...one, arrival: moved(one.arrival), departure: moved(one.departure) }));
        const [one, other] = [of(bodywork), of(shifted)];
        expect(other.byModality.map(({ code, sessions: n }) => [code, n])).toEqual(
          one.byModality.map(({ code, sessions: n }) => [code, n]),
        );
        one.scales.forEach(({ n, change }, index) => {
          expect(other.scales[index]?.n).toBe(n);
          alike(change, other.scales[index]?.change ?? null);
        });
      }),
      RUNS,
    );
  });

  it('grow with the unit of the scale, interval and all', () => {
    fc.assert(
      fc.property(sessions, fc.integer({ min: 2, max: 9 }), (bodywork, factor) => {
        const times = (one: BodyworkFact['arrival']) =>
          one && {
            DISTRESS: (one.DISTRESS ?? 0) * factor,
            TENSION: (one.TENSION ?? 0) * factor,
            PAIN: one.PAIN === null ? null : one.PAIN * factor,
          };
        const grown = of(
          bodywork.map((one) => ({ ...one, arrival: times(one.arrival), departure: times(one.departure) })),
        );
        of(bodywork).scales.forEach(({ change }, index) => {
          alike(
            grown.scales[index]?.change ?? null,
            change && {
              ...change,
              mean: change.mean * factor,
              low: change.low * factor,
              high: change.high * factor,
            },
          );
          expect(grown.scales[index]?.change?.clear).toBe(change?.clear);
        });
      }),
      RUNS,
    );
  });

  it('add up: with one modality in each session, the groups are all sessions', () => {
    fc.assert(
      fc.property(sessions, (bodywork) => {
        const single = bodywork.map((one) => ({ ...one, work: one.work.slice(0, 1) }));
        const { sessions: all, byModality, scales: ofAll } = of(single);
        expect(byModality.reduce((sum, group) => sum + group.sessions, 0)).toBe(all);
        ofAll.forEach(({ n }, index) => {
          expect(byModality.reduce((sum, group) => sum + (group.scales[index]?.n ?? 0), 0)).toBe(n);
        });
      }),
      RUNS,
    );
  });

  it('show from six sessions on and not before', () => {
    fc.assert(
      fc.property(sessions, (bodywork) => {
        for (const { n, needed, change } of responseChanges(bodywork, PROFILE_SETTINGS, STATISTICS).scales) {
          expect(needed).toBe(6);
          expect(change !== null).toBe(n >= 6);
        }
      }),
      RUNS,
    );
  });
});

/** Welch's difference from its definition. */
function welch(some: readonly number[], others: readonly number[]): Estimate | null {
  if (some.length < 2 || others.length < 2) return null;
  const mean = NAIVE.mean(some) - NAIVE.mean(others);
  const [a, b] = [some, others].map((one) => Math.max(0, NAIVE.variance(one)) / one.length) as [
    number,
    number,
  ];
  if (a + b < 1e-12) return { mean, low: mean, high: mean, clear: mean !== 0 };
  const df = (a + b) ** 2 / (a ** 2 / (some.length - 1) + b ** 2 / (others.length - 1));
  const half = Math.sqrt(a + b) * NAIVE.tQuantile(0.975, df);
  return { mean, low: mean - half, high: mean + half, clear: mean - half > 0 || mean + half < 0 };
}

describe('check-ins after bodywork', () => {
  /** Days counted on a calendar of Luxon's, one by one. */
  const byTheBook = (bodywork: BodyworkFact[], said: CheckInFact[], timeZone: string) => {
    const dateOf = (iso: string) => DateTime.fromISO(iso, { zone: timeZone }).toISODate() ?? '';
    const worked = bodywork.map((one) => dateOf(one.at)).sort();
    const after = new Set(
      worked.flatMap((date) =>
        [1, 2, 3].map((more) => DateTime.fromISO(date, { zone: 'UTC' }).plus({ days: more }).toISODate()),
      ),
    );
    const dates = [...new Set(said.map((one) => dateOf(one.at)))];
    const meanOf = (date: string) =>
      NAIVE.mean(said.filter((one) => dateOf(one.at) === date).map((one) => one.distress));
    const counted = dates.filter(
      (date) => worked[0] !== undefined && date > worked[0] && !worked.includes(date),
    );
    return {
      some: counted.filter((date) => after.has(date)).map(meanOf),
      others: counted.filter((date) => !after.has(date)).map(meanOf),
      left: dates.filter((date) => !counted.includes(date)).length,
      dates: dates.length,
    };
  };

  it('are what a calendar gives, across every change of the clocks', () => {
    fc.assert(
      fc.property(sessions, checkIns, zone, (bodywork, said, timeZone) => {
        const { some, others, left, dates } = byTheBook(bodywork, said, timeZone);
        const result = days(bodywork, said, timeZone);
        expect([result.withBodywork.n, result.withoutBodywork.n]).toEqual([some.length, others.length]);
        expect(result.withBodywork.n + result.withoutBodywork.n + left).toBe(dates);
        const enough = bodywork.length >= 2 && some.length >= 2 && others.length >= 2;
        near(result.withBodywork.mean, enough ? NAIVE.mean(some) : null);
        alike(result.difference, enough ? welch(some, others) : null);
        holdsItsMean(result.difference);
      }),
      { numRuns: 60 },
    );
  });

  it('do not hang on the order, on where the scale begins, or on saying the same twice', () => {
    fc.assert(
      fc.property(
        sessions,
        checkIns,
        zone,
        fc.integer({ min: -3, max: 3 }),
        (bodywork, said, timeZone, by) => {
          const moved = [...said, ...said]
            .toReversed()
            .map((one) => ({ ...one, distress: one.distress + by }));
          const [one, other] = [days(bodywork, said, timeZone), days(bodywork.toReversed(), moved, timeZone)];
          expect(other.withBodywork.n).toBe(one.withBodywork.n);
          near(
            other.withoutBodywork.mean,
            one.withoutBodywork.mean === null ? null : one.withoutBodywork.mean + by,
          );
          alike(other.difference, one.difference);
        },
      ),
      RUNS,
    );
  });

  it('count a day once, however many sessions lie before it', () => {
    fc.assert(
      fc.property(sessions, checkIns, zone, (bodywork, said, timeZone) => {
        const [one, other] = [
          days(bodywork, said, timeZone),
          days([...bodywork, ...bodywork], said, timeZone),
        ];
        if (bodywork.length >= EASY.sessionsNeeded) {
          sides(one, other);
        }
      }),
      RUNS,
    );
  });

  it('show from six sessions and six days on each side on', () => {
    fc.assert(
      fc.property(sessions, checkIns, zone, (bodywork, said, timeZone) => {
        const result = checkInsAfterBodywork(bodywork, said, timeZone, PROFILE_SETTINGS, STATISTICS);
        const enough = bodywork.length >= 6 && result.withBodywork.n >= 6 && result.withoutBodywork.n >= 6;
        expect(result.difference !== null).toBe(enough);
        expect(result.withBodywork.mean !== null).toBe(enough);
      }),
      RUNS,
    );
  });
});

describe('tolerance of trauma work after bodywork', () => {
  const of = (bodywork: BodyworkFact[], held: ToleranceFact[], timeZone: string) =>
    toleranceAfterBodywork(bodywork, held, timeZone, EASY, STATISTICS);

  it('is what a calendar gives, across every change of the clocks', () => {
    fc.assert(
      fc.property(sessions, processing, zone, (bodywork, held, timeZone) => {
        const dayOf = (iso: string) =>
          DateTime.fromISO(DateTime.fromISO(iso, { zone: timeZone }).toISODate() ?? '', { zone: 'UTC' });
        const apart = (one: string, other: string) => dayOf(other).diff(dayOf(one), 'days').days;
        const counted = held.filter((one) => bodywork.some((other) => apart(other.at, one.at) >= 0));
        const before = (one: ToleranceFact) =>
          bodywork.some((other) => Date.parse(other.at) < Date.parse(one.at) && apart(other.at, one.at) <= 7);
        const some = counted.filter(before).map((one) => one.tolerance);
        const others = counted.filter((one) => !before(one)).map((one) => one.tolerance);
        const result = of(bodywork, held, timeZone);
        expect([result.withBodywork.n, result.withoutBodywork.n]).toEqual([some.length, others.length]);
        const enough = bodywork.length >= 2 && some.length >= 2 && others.length >= 2;
        alike(result.difference, enough ? welch(some, others) : null);
        holdsItsMean(result.difference);
      }),
      { numRuns: 60 },
    );
  });

  it('does not hang on the order, and turns round with the scale', () => {
    fc.assert(
      fc.property(sessions, processing, zone, (bodywork, held, timeZone) => {
        const turned = held.toReversed().map((one) => ({ ...one, tolerance: 10 - one.tolerance }));
        const [one, other] = [of(bodywork, held, timeZone), of(bodywork.toReversed(), turned, timeZone)];
        near(other.difference?.mean ?? null, one.difference && -one.difference.mean);
        near(other.difference?.low ?? null, one.difference && -one.difference.high);
        near(other.difference?.high ?? null, one.difference && -one.difference.low);
      }),
      RUNS,
    );
  });
});
