import { describe, expect, it } from '@jest/globals';
import { type ComparedActivity, type ComparedVersion, comparePlans } from './compare-plans.ts';

const SWEDISH: ComparedActivity = {
  discipline: 'MASSAGE',
  modality: 'SWEDISH',
  minutes: 60,
  everyWeeks: 2,
  maxPressure: 2,
  focusRegions: ['hand-left'],
  avoidRegions: [],
  reason: null,
  adjustment: 'Less when tired.',
};
const TALK: ComparedActivity = {
  discipline: 'PSYCHOTHERAPY',
  modality: 'TALK',
  minutes: 50,
  everyWeeks: 1,
  maxPressure: null,
  focusRegions: [],
  avoidRegions: [],
  reason: null,
  adjustment: null,
};
const VERSION: ComparedVersion = {
  phase: 'STABILISATION',
  summary: 'Steady first.',
  guidance: null,
  goals: [{ statement: 'Sleep', measureCode: 'ISI', target: 7, due: '2027-03-01' }],
  activities: [TALK, SWEDISH],
  rules: [{ sentence: 'No deep bodywork within 48 hours after trauma processing.' }],
};
const copyOf = <Plain>(of: Plain) => JSON.parse(JSON.stringify(of)) as Plain;
const changed = (change: Partial<ComparedVersion>) => comparePlans(VERSION, { ...VERSION, ...change });

describe('comparing two versions of a plan', () => {
  it('has nothing to say of a version and itself', () => {
    expect(comparePlans(VERSION, copyOf(VERSION))).toEqual([]);
  });

  it('says what of the whole changed', () => {
    expect(changed({ phase: 'PROCESSING', summary: 'Now through it.', guidance: 'Feet first.' })).toEqual([
      'The phase changes from Stabilisation to Processing.',
      'The summary is worded anew.',
      'The guidance for bodywork is worded anew.',
    ]);
  });

  it('says which goals came, went and changed', () => {
    const [goal] = VERSION.goals;
    expect(
      changed({
        goals: [
          { ...goal!, target: 5 },
          { ...goal!, statement: 'Walk to work' },
        ],
      }),
    ).toEqual([
      'Goal “Sleep”: ISI with a target of 5 instead of ISI with a target of 7.',
      'Goal added: Walk to work',
    ]);
    expect(changed({ goals: [{ ...goal!, measureCode: null, target: null, due: null }] })).toEqual([
      'Goal “Sleep”: no measure instead of ISI with a target of 7.',
      'Goal “Sleep”: due on no set day instead of 2027-03-01.',
    ]);
    expect(changed({ goals: [] })).toEqual(['Goal ended: Sleep']);
  });

  it('says what of each activity changed', () => {
    expect(
      changed({ activities: [TALK, { ...SWEDISH, minutes: 90, everyWeeks: 1, maxPressure: null }] }),
    ).toEqual([
      'Swedish: 90 minutes instead of 60.',
      'Swedish: every week instead of every 2 weeks.',
      'Swedish: pressure up to what the client allows instead of 2.',
    ]);
    expect(
      changed({
        activities: [
          TALK,
          {
            ...SWEDISH,
            focusRegions: ['hand-right'],
            avoidRegions: ['neck'],
            reason: 'New.',
            adjustment: 'Other.',
          },
        ],
      }),
    ).toEqual([
      'Swedish: focus, added: Right hand.',
      'Swedish: focus, no longer: Left hand.',
      'Swedish: to avoid, added: Neck.',
      'Swedish: the reason is worded anew.',
      'Swedish: how it is adjusted is worded anew.',
    ]);
    expect(changed({ activities: [SWEDISH, { ...TALK, modality: 'EMDR' }] })).toEqual([
      'EMDR is added: 50 minutes, every week.',
      'Talk therapy, CBT or DBT skills ends.',
    ]);
    expect(changed({ activities: [TALK, SWEDISH, { ...SWEDISH, modality: 'CRANIOSACRAL' }] })).toEqual([
      'Craniosacral is added: 60 minutes, every 2 weeks, pressure up to 2.',
    ]);
  });

  it('tells two activities of one modality apart', () => {
    const short = { ...SWEDISH, minutes: 30 };
    const earlier = { ...VERSION, activities: [SWEDISH, short] };
    expect(comparePlans(earlier, copyOf(earlier))).toEqual([]);
    expect(comparePlans(earlier, { ...VERSION, activities: [SWEDISH] })).toEqual(['Swedish ends.']);
    // The same modality in two disciplines is two activities.
    const tre = { ...TALK, modality: 'TRE' };
    expect(changed({ activities: [TALK, SWEDISH, tre, { ...tre, discipline: 'MASSAGE' }] })).toHaveLength(2);
  });

  it('says which rules came and went', () => {
    expect(changed({ rules: [{ sentence: 'At most 1 a week: deep bodywork.' }] })).toEqual([
      'Rule added: At most 1 a week: deep bodywork.',
      'Rule ended: No deep bodywork within 48 hours after trauma processing.',
    ]);
  });

  it('keeps a code that is not known as it is', () => {
    expect(changed({ activities: [TALK, SWEDISH, { ...TALK, modality: 'NEW_WAY' }] })).toEqual([
      'NEW_WAY is added: 50 minutes, every week.',
    ]);
  });

  it('R7: a goal worded anew and its steps stay the same goal, and say so', () => {
    const was = { lineId: 'g', statement: 'Sleep', measureCode: null, target: null, due: null };
    const version = (goal: object, more: object = {}) => ({
      phase: 'PROCESSING' as const,
      summary: '',
      guidance: null,
      goals: [{ ...was, ...goal }],
      activities: [],
      rules: [],
      ...more,
    });
    const [one, two, three] = [{ text: 'One night' }, { text: 'Two nights' }, { text: 'Three nights' }];
    expect(
      comparePlans(
        version({ steps: [one, two] }),
        version({ statement: 'Sleep in my own bed', steps: [three, one] }),
      ),
    ).toEqual([
      'Goal “Sleep in my own bed” is worded anew; it was “Sleep”.',
      'Goal “Sleep in my own bed”: step added: Three nights',
      'Goal “Sleep in my own bed”: step left out: Two nights',
    ]);
    expect(comparePlans(version({ steps: [one, two] }), version({ steps: [two, one] }))).toEqual([
      'Goal “Sleep”: the steps come in another order.',
    ]);
  });

  it('an activity with another way of working is the same one, changed; and the change says why', () => {
    const activity = {
      lineId: 'a',
      discipline: 'MASSAGE' as const,
      modality: 'MYOFASCIAL',
      minutes: 60,
      everyWeeks: 2,
      maxPressure: 3,
      focusRegions: [],
      avoidRegions: [],
      reason: null,
      adjustment: null,
    };
    const version = (some: object, more: object = {}) => ({
      phase: 'PROCESSING' as const,
      summary: '',
      guidance: null,
      goals: [],
      activities: [{ ...activity, ...some }],
      rules: [],
      ...more,
    });
    const adjustments = [{ by: 'Ines Okafor', why: 'Gentle work settles him.' }];
    expect(comparePlans(version({}), version({ modality: 'RESTORATIVE' }, { adjustments }))).toEqual([
      'Trauma-informed restorative instead of Myofascial release.',
      'Ines Okafor proposed a change, and says why: Gentle work settles him.',
    ]);
    expect(comparePlans(version({}, { adjustments }), version({}, { adjustments }))).toEqual([]);
  });
});
