import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { MODALITIES, modalityOf } from '../vocabulary/modalities.ts';
import { PHASES } from '../vocabulary/phases.ts';
import { REGION_CHOICES } from '../vocabulary/region-choices.ts';
import { REGIONS, regionLabel, regionOf } from '../vocabulary/regions.ts';
import { checkWork, choiceFor, choiceProblem, type Work } from './boundaries.ts';
import {
  type BoundariesContents,
  compareBoundaries,
  sameBoundaries,
  withChanges,
} from './compare-boundaries.ts';
import { checkActivity, type PlannedActivity } from './plan.ts';

/** Regions of the chart, and now and then a place that is none. */
const anyRegion = fc.oneof(
  { weight: 20, arbitrary: fc.constantFrom(...REGIONS.map((region) => region.code)) },
  { weight: 1, arbitrary: fc.constantFrom('third-knee', 'constructor', '__proto__', '') },
);

const words = fc.constantFrom(null, 'a word', 'another', 'w'.repeat(80));

/** Whatever a client may have said, choices looser than a region's class among it. */
const anyBoundaries: fc.Arbitrary<BoundariesContents> = fc.record({
  maxPressure: fc.integer({ min: 0, max: 5 }),
  regions: fc.dictionary(
    fc.constantFrom(...REGIONS.map((region) => region.code)),
    fc.constantFrom(...REGION_CHOICES),
  ),
  scent: fc.boolean(),
  draping: fc.constantFrom('Standard', 'Stays clothed'),
  talk: fc.constantFrom('Quiet', 'A little'),
  clothing: words,
  music: words,
  light: words,
  position: words,
  stopSignal: words,
  whatHelps: words,
  note: words,
});

const anyWork: fc.Arbitrary<Work> = fc.record({
  region: anyRegion,
  modality: fc.constantFrom(...MODALITIES.map((modality) => modality.code)),
  pressure: fc.integer({ min: 0, max: 5 }),
});

const STRICTNESS = { YES: 0, ASK_FIRST: 1, NEVER: 2 } as const;
const OF_CLASS = { R: 'YES', A: 'ASK_FIRST', X: 'NEVER', N: 'NEVER' } as const;

/** What a region is, said a second time and more simply: the stricter of the class and the client's word. */
function strictest(region: string, chosen: keyof typeof STRICTNESS | undefined): number {
  const known = regionOf(region);
  return known ? Math.max(STRICTNESS[OF_CLASS[known.regionClass]], STRICTNESS[chosen ?? 'YES']) : 2;
}

const anyActivity: fc.Arbitrary<PlannedActivity> = fc.record({
  discipline: fc.constantFrom('PSYCHOTHERAPY' as const, 'MASSAGE' as const),
  modality: fc.constantFrom(...MODALITIES.map((modality) => modality.code)),
  minutes: fc.constantFrom(50, 60),
  everyWeeks: fc.constantFrom(1, 2),
  maxPressure: fc.option(fc.integer({ min: 0, max: 5 })),
  focusRegions: fc.array(anyRegion, { maxLength: 6 }),
  avoidRegions: fc.constant([]),
  reason: fc.constantFrom(null, 'It was talked through.'),
  adjustment: fc.constant('Less when the week was hard.'),
});

describe('R11, for any boundaries and any work', () => {
  it('a region is never looser than its class or the client’s word', () => {
    fc.assert(
      fc.property(anyBoundaries, anyRegion, (boundaries, region) => {
        const chosen = Object.hasOwn(boundaries.regions, region) ? boundaries.regions[region] : undefined;
        expect(STRICTNESS[choiceFor(region, boundaries)]).toBe(strictest(region, chosen));
      }),
    );
  });

  it('work passes exactly where region, agreement of the day, pressure and scent all allow it', () => {
    fc.assert(
      fc.property(
        anyBoundaries,
        fc.array(anyWork, { maxLength: 8 }),
        fc.array(anyRegion, { maxLength: 8 }),
        (boundaries, work, agreed) => {
          const allowed = (one: (typeof work)[number]) => {
            const strict = STRICTNESS[choiceFor(one.region, boundaries)];
            return (
              (strict === 0 || (strict === 1 && agreed.includes(one.region))) &&
              one.pressure <= boundaries.maxPressure &&
              (boundaries.scent || !modalityOf(one.modality)?.scented)
            );
          };
          const refused = work.filter((one) => !allowed(one)).map((one) => one.region);
          expect(checkWork(work, boundaries, agreed).map((finding) => finding.region)).toEqual(refused);
        },
      ),
    );
  });

  it('no agreement of the day opens what is never, and less agreement never allows more', () => {
    const everything = REGIONS.map((region) => region.code);
    fc.assert(
      fc.property(anyBoundaries, anyWork, fc.array(anyRegion), (boundaries, one, agreed) => {
        const with_ = (regions: string[]) => checkWork([one], boundaries, regions).length;
        if (choiceFor(one.region, boundaries) === 'NEVER') expect(with_(everything)).toBe(1);
        expect(with_(agreed)).toBeGreaterThanOrEqual(with_([...agreed, ...everything]));
        expect(with_([])).toBeGreaterThanOrEqual(with_(agreed));
      }),
    );
  });

  it('narrower boundaries never allow what wider ones refuse', () => {
    fc.assert(
      fc.property(
        anyBoundaries,
        anyWork,
        fc.constantFrom(...REGION_CHOICES),
        fc.integer({ min: 0, max: 5 }),
        (boundaries, one, choice, pressure) => {
          const now = Object.hasOwn(boundaries.regions, one.region) ? boundaries.regions[one.region] : 'YES';
          const narrower = {
            scent: false,
            maxPressure: Math.min(boundaries.maxPressure, pressure),
            regions: {
              ...boundaries.regions,
              [one.region]: STRICTNESS[choice] > STRICTNESS[now ?? 'YES'] ? choice : (now ?? 'YES'),
            },
          };
          if (checkWork([one], boundaries, [one.region]).length > 0) {
            expect(checkWork([one], narrower, [one.region])).toHaveLength(1);
          }
        },
      ),
    );
  });

  it('a client can choose what is not looser than X and N, and no more', () => {
    for (const { code, regionClass } of REGIONS) {
      for (const choice of REGION_CHOICES) {
        const closed = (regionClass === 'X' || regionClass === 'N') && choice !== 'NEVER';
        expect([code, choice, choiceProblem(code, choice) !== null]).toEqual([code, choice, closed]);
      }
    }
    expect(choiceProblem('__proto__', 'NEVER')).not.toBeNull();
    expect(choiceProblem('breast-left', 'ASK_FIRST')).toContain('separate consent in writing');
  });
});

describe('R8, for any boundaries and any activity', () => {
  it('an activity passes exactly where regions, pressure and scent are within the boundaries', () => {
    fc.assert(
      fc.property(anyActivity, anyBoundaries, fc.constantFrom(...PHASES), (activity, boundaries, phase) => {
        const against = checkActivity(activity, 'activities.0', phase, boundaries).filter(
          (finding) => finding.kind === 'CONSENT',
        );
        const closed = activity.focusRegions.filter(
          (region) => regionOf(region) !== null && choiceFor(region, boundaries) === 'NEVER',
        );
        expect(against.flatMap((finding) => finding.regions)).toEqual(closed);
        const rest = against.filter((finding) => finding.regions.length === 0).map((finding) => finding.path);
        expect(rest).toEqual([
          ...((activity.maxPressure ?? 0) > boundaries.maxPressure ? ['activities.0.maxPressure'] : []),
          ...(!boundaries.scent && modalityOf(activity.modality)?.scented ? ['activities.0.modality'] : []),
        ]);
      }),
    );
  });

  it('what a plan is allowed in, a session within its pressure is allowed in with the day’s agreement', () => {
    fc.assert(
      fc.property(anyActivity, anyBoundaries, fc.constantFrom(...PHASES), (activity, boundaries, phase) => {
        const findings = checkActivity(activity, 'activities.0', phase, boundaries);
        fc.pre(findings.every((finding) => finding.kind === 'INCOMPLETE'));
        const pressure = Math.min(activity.maxPressure ?? boundaries.maxPressure, boundaries.maxPressure);
        const work = activity.focusRegions.map((region) => ({
          region,
          modality: activity.modality,
          pressure,
        }));
        expect(checkWork(work, boundaries, activity.focusRegions)).toEqual([]);
      }),
    );
  });

  it('deep work in stabilisation needs a recorded reason, whatever the boundaries', () => {
    fc.assert(
      fc.property(anyActivity, fc.option(anyBoundaries), (activity, boundaries) => {
        const findings = checkActivity(activity, 'a', 'STABILISATION', boundaries);
        const deep = modalityOf(activity.modality)?.intensity === 'DEEP';
        expect(findings.some((finding) => finding.path === 'a.reason')).toBe(deep && !activity.reason);
      }),
    );
  });
});

describe('what changed, for any two versions', () => {
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
