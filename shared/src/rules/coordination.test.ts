import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { APPOINTMENT_CLASSES, type AppointmentClass } from '../vocabulary/appointment-classes.ts';
import { COORDINATION_KINDS } from '../vocabulary/coordination-kinds.ts';
import { HOLD_LEVELS } from '../vocabulary/hold-levels.ts';
import { evaluateTime, ruleSentence, Timetable } from './coordination.ts';
import type { CoordinationRuleFacts, ScheduledSession } from './coordination-facts.ts';

const ZONE = 'Europe/London';

const rule = (changes: Partial<CoordinationRuleFacts>): CoordinationRuleFacts => ({
  id: 'rule',
  kind: 'REST_AFTER',
  from: null,
  to: null,
  hours: null,
  everyWeeks: null,
  toleranceDays: null,
  count: null,
  weekdays: null,
  fromTime: null,
  toTime: null,
  hard: true,
  reason: null,
  ...changes,
});
const session = (of: AppointmentClass, startsAt: string, minutes = 60): ScheduledSession => ({
  class: of,
  startsAt,
  endsAt: new Date(Date.parse(startsAt) + minutes * 60_000).toISOString(),
});
const REST = rule({ from: 'TRAUMA_PROCESSING', to: 'BODYWORK_DEEP', hours: 48 });
const NEUTRAL = { classes: false, plan: false };

describe('R23: coordination rules explain themselves', () => {
  it('rest after: no deep work within the hours, and again from the hour on which they end', () => {
    const emdr = session('TRAUMA_PROCESSING', '2026-11-24T10:00:00Z', 80);
    const at = (time: string) => evaluateTime([REST], session('BODYWORK_DEEP', time), [emdr], 'NONE', ZONE);
    expect(at('2026-11-25T10:00:00Z')).toEqual([
      {
        ruleId: 'rule',
        kind: 'REST_AFTER',
        hard: true,
        satisfied: false,
        sentence: 'This falls into a time of rest: no deep bodywork before Thu 26 Nov, 11:20.',
      },
    ]);
    expect(at('2026-11-26T11:15:00Z')[0]?.satisfied).toBe(false);
    expect(at('2026-11-26T11:20:00Z')[0]?.satisfied).toBe(true);
  });

  it('rest after: also for what is booked before a session that is there already', () => {
    const deep = session('BODYWORK_DEEP', '2026-11-26T10:00:00Z');
    const [finding] = evaluateTime(
      [REST],
      session('TRAUMA_PROCESSING', '2026-11-25T10:00:00Z', 80),
      [deep],
      'NONE',
      ZONE,
    );
    expect(finding).toMatchObject({
      satisfied: false,
      sentence:
        'It would leave too little rest before the deep bodywork on Thu 26 Nov, 10:00; the plan asks for 48 hours.',
    });
  });

  it('rest after: names the latest of several sessions that ask for rest', () => {
    const others = [
      session('TRAUMA_PROCESSING', '2026-11-23T10:00:00Z'),
      session('TRAUMA_PROCESSING', '2026-11-24T10:00:00Z'),
    ];
    const [finding] = evaluateTime(
      [REST],
      session('BODYWORK_DEEP', '2026-11-25T09:00:00Z'),
      others,
      'NONE',
      ZONE,
    );
    expect(finding?.sentence).toContain('Thu 26 Nov, 11:00');
  });

  it('support within: met by a session that follows in time, else says by when', () => {
    const wish = rule({
      kind: 'SUPPORT_WITHIN',
      from: 'TRAUMA_PROCESSING',
      to: 'BODYWORK_GENTLE',
      hours: 48,
      hard: false,
    });
    const emdr = session('TRAUMA_PROCESSING', '2026-11-24T10:00:00Z');
    const gentle = session('BODYWORK_GENTLE', '2026-11-25T10:00:00Z');
    expect(evaluateTime([wish], emdr, [gentle], 'NONE', ZONE)[0]).toMatchObject({
      satisfied: true,
      sentence: 'Gentle bodywork follows in time.',
    });
    expect(evaluateTime([wish], emdr, [], 'NONE', ZONE)[0]).toMatchObject({
      hard: false,
      satisfied: false,
      sentence: 'The plan asks for gentle bodywork by Thu 26 Nov, 11:00, and none is booked yet.',
    });
  });

  it('same day: in that order, on one day of the calendar of the practice', () => {
    const wish = rule({ kind: 'SAME_DAY', from: 'TALK', to: 'BODYWORK_GENTLE', hours: 1 });
    const talk = session('TALK', '2026-11-24T10:00:00Z', 50);
    const at = (time: string) =>
      evaluateTime([wish], session('BODYWORK_GENTLE', time), [talk], 'NONE', ZONE)[0]?.satisfied;
    expect(at('2026-11-24T12:00:00Z')).toBe(true);
    expect(at('2026-11-24T11:00:00Z')).toBe(false);
    expect(at('2026-11-25T12:00:00Z')).toBe(false);
    // 23:30 in London in summer is the next day in UTC, and yet the same day there.
    const late = session('TALK', '2026-07-07T20:00:00Z', 50);
    const [finding] = evaluateTime(
      [wish],
      session('BODYWORK_GENTLE', '2026-07-07T22:15:00Z'),
      [late],
      'NONE',
      ZONE,
    );
    expect(finding?.satisfied).toBe(true);
  });

  it('R22: a rhythm is counted in days of the calendar: a change of the clocks does not break it', () => {
    const rhythm = rule({ kind: 'CADENCE', to: 'BODYWORK_GENTLE', everyWeeks: 2, toleranceDays: 0 });
    // 15:00 in London on both days; the clocks go back on 25 October 2026.
    const before = session('BODYWORK_GENTLE', '2026-10-20T14:00:00Z');
    const at = (time: string) =>
      evaluateTime([rhythm], session('BODYWORK_GENTLE', time), [before], 'NONE', ZONE)[0];
    expect(at('2026-11-03T15:00:00Z')?.satisfied).toBe(true);
    expect(at('2026-10-28T15:00:00Z')).toMatchObject({
      satisfied: false,
      sentence: 'It is 8 days from the nearest one; the plan asks for one every 2 weeks.',
    });
  });

  it('times to avoid: on the wall clock, on the named days, with the reason only for who may read the plan', () => {
    const window = rule({
      kind: 'AVOID_WINDOW',
      to: 'BODYWORK_GENTLE',
      weekdays: [2],
      fromTime: '08:00',
      toTime: '11:00',
      reason: 'morning medication',
    });
    const told = (time: string, telling = { classes: true, plan: true }) =>
      evaluateTime([window], session('BODYWORK_GENTLE', time), [], 'NONE', ZONE, telling);
    expect(told('2026-11-24T10:30:00Z')[0]?.sentence).toBe(
      'This is a time to avoid: on Tuesdays between 08:00 and 11:00 (morning medication).',
    );
    expect(told('2026-11-24T10:30:00Z', NEUTRAL)[0]?.sentence).not.toContain('medication');
    expect(told('2026-11-24T11:00:00Z')).toEqual([]);
    expect(told('2026-11-25T10:30:00Z')).toEqual([]);
    // Half past ten in summer is 9:30 UTC.
    expect(told('2026-07-07T09:30:00Z')).toHaveLength(1);
    expect(told('2026-07-07T10:00:00Z')).toEqual([]);
  });

  it('at most so many a week, from Monday to Sunday', () => {
    const limit = rule({ kind: 'MAX_PER_WEEK', to: 'TALK', count: 1 });
    const monday = session('TALK', '2026-11-23T09:00:00Z');
    const at = (time: string) => evaluateTime([limit], session('TALK', time), [monday], 'NONE', ZONE);
    expect(at('2026-11-27T09:00:00Z')[0]).toMatchObject({
      satisfied: false,
      sentence: 'There is one in that week already; the plan asks for at most 1 a week.',
    });
    expect(at('2026-11-30T09:00:00Z')).toEqual([]);
  });

  it('R18: a hold is always hard, and speaks only of what it touches', () => {
    const of = (kind: AppointmentClass, hold: (typeof HOLD_LEVELS)[number]) =>
      evaluateTime([], session(kind, '2026-11-24T10:00:00Z'), [], hold, ZONE);
    expect(of('BODYWORK_DEEP', 'DEEP_WORK')).toEqual([
      expect.objectContaining({ kind: 'HOLD', hard: true, satisfied: false, ruleId: null }),
    ]);
    expect(of('BODYWORK_GENTLE', 'DEEP_WORK')).toEqual([]);
    expect(of('BODYWORK_GENTLE', 'ALL_BODYWORK')).toHaveLength(1);
    expect(of('CONSULTATION', 'ALL_BODYWORK')).toEqual([]);
    expect(of('TALK', 'ALL_BODYWORK')).toEqual([]);
  });

  it('tells who treats the body only the rest that a session imposes', () => {
    const emdr = { ...session('TRAUMA_PROCESSING', '2026-11-24T10:00:00Z', 80), id: 'emdr' };
    const findings = new Timetable([REST], [emdr], 'NONE', ZONE).restImposedBy(emdr);
    expect(findings).toEqual([
      expect.objectContaining({ satisfied: true, sentence: 'No deep bodywork before Thu 26 Nov, 11:20.' }),
    ]);
  });

  it('says every rule as a sentence for the plan', () => {
    for (const kind of COORDINATION_KINDS) {
      const words = ruleSentence(
        rule({ kind, from: 'TALK', to: 'BODYWORK_DEEP', hours: 24, everyWeeks: 2, count: 1 }),
      );
      expect(words).toMatch(/^[A-Z].*\.$/);
    }
  });
});

describe('coordination rules, whatever they are asked', () => {
  const classes = fc.constantFrom(...APPOINTMENT_CLASSES);
  const START = Date.parse('2026-10-12T06:00:00Z');
  const sessions = fc
    .record({
      class: classes,
      quarter: fc.integer({ min: 0, max: 4 * 24 * 28 }),
      minutes: fc.constantFrom(30, 60, 90),
    })
    .map(({ class: of, quarter, minutes }) =>
      session(of, new Date(START + quarter * 900_000).toISOString(), minutes),
    );
  const rules = fc
    .record({
      kind: fc.constantFrom(...COORDINATION_KINDS),
      from: classes,
      to: classes,
      hours: fc.integer({ min: 0, max: 96 }),
      everyWeeks: fc.integer({ min: 1, max: 4 }),
      toleranceDays: fc.integer({ min: 0, max: 5 }),
      count: fc.integer({ min: 1, max: 3 }),
      weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { maxLength: 7 }),
      fromTime: fc.constantFrom('00:00', '08:00', '17:30'),
      toTime: fc.constantFrom('10:00', '20:00', '24:00'),
      hard: fc.boolean(),
      reason: fc.constantFrom(null, 'medication'),
    })
    .map((facts) => rule(facts));

  it('rest is kept both ways: who comes second is refused, whichever of the two it is', () => {
    fc.assert(
      fc.property(sessions, sessions, rules, (one, other, given) => {
        const apart = one.endsAt <= other.startsAt || other.endsAt <= one.startsAt;
        fc.pre(apart);
        const rest = { ...given, kind: 'REST_AFTER' as const };
        const broken = (session: ScheduledSession, booked: ScheduledSession) =>
          new Timetable([rest], [booked], 'NONE', ZONE).judge(session);
        expect(broken(one, other).hardUnmet).toBe(broken(other, one).hardUnmet);
        expect(broken(one, other).softUnmet).toBe(broken(other, one).softUnmet);
      }),
      { numRuns: 400 },
    );
  });

  it('each finding is a sentence; what is counted as unmet is among them; the order of the others means nothing', () => {
    fc.assert(
      fc.property(
        fc.array(rules, { maxLength: 6 }),
        sessions,
        fc.array(sessions, { maxLength: 8 }),
        fc.constantFrom(...HOLD_LEVELS),
        (given, one, others, hold) => {
          const judgement = new Timetable(given, others, hold, ZONE).judge(one);
          const findings = judgement.findings();
          expect(findings.every(({ sentence }) => /^[A-Z].*\.$/.test(sentence))).toBe(true);
          expect(findings.filter((finding) => finding.hard && !finding.satisfied)).toHaveLength(
            judgement.hardUnmet,
          );
          expect(findings.filter((finding) => !finding.hard && !finding.satisfied)).toHaveLength(
            judgement.softUnmet,
          );
          const reversed = new Timetable(given, [...others].reverse(), hold, ZONE).judge(one);
          expect([reversed.hardUnmet, reversed.softUnmet]).toEqual([
            judgement.hardUnmet,
            judgement.softUnmet,
          ]);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('an appointment is never judged against itself', () => {
    fc.assert(
      fc.property(fc.array(rules, { maxLength: 4 }), sessions, (given, one) => {
        const known = { ...one, id: 'same' };
        const alone = new Timetable(given, [], 'NONE', ZONE).judge(known).findings();
        expect(new Timetable(given, [known], 'NONE', ZONE).judge(known).findings()).toEqual(alone);
      }),
    );
  });

  it('who may not know what other sessions are never reads it, and is refused all the same', () => {
    fc.assert(
      fc.property(
        fc.array(rules, { maxLength: 6 }),
        sessions,
        fc.array(sessions, { maxLength: 8 }),
        (given, one, others) => {
          fc.pre(one.class.startsWith('BODYWORK_'));
          const timetable = new Timetable(given, others, 'NONE', ZONE);
          const neutral = timetable.judge(one, NEUTRAL);
          for (const { sentence } of neutral.findings()) {
            expect(sentence).not.toMatch(/trauma|processing|talk|medication/i);
          }
          expect(neutral.hardUnmet).toBe(timetable.judge(one).hardUnmet);
        },
      ),
      { numRuns: 300 },
    );
  });
});
