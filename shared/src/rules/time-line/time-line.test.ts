import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { csvOf } from './csv.ts';
import type { TimeLineFacts } from './facts.ts';
import { isBetween, timeLineItems } from './items.ts';
import { packSpans } from './spans.ts';
import { type CheckInDay, weeksOfDays } from './thin.ts';
import { wordsOfDay, wordsOfScore, wordsOfSession } from './words.ts';

const ZONE = 'Europe/London';

const day = (date: string, distress: [number, number, number] | null, checkIns = 1): CheckInDay => ({
  date,
  checkIns,
  distress: distress && { least: distress[0], mean: distress[1], greatest: distress[2] },
  sleepHours: null,
  mood: null,
  pain: null,
});

describe('spans', () => {
  it('take the highest row that is free; those that touch share one', () => {
    const rows = packSpans([
      { key: 'a', from: 0, to: 10 },
      { key: 'b', from: 5, to: 8 },
      { key: 'c', from: 8, to: 20 },
      { key: 'd', from: 10, to: 12 },
    ]);
    expect(Object.fromEntries(rows)).toEqual({ a: 0, b: 1, c: 1, d: 0 });
  });

  it('never cover one another, and take no more rows than overlap at once', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(50), fc.integer({ min: 1, max: 20 })), { maxLength: 30 }),
        (drawn) => {
          const spans = drawn.map(([from, length], index) => ({ key: `${index}`, from, to: from + length }));
          const rows = packSpans(spans);
          for (const one of spans) {
            for (const other of spans) {
              const meet = one.key !== other.key && one.from < other.to && other.from < one.to;
              expect(meet && rows.get(one.key) === rows.get(other.key)).toBe(false);
            }
          }
          const most = Math.max(
            0,
            ...spans.map(({ from }) => spans.filter((one) => one.from <= from && from < one.to).length),
          );
          expect(Math.max(-1, ...rows.values()) + 1).toBe(most);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('taking days together by week', () => {
  it('keeps the extremes, and weighs days and not check-ins', () => {
    const [week, next, ...rest] = weeksOfDays([
      day('2026-10-26', [2, 4, 6], 3),
      day('2026-11-01', [8, 8, 8]),
      day('2026-11-02', null),
    ]);
    expect(week).toEqual({
      date: '2026-10-26',
      lastDate: '2026-11-01',
      days: 2,
      checkIns: 4,
      distress: { least: 2, mean: 6, greatest: 8 },
      sleepHours: null,
      mood: null,
      pain: null,
    });
    expect(next).toMatchObject({ date: '2026-11-02', days: 1, distress: null });
    expect(rest).toEqual([]);
  });

  it('loses no extreme and no check-in, whatever the days', () => {
    const value = fc.integer({ min: 0, max: 10 });
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.nat(400), { maxLength: 120 }),
        fc.array(value, { minLength: 120, maxLength: 120 }),
        (days, values) => {
          const given = days
            .toSorted((one, other) => one - other)
            .map((number, index) => {
              const date = new Date(Date.UTC(2025, 0, 1 + number)).toISOString().slice(0, 10);
              const of = values[index] ?? 0;
              return day(date, [of, of, of]);
            });
          const weeks = weeksOfDays(given);
          const all = (which: 'least' | 'greatest', of: readonly CheckInDay[]) =>
            of.flatMap((one) => one.distress?.[which] ?? []);
          expect(Math.min(...all('least', weeks))).toBe(Math.min(...all('least', given)));
          expect(Math.max(...all('greatest', weeks))).toBe(Math.max(...all('greatest', given)));
          expect(weeks.reduce((sum, week) => sum + week.checkIns, 0)).toBe(given.length);
          expect(weeks.map((week) => week.date)).toEqual(weeks.map((week) => week.date).toSorted());
          expect(weeks.every((week) => new Date(week.date).getUTCDay() === 1)).toBe(true);
        },
      ),
      { numRuns: 40 },
    );
  });
});

const FACTS: TimeLineFacts = {
  scores: [
    {
      id: 's1',
      code: 'PHQ-9',
      value: 12,
      band: 'moderate',
      change: 'IMPROVED',
      changeSinceLast: 'NO_RELIABLE_CHANGE',
      takenAt: '2026-11-03T19:00:00Z',
      words: ['Lower than at the start (19) by 7: more than chance would explain.'],
    },
  ],
  days: [day('2026-11-03', [4, 4, 4])],
  sessions: [
    {
      id: 'a1',
      startsAt: '2026-11-03T09:30:00Z',
      discipline: 'PSYCHOTHERAPY',
      state: 'FULFILLED',
      practitioner: 'Dr Mara Lindqvist',
      class: 'TRAUMA_PROCESSING',
      service: 'EMDR',
      noteId: 'n1',
      tolerance: 7,
      arrival: null,
      departure: null,
    },
    {
      id: 'a2',
      startsAt: '2026-11-03T15:30:00Z',
      discipline: 'MASSAGE',
      state: 'NO_SHOW',
      practitioner: 'Ines Okafor',
      class: null,
      service: null,
      noteId: null,
      tolerance: null,
      arrival: null,
      departure: null,
    },
  ],
  flags: [
    {
      id: 'f1',
      level: 'ALERT',
      state: 'RESOLVED',
      raisedAt: '2026-11-01T10:00:00Z',
      acknowledgedAt: '2026-11-01T10:20:00Z',
      resolvedAt: '2026-11-04T10:00:00Z',
      hold: 'DEEP_WORK',
      holdLiftedAt: null,
      reasons: ['SESSION_STOPPED'],
    },
  ],
  versions: [{ id: 'v2', version: 2, phase: 'PROCESSING', from: '2026-09-01T08:00:00Z', until: null }],
};
const ALL = { codes: ['PHQ-9'], values: ['distress'], tolerance: true } as const;

describe('the things of a time line', () => {
  const items = timeLineItems(FACTS, ALL, { zone: ZONE, coarse: false });

  it('come in the order of time, of one instant in the order of the lanes', () => {
    expect(items.map((item) => item.key)).toEqual([
      'version:v2',
      'flag:f1',
      'hold:f1',
      'tolerance:a1',
      'session:a1',
      'day:2026-11-03',
      'session:a2',
      'score:s1',
    ]);
    expect(items.map(({ at }) => at)).toEqual(
      items.map(({ at }) => at).toSorted((one, other) => one - other),
    );
  });

  it('R19, R25: say what they are, in words beside the number, and never why', () => {
    const said = Object.fromEntries(items.map(({ key, what, more }) => [key, [what, ...more].join(' | ')]));
    expect(said).toEqual({
      'version:v2': 'Plan, version 2: processing | In force.',
      'flag:f1': 'Alert, resolved | Stopped the session.',
      'hold:f1': 'Hold: no deep work | It is on.',
      'tolerance:a1': 'Tolerance of trauma work: 7 of 10',
      'session:a1': 'Trauma processing with Dr Mara Lindqvist | EMDR. | Tolerance of trauma work 7 of 10.',
      'day:2026-11-03': 'Distress 4',
      'session:a2': 'Massage therapy with Ines Okafor (did not come)',
      'score:s1':
        'PHQ-9: 12 of 27, moderate | Lower than at the start (19) by 7: more than chance would explain.',
    });
  });

  it('are those that were chosen, and lead on', () => {
    const none = timeLineItems(
      FACTS,
      { codes: [], values: [], tolerance: false },
      { zone: ZONE, coarse: false },
    );
    expect(none.map(({ lane }) => lane)).toEqual(['PLAN', 'FLAGS', 'FLAGS', 'PSYCHOTHERAPY', 'BODYWORK']);
    expect(items.map(({ link }) => link?.to)).toEqual([
      'PLAN',
      'FLAG',
      'FLAG',
      'NOTE',
      'NOTE',
      'MEASURES',
      'SCHEDULE',
      'MEASURES',
    ]);
  });

  it('what lasts is there as long as it does', () => {
    const at = (text: string) => Date.parse(text);
    const seen = (from: string, to: string) =>
      items.filter((item) => isBetween(item, at(from), at(to))).map((item) => item.key);
    expect(seen('2026-11-02T00:00:00Z', '2026-11-02T12:00:00Z')).toEqual([
      'version:v2',
      'flag:f1',
      'hold:f1',
    ]);
    expect(seen('2026-11-20T00:00:00Z', '2026-11-21T00:00:00Z')).toEqual(['version:v2', 'hold:f1']);
    expect(seen('2026-08-01T00:00:00Z', '2026-08-02T00:00:00Z')).toEqual([]);
  });

  it('a day stands at its noon by the clock of the practice, a week at the noon of its Thursday', () => {
    const noon = items.find((item) => item.key === 'day:2026-11-03');
    expect(new Date(noon?.at ?? 0).toISOString()).toBe('2026-11-03T12:00:00.000Z');
    const summer = timeLineItems({ ...FACTS, days: [day('2026-07-01', [3, 3, 3])] }, ALL, {
      zone: ZONE,
      coarse: true,
    });
    const week = summer.find((item) => item.lane === 'CHECK_INS');
    expect(week).toMatchObject({ key: 'day:2026-06-29:week', dates: ['2026-06-29', '2026-07-05'] });
    expect(new Date(week?.at ?? 0).toISOString()).toBe('2026-07-02T11:00:00.000Z');
  });
});

describe('words', () => {
  it('of a day with several check-ins give the extremes and the mean; of a week also of how many days', () => {
    expect(wordsOfDay(day('2026-11-03', [2, 4.5, 7], 2), ['distress'])).toEqual({
      what: 'Distress 2 to 7, mean 4.5',
      more: ['2 check-ins on this day.'],
    });
    const [week] = weeksOfDays([day('2026-11-03', [2, 4.5, 7], 2)]);
    expect(week && wordsOfDay(week, ['distress']).more).toEqual([
      'A week taken together: 2 check-ins on one day.',
    ]);
  });

  it('of bodywork go from arrival to departure', () => {
    const scales = (distress: number) => ({ distress, pain: 3, tension: 5 });
    const session = {
      ...(FACTS.sessions[1] as TimeLineFacts['sessions'][number]),
      state: 'FULFILLED',
    } as const;
    expect(wordsOfSession({ ...session, arrival: scales(7), departure: scales(5) }).more).toEqual([
      'From arrival to departure: distress 7 → 5, tension 5 → 5, pain 3 → 3.',
    ]);
  });

  it('of the PCL-5 name no band, since none is official', () => {
    const score = {
      ...(FACTS.scores[0] as TimeLineFacts['scores'][number]),
      code: 'PCL-5',
      value: 36,
      band: null,
    };
    expect(wordsOfScore(score).what).toBe('PCL-5: 36 of 80');
  });
});

describe('a table as text', () => {
  it('lets no text be run as a formula, and keeps numbers, commas and quotes as they are', () => {
    expect(csvOf([['=1+1', '+44', '-3', '@x', -3, null, 'a, "b"', 'two\nlines', '\tx']])).toBe(
      '\uFEFF\'=1+1,\'+44,\'-3,\'@x,-3,,"a, ""b""","two\nlines",\'\tx\r\n',
    );
  });
});
