import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { APPOINTMENT_CLASSES } from '../vocabulary/appointment-classes.ts';
import { Timetable } from './coordination.ts';
import type { CoordinationRuleFacts, RuleFinding } from './coordination-facts.ts';
import { Placement, type PlacementFacts, sayingsIn } from './placement.ts';
import { restTimesIn } from './rest-times.ts';
import { sessionAt } from './slots.ts';
import { zoneClock } from './zone-clock.ts';

const ZONE = 'Europe/London';
const at = (text: string) => Date.parse(text);
const span = (from: string, to: string) => ({ from: at(from), to: at(to) });
const NOW = at('2026-11-01T00:00:00Z');

const REST: CoordinationRuleFacts = {
  id: 'rest',
  kind: 'REST_AFTER',
  from: 'TRAUMA_PROCESSING',
  to: 'BODYWORK_DEEP',
  hours: 24,
  everyWeeks: null,
  toleranceDays: null,
  count: null,
  weekdays: null,
  fromTime: null,
  toTime: null,
  hard: true,
  reason: null,
};
const PROCESSING = {
  id: 'emdr',
  class: 'TRAUMA_PROCESSING',
  startsAt: '2026-11-24T10:00:00Z',
  endsAt: '2026-11-24T11:00:00Z',
} as const;
const INTAKE: RuleFinding = {
  ruleId: null,
  kind: 'INTAKE',
  hard: true,
  satisfied: false,
  sentence: 'The health questions are open.',
};

const facts = (changes: Partial<PlacementFacts> = {}): PlacementFacts => ({
  timeZone: ZONE,
  length: { minutes: 60, bufferBefore: 0, bufferAfter: 15 },
  practitioners: [
    {
      id: 'ines',
      name: 'Ines',
      working: [span('2026-11-25T09:00:00Z', '2026-11-25T17:00:00Z')],
      busy: [],
      barriers: [],
    },
  ],
  clientBusy: [],
  rooms: [],
  standing: [],
  plan: {
    id: null,
    class: 'BODYWORK_DEEP',
    rules: [REST],
    sessions: [PROCESSING],
    telling: { classes: true, plan: true },
  },
  said: [],
  ...changes,
});
const explain = (changes: Partial<PlacementFacts>, start: string) =>
  new Placement(facts(changes)).explain('ines', at(start), NOW);

describe('explaining a place before asking (R21, R23)', () => {
  it('fits where all is well, and says what speaks for it', () => {
    expect(explain({}, '2026-11-25T12:00:00Z')).toMatchObject({
      fits: true,
      refusals: [],
      findings: [{ satisfied: true }],
    });
  });

  it('does not fit where a hard rule is broken, with the sentence and without a refusal: the lead may set it aside', () => {
    const verdict = explain({}, '2026-11-25T10:00:00Z');
    expect(verdict).toMatchObject({ fits: false, refusals: [] });
    expect(verdict.findings[0]?.sentence).toBe(
      'This falls into a time of rest: no deep bodywork before Wed 25 Nov, 11:00.',
    );
  });

  it('does not stand in its own way: the appointment that is moved is no neighbour of itself', () => {
    const plan = facts().plan;
    expect(explain({ plan: plan && { ...plan, id: 'emdr' } }, '2026-11-25T10:00:00Z').fits).toBe(true);
  });

  it.each<[string, Partial<PlacementFacts>, string, string]>([
    ['outside the hours', {}, '2026-11-25T16:15:00Z', 'Ines does not work at that time.'],
    ['in the past', {}, '2026-10-25T16:15:00Z', 'This time has passed. Please choose one to come.'],
    [
      'where the practitioner is taken, buffers included',
      {
        practitioners: facts().practitioners.map((one) => ({
          ...one,
          busy: [span('2026-11-25T13:10:00Z', '2026-11-25T14:00:00Z')],
        })),
      },
      '2026-11-25T12:00:00Z',
      'Ines is taken at that time.',
    ],
    [
      'where the client is taken',
      { clientBusy: [span('2026-11-25T12:30:00Z', '2026-11-25T13:00:00Z')] },
      '2026-11-25T12:00:00Z',
      'The client has another appointment at that time.',
    ],
    [
      'where every room is taken',
      {
        rooms: [{ id: '2', name: 'Room 2', busy: [span('2026-11-25T12:30:00Z', '2026-11-25T13:00:00Z')] }],
      },
      '2026-11-25T12:00:00Z',
      'Every room that fits is taken at that time.',
    ],
    [
      'where the practitioner may not hold it (R2)',
      {
        practitioners: facts().practitioners.map((one) => ({
          ...one,
          barriers: [{ ...span('2026-11-25T00:00:00Z', '2026-11-26T00:00:00Z'), sentence: 'No licence.' }],
        })),
      },
      '2026-11-25T12:00:00Z',
      'No licence.',
    ],
    [
      'where something stands for good',
      { standing: [{ finding: INTAKE, final: true }] },
      '2026-11-25T12:00:00Z',
      'The health questions are open.',
    ],
  ])('refuses %s', (_name, changes, start, sentence) => {
    const verdict = explain(changes, start);
    expect(verdict.fits).toBe(false);
    expect(verdict.refusals).toEqual([sentence]);
  });

  it('R18: a hold that the moved session is marked by already says itself and does not refuse', () => {
    const hold: RuleFinding = { ...INTAKE, kind: 'HOLD', sentence: 'A hold is on.' };
    const verdict = explain({ standing: [{ finding: hold, final: false }] }, '2026-11-25T12:00:00Z');
    expect(verdict.fits).toBe(true);
    expect(verdict.findings[0]?.sentence).toBe('A hold is on.');
  });

  it('says the same of each start to who has the rules and to who is only told what follows from them', () => {
    const quarter = 15 * 60_000;
    const range = span('2026-11-23T00:00:00Z', '2026-11-27T00:00:00Z');
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            class: fc.constantFrom(...APPOINTMENT_CLASSES),
            quarter: fc.integer({ min: 0, max: 380 }),
          }),
          { maxLength: 5 },
        ),
        fc.array(
          fc.record({
            kind: fc.constantFrom('REST_AFTER' as const, 'MAX_PER_WEEK' as const, 'CADENCE' as const),
            from: fc.constantFrom(...APPOINTMENT_CLASSES),
            hours: fc.integer({ min: 1, max: 72 }),
            hard: fc.boolean(),
          }),
          { maxLength: 4 },
        ),
        (booked, wanted) => {
          const sessions = booked.map((one, index) => {
            const start = range.from + one.quarter * quarter;
            const iso = (instant: number) => new Date(instant).toISOString();
            return {
              id: String(index),
              class: one.class,
              startsAt: iso(start),
              endsAt: iso(start + 3_000_000),
            };
          });
          const rules = wanted.map((one, index) => ({ ...REST, ...one, id: String(index), everyWeeks: 1 }));
          const telling = { classes: false, plan: false };
          const timetable = new Timetable(rules, sessions, 'NONE', ZONE);
          const length = facts().length;
          const said = sayingsIn(range, (start) =>
            timetable.judgeSpan({ class: 'BODYWORK_DEEP', ...sessionAt(start, length) }, telling),
          );
          const withRules = new Placement(
            facts({ plan: { id: null, class: 'BODYWORK_DEEP', rules, sessions, telling } }),
          );
          const told = new Placement(facts({ plan: null, said }));
          const sentences = (placement: Placement, start: number) =>
            placement
              .explain('ines', start, NOW)
              .findings.filter((one) => !one.satisfied)
              .map((one) => `${one.hard} ${one.sentence}`);
          for (let start = range.from; start < range.to; start += quarter) {
            expect(new Set(sentences(told, start))).toEqual(new Set(sentences(withRules, start)));
          }
        },
      ),
      { numRuns: 25 },
    );
  });
});

describe('times of rest for the calendar', () => {
  const clock = zoneClock(ZONE);

  it('run from the end of the session, with words that do not say what it was', () => {
    expect(
      restTimesIn([REST], [PROCESSING], span('2026-11-25T00:00:00Z', '2026-11-26T00:00:00Z'), clock),
    ).toEqual([
      {
        ...span('2026-11-24T11:00:00Z', '2026-11-25T11:00:00Z'),
        hard: true,
        sentence: 'No deep bodywork before Wed 25 Nov, 11:00.',
      },
    ]);
  });

  it('are those of bodywork alone, and of the range', () => {
    const range = span('2026-11-24T00:00:00Z', '2026-11-26T00:00:00Z');
    expect(restTimesIn([{ ...REST, to: 'TALK' }], [PROCESSING], range, clock)).toEqual([]);
    expect(restTimesIn([{ ...REST, kind: 'SUPPORT_WITHIN' }], [PROCESSING], range, clock)).toEqual([]);
    expect(
      restTimesIn([REST], [PROCESSING], span('2026-11-25T11:00:00Z', '2026-11-26T00:00:00Z'), clock),
    ).toEqual([]);
  });
});
