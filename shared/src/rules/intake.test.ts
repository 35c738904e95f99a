import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { APPOINTMENT_CLASSES } from '../vocabulary/appointment-classes.ts';
import { ALLERGIES, CONTRAINDICATIONS } from '../vocabulary/intake-words.ts';
import { MODALITIES } from '../vocabulary/modalities.ts';
import { REGIONS } from '../vocabulary/regions.ts';
import {
  bodyworkRefusal,
  checkActivityAgainstIntake,
  checkWorkAgainstIntake,
  contraindicationClass,
  hatchedRegions,
  INTAKE_MISSING,
  intakeAt,
  type IntakeFact,
  intakeFinding,
  intakeWarnings,
  planIntakeWarnings,
} from './intake.ts';
import type { MedicationFact } from './medication.ts';

const fact = (
  kind: IntakeFact['kind'],
  code: string | null,
  regions: readonly string[] = [],
  text: string | null = null,
) => ({ kind, code, regions, text, timesOfDay: [], effects: [] }) satisfies IntakeFact & MedicationFact;
const FEVER = fact('CONTRAINDICATION', 'FEVER');
const SPRAIN = fact('CONTRAINDICATION', 'RECENT_SPRAIN', ['wrist-left']);
const ASTHMA = fact('CONTRAINDICATION', 'SEVERE_ASTHMA');
const SCENT = fact('ALLERGY', 'SCENT');

const facts = fc.array(
  fc.oneof(
    fc.record({
      kind: fc.constant('CONTRAINDICATION' as const),
      code: fc.option(fc.constantFrom(...CONTRAINDICATIONS.map((one) => one.code))),
      regions: fc.subarray(
        REGIONS.map((one) => one.code),
        { maxLength: 3 },
      ),
      text: fc.constant('as told'),
    }),
    fc.record({
      kind: fc.constantFrom('ALLERGY' as const, 'MEDICAL' as const, 'MEDICATION' as const),
      code: fc.option(fc.constantFrom(...ALLERGIES)),
      regions: fc.constant([]),
      text: fc.constant('as told'),
    }),
  ),
  { maxLength: 6 },
);

describe('the gate before bodywork', () => {
  const gate = (complete: boolean, ...entries: IntakeFact[]) => ({
    complete,
    entries,
    tells: true,
    refuses: false,
  });
  const massage = { class: 'BODYWORK_GENTLE', modality: 'SWEDISH' } as const;

  it('needs a complete intake, except for a consultation and for talk', () => {
    for (const of of APPOINTMENT_CLASSES) {
      const found = intakeFinding(gate(false), { class: of, modality: null });
      expect([of, found?.sentence ?? null]).toEqual([of, of.startsWith('BODYWORK_') ? INTAKE_MISSING : null]);
    }
    expect(intakeFinding(gate(true), massage)).toBeNull();
    expect(intakeFinding(gate(false), massage)).toMatchObject({ kind: 'INTAKE', hard: true, final: false });
  });

  it('an absolute contraindication refuses for good, and says what only to whom may know', () => {
    expect(intakeFinding(gate(true, FEVER), massage)).toMatchObject({
      final: true,
      sentence:
        'Fever or an infection of the whole body. No bodywork while this holds; please have it looked at by a doctor.',
    });
    // Who may not know has no entries, and the answer alone.
    const silent = intakeFinding({ ...gate(true), tells: false, refuses: true }, massage);
    expect(silent).toMatchObject({
      final: true,
      sentence: expect.stringMatching(/^Something in the health/),
    });
    expect(intakeFinding({ ...gate(true), tells: false }, massage)).toBeNull();
    expect(
      intakeFinding({ ...gate(true), tells: false, refuses: true }, { class: 'TALK', modality: null }),
    ).toBeNull();
  });

  it('refuses aromatherapy against a sensitivity to scents, and nothing else', () => {
    expect(intakeFinding(gate(true, SCENT), massage)).toBeNull();
    expect(intakeFinding(gate(true, SCENT), { ...massage, modality: 'AROMATHERAPY' })).toMatchObject({
      final: true,
    });
    expect(
      intakeFinding(gate(true, fact('ALLERGY', 'LATEX')), { ...massage, modality: 'AROMATHERAPY' }),
    ).toBeNull();
  });

  it('always refuses while an absolute one stands, whatever else is there; talk never', () => {
    fc.assert(
      fc.property(facts, fc.boolean(), fc.constantFrom(...APPOINTMENT_CLASSES), (entries, complete, of) => {
        const found = intakeFinding(
          { complete, entries, tells: true, refuses: false },
          { class: of, modality: null },
        );
        const absolute = entries.some((one) => contraindicationClass(one) === 'ABSOLUTE');
        const touches = of.startsWith('BODYWORK_');
        expect(found !== null).toBe(touches && (absolute || !complete));
        expect(found?.final ?? false).toBe(touches && absolute);
      }),
    );
  });
});

describe('R11: a session’s work against the intake', () => {
  it('leaves out the area of a local contraindication, with a sentence', () => {
    const work = ['wrist-left', 'wrist-right'].map((region) => ({
      region,
      modality: 'SWEDISH',
      pressure: 1,
    }));
    expect(checkWorkAgainstIntake(work, [SPRAIN, ASTHMA])).toEqual([
      {
        region: 'wrist-left',
        sentence: 'Left wrist: left out because of the health answers (Recent sprain).',
      },
    ]);
  });

  it('refuses all of it against an absolute one, and says which', () => {
    const work = [{ region: 'hand-left', modality: 'SWEDISH', pressure: 0 }];
    const sentence = bodyworkRefusal([SPRAIN, FEVER]);
    expect(sentence).toMatch(/^Fever/);
    expect(checkWorkAgainstIntake(work, [SPRAIN, FEVER])).toEqual([{ region: 'hand-left', sentence }]);
    expect(bodyworkRefusal([SPRAIN, ASTHMA, SCENT])).toBeNull();
  });

  it('goes by what held when the session began: neither what came later nor that it ended since', () => {
    const at = '2026-03-02T10:00:00Z';
    const noted = (notedAt: string, endedAt: string | null = null) => ({ ...SPRAIN, notedAt, endedAt });
    const before = noted('2026-03-01T10:00:00Z');
    const endedSince = noted('2026-03-01T10:00:00Z', '2026-03-02T10:00:01Z');
    const sameMoment = noted(at);
    expect(intakeAt([before, endedSince, sameMoment], at)).toEqual([before, endedSince, sameMoment]);
    expect(
      intakeAt(
        [noted('2026-03-02T10:00:00.001Z'), noted('2026-03-01T10:00:00Z', '2026-03-02T09:00:00Z')],
        at,
      ),
    ).toEqual([]);
  });

  it('refuses scented work against a sensitivity', () => {
    const work = MODALITIES.map(({ code }) => ({ region: 'hand-left', modality: code, pressure: 1 }));
    expect(checkWorkAgainstIntake(work, [SCENT])).toHaveLength(
      MODALITIES.filter((modality) => modality.scented).length,
    );
    expect(checkWorkAgainstIntake(work, [])).toEqual([]);
  });

  it('refuses exactly the work on regions of local ones, and all of it by an absolute one', () => {
    fc.assert(
      fc.property(facts, fc.constantFrom(...REGIONS.map((one) => one.code)), (entries, region) => {
        const found = checkWorkAgainstIntake([{ region, modality: 'SWEDISH', pressure: 0 }], entries);
        expect(found.length > 0).toBe(
          hatchedRegions(entries).has(region) || bodyworkRefusal(entries) !== null,
        );
        expect(hatchedRegions(entries).has(region)).toBe(
          entries.some(
            (one: IntakeFact) => contraindicationClass(one) === 'LOCAL' && one.regions.includes(region),
          ),
        );
      }),
    );
  });
});

describe('R8: a plan against the intake', () => {
  const activity = {
    discipline: 'MASSAGE',
    modality: 'AROMATHERAPY',
    minutes: 60,
    everyWeeks: 2,
    maxPressure: 1,
    focusRegions: ['wrist-left', 'hand-left'],
    avoidRegions: [],
    reason: null,
    adjustment: 'Less.',
  } as const;

  it('names what refuses, each with its place; psychotherapy is not concerned', () => {
    const found = checkActivityAgainstIntake(activity, 'activities.0', [FEVER, SPRAIN, SCENT]);
    expect(found.map(({ path, regions, kind }) => [path, regions, kind])).toEqual([
      ['activities.0.modality', [], 'CONSENT'],
      ['activities.0.focusRegions', ['wrist-left'], 'CONSENT'],
      ['activities.0.modality', [], 'CONSENT'],
    ]);
    const talk = { ...activity, discipline: 'PSYCHOTHERAPY' } as const;
    expect(checkActivityAgainstIntake(talk, 'activities.0', [FEVER, SPRAIN, SCENT])).toEqual([]);
  });

  it('warns of what is relative and of products, and refuses nothing by it', () => {
    const entries = [
      ASTHMA,
      fact('ALLERGY', 'NUT_OIL'),
      fact('ALLERGY', 'LATEX'),
      fact('ALLERGY', null, [], 'Wool'),
      {
        ...fact('MEDICATION', null, [], 'Lorazepam'),
        timesOfDay: ['08:00', '20:00'],
        effects: ['SEDATION'] as const,
      },
    ];
    expect(intakeWarnings([...entries, FEVER, SPRAIN])).toEqual([
      'Severe asthma. Adapt the work, or clear it first.',
      'Nut oils. Use an oil without nuts.',
      'Latex. Use gloves without latex.',
      'Wool. Check the products first.',
      'Drowsy after 08:00 and 20:00 (Lorazepam).',
    ]);
    expect(checkActivityAgainstIntake(activity, 'activities.0', entries)).toEqual([]);
  });

  it('says of a plan with bodywork each thing once, and nothing of talk alone', () => {
    const swedish = { ...activity, modality: 'SWEDISH' } as const;
    const talk = { ...activity, discipline: 'PSYCHOTHERAPY', modality: 'EMDR' } as const;
    expect(planIntakeWarnings([talk, swedish, swedish], [ASTHMA])).toEqual([
      'Severe asthma. Adapt the work, or clear it first.',
    ]);
    // It may have been noted since the plan came into force.
    expect(planIntakeWarnings([talk, swedish], [FEVER])).toEqual([
      'Swedish: Fever or an infection of the whole body. No bodywork while this holds; please have it looked at by a doctor.',
    ]);
    expect(planIntakeWarnings([talk], [ASTHMA, FEVER])).toEqual([]);
  });
});
