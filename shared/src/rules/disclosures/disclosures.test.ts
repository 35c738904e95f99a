import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { draftDisclosureSchema } from '../../schemas/disclosure.schema.ts';
import { SUMMARY_PARTS, type SummaryPart } from '../../vocabulary/disclosures.ts';
import { CODE_ALPHABET, codeInGroups, newCode, typedCode } from './code.ts';
import { progressSummary, type SummaryChoice, type SummaryFacts, textOfSummary } from './summary.ts';

/** One record; each part says something that no other says. */
const FACTS: SummaryFacts = {
  client: { name: 'Jonah Whitfield', preferredName: null, pronouns: 'he/him' },
  sender: 'Dr Mara Lindqvist',
  practice: { name: 'Harbour', phone: '020 7946 0000', timeZone: 'Europe/London' },
  phase: 'PROCESSING',
  goals: [
    {
      statement: 'Sleep through the night',
      achievement: 'IMPROVING',
      measured: 'Hours of sleep: 4 at the start, 6 now.',
      steps: '1 of 3 steps reached',
    },
  ],
  sessions: [
    { discipline: 'PSYCHOTHERAPY', at: '2026-05-31T22:30:00Z' },
    // Half past midnight on 1 June in London.
    { discipline: 'PSYCHOTHERAPY', at: '2026-05-31T23:30:00Z' },
    { discipline: 'PSYCHOTHERAPY', at: '2026-06-10T10:00:00Z' },
    { discipline: 'MASSAGE', at: '2026-06-30T22:59:00Z' },
    { discipline: 'MASSAGE', at: '2026-06-30T23:01:00Z' },
  ],
  scores: [
    { code: 'PHQ-9', value: 21, band: 'severe', takenAt: '2026-05-20T10:00:00Z' },
    { code: 'PHQ-9', value: 18, band: 'moderately severe', takenAt: '2026-06-02T10:00:00Z' },
    { code: 'PCL-5', value: 44, band: null, takenAt: '2026-06-03T10:00:00Z' },
    { code: 'PHQ-9', value: 15, band: 'moderately severe', takenAt: '2026-06-16T10:00:00Z' },
    { code: 'PHQ-9', value: 9, band: 'mild', takenAt: '2026-06-29T10:00:00Z' },
  ],
  holds: [
    { hold: 'DEEP_WORK', raisedAt: '2026-04-01T10:00:00Z', liftedAt: '2026-04-03T10:00:00Z' },
    { hold: 'DEEP_WORK', raisedAt: '2026-05-30T10:00:00Z', liftedAt: '2026-06-02T10:00:00Z' },
    { hold: 'ALL_BODYWORK', raisedAt: '2026-06-20T10:00:00Z', liftedAt: '2026-07-02T10:00:00Z' },
    { hold: 'ALL_BODYWORK', raisedAt: '2026-07-01T10:00:00Z', liftedAt: null },
  ],
  team: [
    { name: 'Dr Mara Lindqvist', discipline: 'PSYCHOTHERAPY', lead: true },
    { name: 'Ines Okafor', discipline: 'MASSAGE', lead: false },
  ],
};
const CHOICE: SummaryChoice = {
  recipient: { kind: 'PSYCHIATRIST', name: 'Dr Anika Rao', organisation: null },
  reason: 'Looking at the medication',
  parts: SUMMARY_PARTS,
  from: '2026-06-01',
  to: '2026-06-30',
  openDays: 14,
  narrative: null,
};

describe('a progress summary', () => {
  it('says of the chosen days what the record says, by the days of the practice', () => {
    const made = progressSummary(FACTS, CHOICE);
    expect(made.phase).toEqual({
      name: 'Processing',
      meaning: 'Working through what happened, step by step.',
    });
    expect(made.goals).toEqual([
      {
        statement: 'Sleep through the night',
        progress: ['Improving.', 'Hours of sleep: 4 at the start, 6 now.', '1 of 3 steps reached.'],
      },
    ]);
    expect(made.sessions).toEqual([
      { discipline: 'Psychotherapy', count: 2 },
      { discipline: 'Massage therapy', count: 1 },
    ]);
    expect(made.measures).toEqual([
      {
        name: 'PHQ-9',
        first: { words: '18 of 27, moderately severe', on: '2026-06-02' },
        last: { words: '9 of 27, mild', on: '2026-06-29' },
        change: 'Lower than at the start (18) by 9: more than chance would explain.',
      },
      {
        name: 'PCL-5',
        first: { words: '44 of 80', on: '2026-06-03' },
        last: null,
        change: 'The first of its kind: there is nothing to compare with yet.',
      },
    ]);
    expect(made.holds).toEqual([
      { hold: 'No deep work', from: '2026-05-30', until: '2026-06-02' },
      { hold: 'No bodywork', from: '2026-06-20', until: null },
    ]);
    expect(made.team).toEqual([
      { name: 'Dr Mara Lindqvist', role: 'Psychotherapy (lead)' },
      { name: 'Ines Okafor', role: 'Massage therapy' },
    ]);
    expect(made.narrative).toBeNull();
  });

  const ONLY_IN: Readonly<Record<SummaryPart, RegExp>> = {
    PHASE: /Processing/,
    GOALS: /Sleep through/,
    SESSIONS: /"count"/,
    MEASURES: /PHQ|PCL/,
    HOLDS: /deep work|No bodywork/,
    TEAM: /Okafor/,
  };

  it('holds what was chosen and nothing else, however it is chosen', () => {
    fc.assert(
      fc.property(fc.subarray([...SUMMARY_PARTS]), fc.option(fc.string()), (parts, narrative) => {
        const text = textOfSummary(progressSummary(FACTS, { ...CHOICE, parts, narrative }));
        for (const part of SUMMARY_PARTS) {
          const withoutOwnWords = text.slice(0, text.lastIndexOf('"narrative"'));
          expect([part, ONLY_IN[part].test(withoutOwnWords)]).toEqual([part, parts.includes(part)]);
        }
        expect(JSON.parse(text).narrative).toBe(narrative);
      }),
      { numRuns: 100 },
    );
  });

  it('is the same text for the same choice, and another for another recipient', () => {
    const text = textOfSummary(progressSummary(FACTS, CHOICE));
    expect(
      textOfSummary(progressSummary(JSON.parse(JSON.stringify(FACTS)) as SummaryFacts, { ...CHOICE })),
    ).toBe(text);
    const other = { ...CHOICE, recipient: { ...CHOICE.recipient, name: 'Dr Rao' } };
    expect(textOfSummary(progressSummary(FACTS, other))).not.toBe(text);
    expect(textOfSummary(progressSummary(FACTS, { ...CHOICE, openDays: 15 }))).not.toBe(text);
  });

  it('says so where no plan is in force', () => {
    const made = progressSummary({ ...FACTS, phase: null, goals: [] }, CHOICE);
    expect(made.phase).toEqual({ name: 'No plan is in force', meaning: '' });
    expect(made.goals).toEqual([]);
  });
});

describe('a code', () => {
  it('has eight signs that nobody takes for others', () => {
    expect(new Set(CODE_ALPHABET).size).toBe(24);
    for (const alike of ['B8', 'S5', 'Z2', 'O0', 'IL1', 'UV']) {
      expect([...alike].filter((sign) => CODE_ALPHABET.includes(sign)).length).toBeLessThanOrEqual(1);
    }
    const asked: number[] = [];
    const code = newCode((below) => asked.push(below) - 1);
    expect(code).toBe(CODE_ALPHABET.slice(0, 8));
    expect(new Set(asked)).toEqual(new Set([24]));
    expect(codeInGroups(code)).toBe('ACDE-FGHJ');
  });

  it('is known again however it is typed, and nothing else is', () => {
    for (const typed of ['ACDE-FGHJ', 'acde fghj', ' acdefghj ', 'A-C-D-E-F-G-H-J']) {
      expect(typedCode(typed)).toBe('ACDEFGHJ');
    }
    for (const typed of ['', 'ACDEFGH', 'ACDEFGHJK', 'ACDEFGH0', 'ACDEFGHß', '########']) {
      expect(typedCode(typed)).toBeNull();
    }
  });
});

describe('a draft', () => {
  const input = {
    clientId: '01890000-0000-7000-8000-000000000000',
    recipientKind: 'PSYCHIATRIST',
    recipientName: ' Dr Anika Rao ',
    reason: 'Medication',
    parts: ['MEASURES', 'PHASE'],
    from: '2026-06-01',
    to: '2026-06-30',
  };
  const problems = (more: object) =>
    draftDisclosureSchema
      .safeParse({ ...input, ...more })
      .error?.issues.map(({ path, message }) => [path.join('.'), message]);

  it('is put in order, and opens for two weeks unless somebody says otherwise', () => {
    expect(draftDisclosureSchema.parse({ ...input, parts: ['MEASURES', 'PHASE', 'PHASE'] })).toMatchObject({
      recipientName: 'Dr Anika Rao',
      parts: ['PHASE', 'MEASURES'],
      openDays: 14,
      narrative: null,
      recipientEmail: null,
    });
  });

  it('is refused with a sentence', () => {
    expect(problems({ openDays: 61 })?.[0]?.[0]).toBe('openDays');
    expect(problems({ openDays: 0 })?.[0]?.[0]).toBe('openDays');
    expect(problems({ parts: [] })).toEqual([
      ['parts', 'Please choose what goes out, or write a paragraph.'],
    ]);
    expect(problems({ parts: [], narrative: 'In my words.' })).toBeUndefined();
    expect(problems({ to: '2026-05-31' })).toEqual([['to', 'The end is before the beginning.']]);
    expect(problems({ from: '2021-06-01' })).toEqual([['from', 'Please choose 5 years at most.']]);
    expect(problems({ recipientEmail: 'nobody' })?.[0]?.[0]).toBe('recipientEmail');
    expect(problems({ recipientEmail: 'rao@clinic.example.org' })).toBeUndefined();
    expect(problems({ parts: ['NOTES'] })?.[0]?.[0]).toBe('parts.0');
  });
});
