import { describe, expect, it } from '@jest/globals';
import { modalityOf } from '@attune/shared';
import { emptyDraft, inputOf, type SessionDraft } from './draft.ts';
import {
  greatestPressure,
  type Limits,
  limitsOf,
  nextEntry,
  otherSide,
  pressureRefusal,
  regionChoice,
  regionRefusal,
  type SessionClient,
  shortList,
  techniqueRefusal,
  techniques,
  type Visit,
} from './limits.ts';
import { firstOpenStep, flagAsked, missingIn } from './steps.ts';

const AMAL: Limits = {
  boundaries: {
    version: 3,
    maxPressure: 2,
    scent: false,
    regions: { 'foot-left': 'NEVER', 'foot-right': 'NEVER', 'back-of-neck': 'ASK_FIRST' },
  },
  hold: 'DEEP_WORK',
  avoid: ['knee-left'],
  health: [{ kind: 'CONTRAINDICATION', code: 'RECENT_SPRAIN', text: null, regions: ['wrist-left'] }],
  since: [],
  planPressure: 3,
  trainings: ['TRAUMA_INFORMED_CARE'],
  planned: ['RESTORATIVE', 'MYOFASCIAL'],
  name: 'Amal',
};

const work = { region: 'lower-back-left', modality: 'SWEDISH', pressureAsked: null, pressure: 1, minutes: 8 };
const scales = { distress: 4, arousal: 0, pain: 2, tension: 5 };
const whole: SessionDraft = {
  ...emptyDraft('Stays clothed'),
  boundaries: 'SAME',
  boundariesVersion: 3,
  stopSignalAgreed: true,
  arrival: scales,
  work: [work],
  departure: scales,
  settled: true,
  ending: 'FINISHED',
};

describe('what the hands may do', () => {
  it('R11: never is refused with its reason, ask first opens with the agreement of the day', () => {
    expect(regionChoice('foot-left', AMAL, ['foot-left'])).toBe('NEVER');
    expect(regionRefusal('foot-left', AMAL)).toBe('Amal does not want to be touched here.');
    expect(regionChoice('back-of-neck', AMAL, [])).toBe('ASK_FIRST');
    expect(regionChoice('back-of-neck', AMAL, ['back-of-neck'])).toBe('YES');
    expect(regionChoice('face-left', AMAL, [])).toBe('ASK_FIRST');
  });

  it('what is excluded, never offered or left out by the plan says so', () => {
    expect(regionRefusal('groin-left', AMAL)).toBe('This needs a separate consent in writing.');
    expect(regionRefusal('perineum', AMAL)).toBe('This is never offered.');
    expect(regionRefusal('knee-left', AMAL)).toBe('The plan leaves this out.');
    expect(regionRefusal('calf-left', AMAL)).toBeNull();
  });

  it('R11: goes by the health answers of the beginning, and tells what was noted since', () => {
    const entry = {
      __typename: 'IntakeEntry' as const,
      id: 'e',
      kind: 'CONTRAINDICATION' as const,
      text: null,
      class: 'LOCAL',
      endedAt: null,
    };
    const bruise = {
      ...entry,
      code: 'BRUISE',
      label: 'Bruise',
      regions: ['calf-left'],
      notedAt: '2026-11-24T09:20:00Z',
    };
    const sprain = {
      ...entry,
      code: 'RECENT_SPRAIN',
      regions: ['wrist-left'],
      notedAt: '2026-11-20T09:00:00Z',
      endedAt: '2026-11-24T09:30:00Z',
    };
    const of = (beganAt: string | null) =>
      limitsOf(
        { beganAt, practitioner: { trainings: [] } } as unknown as Visit,
        {
          boundaries: { version: 1, maxPressure: 2, scent: false, regions: [] },
          hold: 'NONE',
          activePlan: null,
          intake: { clientId: 'amal', entries: [bruise], earlier: [sprain], warnings: [] },
        } as unknown as SessionClient,
        'Amal',
      );
    const begun = of('2026-11-24T09:00:00Z');
    expect(regionRefusal('calf-left', begun)).toBeNull();
    expect(regionRefusal('wrist-left', begun)).toMatch(/Recent sprain/);
    expect(begun.since).toEqual(['Bruise (left calf)']);
    // Before it began, what holds now.
    const before = of(null);
    expect(regionRefusal('calf-left', before)).toMatch(/Bruise/);
    expect(regionRefusal('wrist-left', before)).toBeNull();
    expect(before.since).toEqual([]);
  });

  it('an absolute contraindication takes every tap', () => {
    const ill: Limits = {
      ...AMAL,
      health: [{ kind: 'CONTRAINDICATION', code: 'FEVER', text: null, regions: [] }],
    };
    expect(regionChoice('calf-left', ill, [])).toBe('NEVER');
    expect(regionRefusal('calf-left', ill)).toMatch(/^Fever/);
  });

  it('what the health answers leave out takes no tap, and says why', () => {
    expect(regionChoice('wrist-left', AMAL, ['wrist-left'])).toBe('NEVER');
    expect(regionRefusal('wrist-left', AMAL)).toBe(
      'Left wrist: left out because of the health answers (Recent sprain).',
    );
    const open: Limits = {
      ...AMAL,
      boundaries: { ...AMAL.boundaries, scent: true },
      health: [{ kind: 'ALLERGY', code: 'SCENT', text: null, regions: [] }],
    };
    const aromatherapy = modalityOf('AROMATHERAPY');
    expect(aromatherapy && techniqueRefusal(aromatherapy, open)).toBe('Amal is sensitive to scents');
  });

  it('R8: pressure goes up to what the client and the plan allow', () => {
    expect(greatestPressure(AMAL)).toBe(2);
    expect(pressureRefusal(2, AMAL)).toBeNull();
    expect(pressureRefusal(3, AMAL)).toBe('Amal allows up to 2.');
    const bold: Limits = { ...AMAL, boundaries: { ...AMAL.boundaries, maxPressure: 5 } };
    expect(pressureRefusal(4, bold)).toBe('The plan allows up to 3.');
  });

  it('R3, R18: a hold, a missing training and an unwanted scent refuse a way of working', () => {
    const refusal = (code: string, limits = AMAL) => techniqueRefusal(modalityOf(code)!, limits);
    expect(refusal('MYOFASCIAL')).toContain('no deep work');
    expect(refusal('TRAUMA_TOUCH')).toContain('needs training');
    expect(refusal('AROMATHERAPY')).toBe('Amal wants no scent');
    expect(refusal('RESTORATIVE')).toBeNull();
    expect(refusal('SWEDISH', { ...AMAL, hold: 'ALL_BODYWORK' })).toContain('bodywork waits');
    expect(refusal('MYOFASCIAL', { ...AMAL, hold: 'NONE' })).toBeNull();
  });

  it('offers what was booked first and what is refused last', () => {
    const order = techniques(AMAL, 'RESTORATIVE').map((one) => one.code);
    expect(order[0]).toBe('RESTORATIVE');
    expect(order.indexOf('MYOFASCIAL')).toBeGreaterThan(order.indexOf('SHIATSU'));
  });

  it('has at hand what was booked, planned or used, with what is held among it', () => {
    const short = shortList(techniques(AMAL, 'RESTORATIVE'), AMAL, 'RESTORATIVE', ['SHIATSU']);
    expect(short.map((one) => one.code)).toEqual(['RESTORATIVE', 'SWEDISH', 'SHIATSU', 'MYOFASCIAL']);
  });

  it('a tap enters what the tap before entered, and never more than is allowed', () => {
    expect(nextEntry('calf-left', [], AMAL, 'RESTORATIVE')).toEqual({
      region: 'calf-left',
      modality: 'RESTORATIVE',
      pressureAsked: null,
      pressure: 2,
      minutes: 5,
    });
    expect(nextEntry('calf-left', [work], AMAL, 'RESTORATIVE')).toEqual({ ...work, region: 'calf-left' });
    const gentler: Limits = { ...AMAL, boundaries: { ...AMAL.boundaries, maxPressure: 0 } };
    expect(nextEntry('calf-left', [work], gentler, null)?.pressure).toBe(0);
    expect(nextEntry('calf-left', [], { ...AMAL, hold: 'ALL_BODYWORK' }, null)).toBeNull();
  });

  it('knows the other side', () => {
    expect(otherSide('calf-left')).toBe('calf-right');
    expect(otherSide('calf-right')).toBe('calf-left');
    expect(otherSide('sacrum')).toBeNull();
  });
});

describe('which step is complete', () => {
  it('a whole session lacks nothing', () => {
    expect(missingIn('sign', whole, AMAL)).toEqual([]);
    expect(firstOpenStep(whole, AMAL)).toBe('sign');
  });

  it('R11: consent is confirmed for the boundaries of this moment', () => {
    expect(missingIn('consent', emptyDraft(''), AMAL)).toEqual([
      'Go over the boundaries with Amal.',
      'Agree on the stop signal.',
      'Agree on draping.',
    ]);
    expect(missingIn('consent', { ...whole, boundariesVersion: 2 }, AMAL)).toEqual([
      'Amal changed the boundaries; go over them once more.',
    ]);
  });

  it('R11: work that is not allowed any more is to be taken out, unless a breach is recounted', () => {
    const refused = { ...whole, work: [{ ...work, region: 'foot-left' }] };
    expect(missingIn('work', refused, AMAL)).toHaveLength(1);
    expect(missingIn('work', { ...refused, breachAccount: 'My hand slipped.' }, AMAL)).toEqual([]);
    const deep = { ...whole, work: [{ ...work, modality: 'MYOFASCIAL' }] };
    expect(missingIn('work', deep, AMAL)).toEqual(['Myofascial release is not open now.']);
  });

  it('a session that was ended needs no work', () => {
    expect(missingIn('work', { ...whole, work: [] }, AMAL)).toHaveLength(1);
    expect(missingIn('work', { ...whole, work: [], ending: 'ENDED_BY_CLIENT' }, AMAL)).toEqual([]);
  });

  it('goes on where something is missing', () => {
    expect(firstOpenStep(emptyDraft('x'), AMAL)).toBe('consent');
    expect(firstOpenStep({ ...whole, departure: { distress: 3 } }, AMAL)).toBe('leaving');
  });

  it('R15: a departure that is worse asks for a flag', () => {
    expect(flagAsked(whole)).toBeNull();
    expect(flagAsked({ ...whole, departure: { ...scales, distress: 7 } })).toContain('rose from 4 to 7');
    expect(flagAsked({ ...whole, settled: false })).toContain('not settled');
    expect(flagAsked({ ...whole, departure: { distress: 9 } })).toBeNull();
  });

  it('sends the server only what is whole', () => {
    const input = inputOf({ ...whole, departure: { distress: 3 }, boundariesVersion: null });
    expect(input.departure).toBeNull();
    expect(input.consent).toBeNull();
    expect(input.arrival).toEqual(scales);
  });
});
