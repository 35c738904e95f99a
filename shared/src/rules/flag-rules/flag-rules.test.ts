import { describe, expect, it } from '@jest/globals';
import { EMOTIONAL_RESPONSES } from '../../vocabulary/session-words.ts';
import { instrumentOf } from '../measures/instruments.ts';
import { dayOfDate } from '../zone-clock.ts';
import { FLAG_RULES, type FlagRuleCode, flagRuleOf, flagRuleSentence } from './catalogue.ts';
import { checkInHits } from './check-in-rules.ts';
import { measureHits } from './measure-rules.ts';
import { missedDays, missedHit, type PlannedCheckIns } from './missed-check-ins.ts';
import { type SessionFacts, sessionHit } from './session-rules.ts';
import { flagRuleSettings, settingProblems } from './settings.ts';

const USUAL = flagRuleSettings([]);
const off = (code: FlagRuleCode) => flagRuleSettings([{ ...USUAL[code], on: false }]);
const the = (code: string) => {
  const found = instrumentOf(code);
  if (!found) throw new Error(code);
  return found;
};

describe('R19, R20: PHQ-9 item 9', () => {
  const hits = (safety: number, settings = USUAL) =>
    measureHits(
      { causeId: 'a', instrument: the('PHQ-9'), total: 5, safety, baseline: null, last: null },
      settings,
    );

  it('1 is an ALERT, 2 and 3 are a CRISIS: one cause, one hit', () => {
    expect(hits(0)).toEqual([]);
    expect(hits(1)).toEqual([
      expect.objectContaining({ level: 'ALERT', causeKey: 'self-harm:a', rules: ['SELF_HARM_ANY'] }),
    ]);
    for (const safety of [2, 3]) {
      expect(hits(safety)).toEqual([expect.objectContaining({ level: 'CRISIS', causeKey: 'self-harm:a' })]);
    }
    expect(hits(2)[0]?.reason).toBe(
      'PHQ-9, question 9 (being better off dead, or hurting oneself): “More than half the days”.',
    );
  });

  it('a practice may make it stricter, and nothing else', () => {
    const stricter = { ...USUAL.SELF_HARM_OFTEN, threshold: 1 };
    expect(settingProblems(stricter)).toEqual([]);
    expect(hits(1, flagRuleSettings([stricter]))[0]?.level).toBe('CRISIS');
    const paths = (code: FlagRuleCode, change: object) =>
      settingProblems({ ...USUAL[code], ...change }).map(({ path }) => path);
    expect(paths('SELF_HARM_ANY', { on: false, threshold: 2, level: 'CONCERN' })).toEqual([
      'threshold',
      'level',
      'on',
    ]);
    expect(paths('SELF_HARM_OFTEN', { on: false, threshold: 3, level: 'ALERT' })).toEqual([
      'threshold',
      'level',
      'on',
    ]);
    expect(paths('SELF_HARM_OFTEN', { threshold: 0 })).toEqual(['threshold']);
  });
});

describe('a rise of the PCL-5', () => {
  const hits = (total: number, baseline: number | null, last: number | null, code = 'PCL-5') =>
    measureHits({ causeId: 'a', instrument: the(code), total, safety: 0, baseline, last }, USUAL);

  it('of 10 since the start or since last is a CONCERN, once', () => {
    expect(hits(40, 31, 31)).toEqual([]);
    expect(hits(40, null, null)).toEqual([]);
    expect(hits(40, 30, 45)[0]?.reason).toBe('PCL-5 is 40; it was 30 at the start.');
    expect(hits(40, 60, 30)[0]?.reason).toBe('PCL-5 is 40; it was 30 last time.');
    expect(hits(40, 20, 30)).toEqual([
      expect.objectContaining({ level: 'CONCERN', causeKey: 'pcl-5-rise:a' }),
    ]);
    expect(hits(21, 0, 0, 'GAD-7')).toEqual([]);
  });
});

describe('distress in check-ins', () => {
  const day = dayOfDate('2026-03-10');
  const hits = (distress: number, others: Record<number, number> = {}, settings = USUAL) =>
    checkInHits(
      {
        causeId: 'c',
        distress,
        day,
        days: [
          { day, distress },
          ...Object.entries(others).map(([from, of]) => ({ day: day + Number(from), distress: of })),
        ],
      },
      settings,
    );
  const keys = (...args: Parameters<typeof hits>) =>
    hits(...args).map(({ level, causeKey }) => `${level} ${causeKey}`);

  it('9 or more is an ALERT; off is off', () => {
    expect(keys(8)).toEqual([]);
    expect(keys(9)).toEqual(['ALERT check-in-distress:c']);
    expect(keys(10, {}, off('CHECK_IN_DISTRESS'))).toEqual([]);
  });

  it('7 or more on three days running is a CONCERN, in whatever order they arrive', () => {
    expect(keys(7, { [-1]: 7 })).toEqual([]);
    expect(keys(7, { [-1]: 7, [-3]: 9 })).toEqual([]);
    expect(keys(7, { [-1]: 7, [-2]: 6 })).toEqual([]);
    expect(keys(6, { [-1]: 7, [-2]: 7, [-3]: 7 })).toEqual([]);
    expect(keys(7, { [-1]: 8, [-2]: 7 })).toEqual(['CONCERN check-in-run:2026-03-10']);
    expect(keys(7, { [-1]: 8, 1: 7 })).toEqual(['CONCERN check-in-run:2026-03-11']);
    expect(keys(7, { 1: 8, 2: 7 })).toEqual(['CONCERN check-in-run:2026-03-12']);
  });

  it('the fourth and fifth day are the same cause, the sixth another (R20)', () => {
    expect(keys(7, { [-1]: 7, [-2]: 7, [-3]: 7 })).toEqual(['CONCERN check-in-run:2026-03-09']);
    expect(keys(7, { [-1]: 7, [-2]: 7, [-3]: 7, [-4]: 7 })).toEqual(['CONCERN check-in-run:2026-03-08']);
    expect(keys(7, { [-1]: 7, [-2]: 7, [-3]: 7, [-4]: 7, [-5]: 7 })).toEqual([
      'CONCERN check-in-run:2026-03-10',
    ]);
  });
});

describe('R15: a session', () => {
  const quiet: SessionFacts = {
    noteId: 'n',
    arrival: 4,
    departure: 4,
    observations: [],
    ending: 'FINISHED',
    flagRaised: false,
    saidWhyNot: false,
  };
  const hit = (change: Partial<SessionFacts>, settings = USUAL) =>
    sessionHit({ ...quiet, ...change }, settings);

  it('raises a CONCERN for a rise of 3, for going away, for a stop by the client; one for all', () => {
    expect(hit({})).toBeNull();
    expect(hit({ departure: 6 })).toBeNull();
    expect(hit({ departure: 7 })).toMatchObject({ level: 'CONCERN', causeKey: 'session:n' });
    expect(hit({ observations: ['TEARS', 'GOING_AWAY'] })?.reason).toBe(
      'Going away was seen in the session.',
    );
    expect(hit({ ending: 'ENDED_BY_CLIENT' })?.rules).toEqual(['SESSION_STOPPED_BY_CLIENT']);
    expect(hit({ ending: 'ENDED_BY_THERAPIST' })).toBeNull();
    expect(
      hit({ departure: 7, observations: ['GOING_AWAY'], ending: 'ENDED_BY_CLIENT' })?.rules,
    ).toHaveLength(3);
    expect(hit({ observations: ['GOING_AWAY'] }, off('SESSION_GOING_AWAY'))).toBeNull();
  });

  it('the judgement of the therapist counts: a flag raised settles all, a reason why not settles the rise', () => {
    const hard: Partial<SessionFacts> = {
      departure: 8,
      observations: ['GOING_AWAY'],
      ending: 'ENDED_BY_CLIENT',
    };
    expect(hit({ ...hard, flagRaised: true })).toBeNull();
    expect(hit({ departure: 8, saidWhyNot: true })).toBeNull();
    expect(hit({ ...hard, saidWhyNot: true })?.rules).toEqual([
      'SESSION_GOING_AWAY',
      'SESSION_STOPPED_BY_CLIENT',
    ]);
  });

  it('knows nothing of emotional responses, which are normal', () => {
    const facts = { ...quiet, emotionalResponse: EMOTIONAL_RESPONSES };
    expect(sessionHit(facts, USUAL)).toBeNull();
    expect(hit({ observations: ['TREMBLING', 'TEARS', 'NUMBNESS', 'STARTLE'] })).toBeNull();
  });
});

describe('planned check-ins', () => {
  // A Monday.
  const monday = dayOfDate('2026-03-02');
  const planned = (change: Partial<PlannedCheckIns>): PlannedCheckIns => ({
    plan: { weekdays: [1, 4], everyDays: null },
    from: monday,
    lastCheckIn: null,
    today: monday + 7,
    ...change,
  });

  it('count what is over since the last check-in; one made late stands for its day', () => {
    expect(missedDays(planned({}))).toEqual([monday, monday + 3]);
    expect(missedDays(planned({ today: monday + 3 }))).toEqual([monday]);
    expect(missedDays(planned({ lastCheckIn: monday + 1 }))).toEqual([monday + 3]);
    expect(missedDays(planned({ lastCheckIn: monday + 3 }))).toEqual([]);
    const every = { weekdays: null, everyDays: 2 } as const;
    expect(missedDays(planned({ plan: every, today: monday + 5 }))).toEqual([monday, monday + 2, monday + 4]);
    expect(missedDays(planned({ plan: every, lastCheckIn: monday - 20, today: monday }))).toEqual([]);
    expect(missedDays(planned({ plan: every, today: monday + 400 })).length).toBe(30);
  });

  it('two missed are a NOTICE, one for a silence however long', () => {
    expect(missedHit(planned({ today: monday + 3 }), USUAL)).toBeNull();
    const first = missedHit(planned({}), USUAL);
    expect(first).toMatchObject({ level: 'NOTICE', reason: '2 planned check-ins running were missed.' });
    expect(missedHit(planned({ today: monday + 30 }), USUAL)?.causeKey).toBe(first?.causeKey);
    expect(missedHit(planned({ lastCheckIn: monday + 8, today: monday + 30 }), USUAL)?.causeKey).not.toBe(
      first?.causeKey,
    );
    expect(missedHit(planned({}), off('CHECK_INS_MISSED'))).toBeNull();
  });
});

describe('the settings of a practice', () => {
  it('ship within their own limits, and say themselves in plain sentences', () => {
    for (const rule of FLAG_RULES) {
      expect(settingProblems(USUAL[rule.code])).toEqual([]);
    }
    const sentence = (code: FlagRuleCode, change = {}) => {
      const rule = flagRuleOf(code);
      return rule && flagRuleSentence(rule, { ...USUAL[code], ...change });
    };
    expect(sentence('CHECK_IN_DISTRESS')).toBe(
      'When a client’s check-in says distress 9 or more: Alert, within an hour',
    );
    expect(sentence('CHECK_INS_MISSED', { threshold: 3 })).toBe(
      'When planned check-ins are missed 3 times running: Notice, for information',
    );
    expect(sentence('SESSION_GOING_AWAY', { on: false })).toContain('switched off');
  });

  it('are refused beyond them', () => {
    const paths = (code: FlagRuleCode, change: object) =>
      settingProblems({ ...USUAL[code], ...change }).map(({ path }) => path);
    expect(paths('CHECK_IN_DISTRESS', { threshold: 11 })).toEqual(['threshold']);
    expect(paths('CHECK_IN_DISTRESS', { threshold: null })).toEqual(['threshold']);
    expect(paths('CHECK_IN_DISTRESS', { level: 'NOTICE' })).toEqual(['level']);
    expect(paths('SESSION_GOING_AWAY', { threshold: 3 })).toEqual(['threshold']);
    expect(paths('CHECK_IN_DISTRESS', { on: false })).toEqual([]);
  });
});
