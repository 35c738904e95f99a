import { describe, expect, it } from '@jest/globals';
import { MODALITIES } from '../vocabulary/modalities.ts';
import { PHASES } from '../vocabulary/phases.ts';
import type { BoundariesFacts } from './boundaries.ts';
import { checkActivity, type PlannedActivity, planWarnings } from './plan.ts';

const BODYWORK: PlannedActivity = {
  discipline: 'MASSAGE',
  modality: 'SWEDISH',
  minutes: 60,
  everyWeeks: 2,
  maxPressure: 2,
  focusRegions: ['upper-shoulder-left'],
  avoidRegions: [],
  reason: null,
  adjustment: 'Less when tired.',
};
const TALK: PlannedActivity = {
  ...BODYWORK,
  discipline: 'PSYCHOTHERAPY',
  modality: 'TALK',
  maxPressure: null,
  focusRegions: [],
  adjustment: null,
};
const BOUNDARIES: BoundariesFacts = {
  maxPressure: 2,
  regions: { 'foot-left': 'NEVER', neck: 'ASK_FIRST' },
  scent: false,
};

const found = (
  change: Partial<PlannedActivity>,
  phase: (typeof PHASES)[number] = 'INTEGRATION',
  boundaries: BoundariesFacts | null = BOUNDARIES,
) =>
  checkActivity({ ...BODYWORK, ...change }, 'activities.0', phase, boundaries).map(
    ({ kind, path, regions }) => [kind, path, ...regions].join(' '),
  );

describe('what stands against an activity', () => {
  it('is nothing when all is well', () => {
    expect(found({})).toEqual([]);
    expect(checkActivity(TALK, 'activities.0', 'STABILISATION', BOUNDARIES)).toEqual([]);
  });

  it('R8: a region that the client never wants touched; one that is asked first may be planned', () => {
    expect(found({ focusRegions: ['foot-left', 'neck', 'foot-right'] })).toEqual([
      'CONSENT activities.0.focusRegions foot-left',
    ]);
    expect(found({ avoidRegions: ['foot-left'] })).toEqual([]);
  });

  it('R8: regions that nobody plans, also while the client has set no boundaries', () => {
    expect(found({ focusRegions: ['breast-left', 'perineum'] }, 'INTEGRATION', null)).toEqual([
      'CONSENT activities.0.focusRegions breast-left',
      'CONSENT activities.0.focusRegions perineum',
    ]);
    expect(found({ maxPressure: 5, focusRegions: ['foot-left'] }, 'INTEGRATION', null)).toEqual([]);
  });

  it('R8: more pressure than the client allows', () => {
    expect(found({ maxPressure: 3 })).toEqual(['CONSENT activities.0.maxPressure']);
    expect(found({ maxPressure: null })).toEqual([]);
  });

  it('R8: scent against the client’s wish', () => {
    expect(found({ modality: 'AROMATHERAPY' })).toEqual(['CONSENT activities.0.modality']);
    expect(found({ modality: 'AROMATHERAPY' }, 'INTEGRATION', { ...BOUNDARIES, scent: true })).toEqual([]);
  });

  it('R8: deep work in the phase of stabilisation without a recorded reason, in either discipline', () => {
    const deep = MODALITIES.filter((one) => one.intensity === 'DEEP');
    expect(deep.length).toBeGreaterThan(0);
    for (const { code, disciplines } of deep) {
      for (const discipline of disciplines) {
        for (const phase of PHASES) {
          const expected = phase === 'STABILISATION' ? ['INPUT activities.0.reason'] : [];
          expect([code, phase, found({ modality: code, discipline }, phase)]).toEqual([
            code,
            phase,
            expected,
          ]);
        }
        expect(found({ modality: code, discipline, reason: 'Her jaw locks.' }, 'STABILISATION')).toEqual([]);
      }
    }
  });

  it('bodywork that does not say how it is adjusted is incomplete', () => {
    expect(found({ adjustment: null })).toEqual(['INCOMPLETE activities.0.adjustment']);
  });

  it('what is not known, or belongs to the other discipline', () => {
    expect(found({ modality: 'MAGIC' })).toEqual(['INPUT activities.0.modality']);
    expect(found({ modality: 'EMDR' })).toEqual(['INPUT activities.0.modality']);
    expect(found({ focusRegions: ['wing'], avoidRegions: ['tail'] })).toEqual([
      'INPUT activities.0',
      'INPUT activities.0',
    ]);
  });
});

describe('what to know of a plan', () => {
  const goal = (statement: string, measureCode: string | null = null) => ({ statement, measureCode });
  const ADJUNCT =
    'This plan is about trauma and holds bodywork only: bodywork goes beside psychotherapy, not in its place.';
  const warned = (plan: Partial<Parameters<typeof planWarnings>[0]>) =>
    planWarnings({ phase: 'STABILISATION', goals: [], activities: [BODYWORK], ...plan }, BOUNDARIES);

  it.each([
    ['a measure of trauma', { goals: [goal('Fewer bad days', 'PCL5')] }],
    ['the words of a goal', { goals: [goal('Fewer nightmares about it')] }],
    ['the phase', { phase: 'PROCESSING' as const }],
  ])('bodywork is an adjunct where a plan is about trauma, by %s', (_by, plan) => {
    expect(warned(plan)).toEqual([ADJUNCT]);
    expect(warned({ ...plan, activities: [BODYWORK, TALK] })).toEqual([]);
    expect(warned({ ...plan, activities: [] })).toEqual([]);
  });

  it('is silent about bodywork for its own sake', () => {
    expect(warned({ goals: [goal('Looser shoulders', 'NRS')] })).toEqual([]);
  });

  it('says what no longer fits the boundaries of today, and what is missing', () => {
    expect(warned({ activities: [TALK, { ...BODYWORK, maxPressure: 4, adjustment: null }] })).toEqual([
      'Swedish: Please say how the bodywork is adjusted to how the client responds.',
      'Swedish: The client allows pressure up to 2.',
    ]);
  });

  it('says that no boundaries are set, where there is bodywork', () => {
    const plan = { phase: 'INTEGRATION' as const, goals: [], activities: [BODYWORK] };
    expect(planWarnings(plan, null)).toEqual([
      'The client has set no boundaries yet: until then bodywork is a light touch, and asking.',
    ]);
    expect(planWarnings({ ...plan, activities: [TALK] }, null)).toEqual([]);
  });
});
