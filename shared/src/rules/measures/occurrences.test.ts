import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { zoneClock } from '../zone-clock.ts';
import { assignmentSentence, dueInWords, measureRhythmWords } from './assignment-words.ts';
import {
  type AssignedMeasure,
  type HeardOfMeasure,
  measureOccurrences,
  measureReminderAt,
  OPEN_AFTER_SESSION,
  OPEN_BEFORE_SESSION,
} from './occurrences.ts';

const ZONE = 'Europe/London';
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const at = (text: string) => Date.parse(text);
const assigned = (over: Partial<AssignedMeasure> = {}): AssignedMeasure => ({
  rhythm: 'EVERY_WEEKS',
  everyWeeks: 2,
  weekday: 1,
  clock: '09:00',
  discipline: null,
  startsOn: '2026-03-03',
  endsOn: null,
  assignedAt: '2026-03-03T08:00:00Z',
  endedAt: null,
  ...over,
});
const SILENCE: HeardOfMeasure = { sessions: [], answeredAt: [], skipped: [] };
const look = (one: AssignedMeasure, heard: Partial<HeardOfMeasure>, now: string) =>
  measureOccurrences(
    one,
    { ...SILENCE, ...heard },
    {
      from: at('2026-03-01T00:00:00Z'),
      to: at('2026-06-01T00:00:00Z'),
      now: at(now),
      timeZone: ZONE,
    },
  );
const session = (over: object = {}) => ({
  id: 's',
  discipline: 'PSYCHOTHERAPY' as const,
  state: 'BOOKED',
  startsAt: '2026-03-12T10:00:00Z',
  endsAt: '2026-03-12T11:00:00Z',
  ...over,
});

describe('a questionnaire every so many weeks', () => {
  it('opens on its weekday, for a week, at its time of day also when the clocks change', () => {
    const [first, second, third] = look(assigned(), {}, '2026-03-03T09:00:00Z');
    expect([first, second, third].map((one) => new Date(one?.opensAt ?? 0).toISOString())).toEqual([
      '2026-03-09T09:00:00.000Z',
      '2026-03-23T09:00:00.000Z',
      // Summer time began on 29 March.
      '2026-04-06T08:00:00.000Z',
    ]);
    expect(second?.closesAt).toBe(at('2026-03-30T08:00:00Z'));
    expect(first).toMatchObject({ key: 'DAY:2026-03-09', state: 'UPCOMING', session: null });
  });

  it('is due, answered, left out or missed', () => {
    const state = (now: string, heard: Partial<HeardOfMeasure> = {}) =>
      look(assigned(), heard, now)[0]?.state;
    expect(state('2026-03-09T08:59:59Z')).toBe('UPCOMING');
    expect(state('2026-03-09T09:00:00Z')).toBe('DUE');
    expect(state('2026-03-16T08:59:59Z')).toBe('DUE');
    expect(state('2026-03-16T09:00:00Z')).toBe('MISSED');
    expect(state('2026-03-20T00:00:00Z', { answeredAt: ['2026-03-16T08:59:59Z'] })).toBe('ANSWERED');
    expect(state('2026-03-20T00:00:00Z', { answeredAt: ['2026-03-16T09:00:00Z'] })).toBe('MISSED');
    expect(state('2026-03-20T00:00:00Z', { skipped: ['DAY:2026-03-09'] })).toBe('SKIPPED');
    // An answer counts for more than "not today".
    expect(
      state('2026-03-20T00:00:00Z', { skipped: ['DAY:2026-03-09'], answeredAt: ['2026-03-10T09:00:00Z'] }),
    ).toBe('ANSWERED');
  });

  it('goes to its last day; what is open when it ends is neither asked for nor missed', () => {
    expect(look(assigned({ endsOn: '2026-03-23' }), {}, '2026-05-01T00:00:00Z')).toHaveLength(2);
    const ended = assigned({ endedAt: '2026-03-24T00:00:00Z' });
    expect(look(ended, {}, '2026-05-01T00:00:00Z').map(({ key }) => key)).toEqual(['DAY:2026-03-09']);
  });

  it('property: windows never overlap, open on one weekday, and there is one for each so many weeks', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 26 }), fc.integer({ min: 1, max: 7 }), (everyWeeks, weekday) => {
        const all = measureOccurrences(assigned({ everyWeeks, weekday }), SILENCE, {
          from: at('2026-03-01T00:00:00Z'),
          to: at('2027-06-01T00:00:00Z'),
          now: at('2026-03-01T00:00:00Z'),
          timeZone: ZONE,
        });
        const days = all.map(({ opensAt }) => zoneClock(ZONE).dayOf(opensAt));
        for (let index = 1; index < all.length; index += 1) {
          expect((days[index] ?? 0) - (days[index - 1] ?? 0)).toBe(everyWeeks * 7);
          expect(all[index]?.opensAt).toBeGreaterThanOrEqual(all[index - 1]?.closesAt ?? 0);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('a questionnaire that goes with sessions', () => {
  const before = assigned({ rhythm: 'BEFORE_SESSION', everyWeeks: null, weekday: null });

  it('is open for two days before each session that stands, of the discipline that is meant', () => {
    const now = '2026-03-11T10:00:00Z';
    const [one] = look(before, { sessions: [session()] }, now);
    expect(one).toMatchObject({
      key: 'BEFORE:s:2026-03-12',
      state: 'DUE',
      opensAt: at('2026-03-12T10:00:00Z') - OPEN_BEFORE_SESSION,
      closesAt: at('2026-03-12T10:00:00Z'),
    });
    for (const state of ['REQUESTED', 'NEEDS_CLEARANCE', 'CANCELLED', 'NO_SHOW']) {
      expect(look(before, { sessions: [session({ state })] }, now)).toEqual([]);
    }
    expect(look({ ...before, discipline: 'MASSAGE' }, { sessions: [session()] }, now)).toEqual([]);
    expect(look({ ...before, startsOn: '2026-03-13' }, { sessions: [session()] }, now)).toEqual([]);
    expect(look({ ...before, endsOn: '2026-03-11' }, { sessions: [session()] }, now)).toEqual([]);
  });

  it('after a session is open for three days, when there was one', () => {
    const after = { ...before, rhythm: 'AFTER_SESSION' as const };
    const now = '2026-03-13T10:00:00Z';
    expect(look(after, { sessions: [session()] }, now)).toEqual([]);
    expect(look(after, { sessions: [session({ state: 'FULFILLED' })] }, now)).toEqual([
      expect.objectContaining({
        state: 'DUE',
        opensAt: at('2026-03-12T11:00:00Z'),
        closesAt: at('2026-03-12T11:00:00Z') + OPEN_AFTER_SESSION,
      }),
    ]);
  });

  it('one answer stands for all windows that are open; a session on another day is another time', () => {
    const sessions = [
      session(),
      session({ id: 't', startsAt: '2026-03-13T09:00:00Z', endsAt: '2026-03-13T10:00:00Z' }),
    ];
    const all = look(before, { sessions, answeredAt: ['2026-03-11T12:00:00Z'] }, '2026-03-11T13:00:00Z');
    expect(all.map(({ state }) => state)).toEqual(['ANSWERED', 'ANSWERED']);
    const moved = session({ startsAt: '2026-03-19T10:00:00Z', endsAt: '2026-03-19T11:00:00Z' });
    expect(
      look(before, { sessions: [moved], skipped: ['BEFORE:s:2026-03-12'] }, '2026-03-18T13:00:00Z')[0]?.state,
    ).toBe('DUE');
  });

  it('an assignment opens nothing before it was made', () => {
    const late = { ...before, assignedAt: '2026-03-12T08:00:00Z' };
    const answeredAt = ['2026-03-11T12:00:00Z'];
    expect(look(late, { sessions: [session()], answeredAt }, '2026-03-12T09:00:00Z')[0]).toMatchObject({
      state: 'DUE',
      opensAt: at('2026-03-12T08:00:00Z'),
    });
    expect(
      look(
        { ...before, assignedAt: '2026-03-12T10:30:00Z' },
        { sessions: [session()] },
        '2026-03-12T11:00:00Z',
      ),
    ).toEqual([]);
  });
});

describe('the reminder', () => {
  const quietHours = { from: '21:00', until: '08:00', timeZone: ZONE };
  const times = { opensAt: at('2026-03-10T10:00:00Z'), closesAt: at('2026-03-12T10:00:00Z') };
  const before = {
    key: 'BEFORE:s:2026-03-12',
    ...times,
    session: { startsAt: at('2026-03-12T10:00:00Z'), discipline: 'MASSAGE' as const },
  };

  it('comes a day before a session, two hours after one, else when it opens', () => {
    const plain = { timeZone: ZONE, quietHours: null };
    expect(measureReminderAt(before, plain)).toBe(at('2026-03-11T10:00:00Z'));
    expect(measureReminderAt({ ...before, opensAt: at('2026-03-12T07:00:00Z') }, plain)).toBe(
      at('2026-03-12T07:00:00Z'),
    );
    expect(measureReminderAt({ ...before, key: 'AFTER:s:2026-03-12' }, plain)).toBe(times.opensAt + 2 * HOUR);
    expect(measureReminderAt({ key: 'DAY:2026-03-10', ...times, session: null }, plain)).toBe(times.opensAt);
  });

  it('waits for the end of quiet hours', () => {
    const night = {
      key: 'DAY:2026-03-10',
      session: null,
      opensAt: at('2026-03-10T23:00:00Z'),
      closesAt: at('2026-03-17T23:00:00Z'),
    };
    expect(measureReminderAt(night, { timeZone: ZONE, quietHours })).toBe(at('2026-03-11T08:00:00Z'));
    expect(
      measureReminderAt({ ...night, closesAt: at('2026-03-11T07:00:00Z') }, { timeZone: ZONE, quietHours }),
    ).toBe(night.opensAt);
  });
});

describe('in words', () => {
  it('says the rhythm as people do', () => {
    expect(measureRhythmWords(assigned())).toBe('every two weeks');
    expect(measureRhythmWords(assigned({ everyWeeks: 1 }))).toBe('every week');
    expect(measureRhythmWords(assigned({ everyWeeks: 26 }))).toBe('every 26 weeks');
    expect(measureRhythmWords(assigned({ rhythm: 'AFTER_SESSION', discipline: 'MASSAGE' }))).toBe(
      'after each bodywork session',
    );
    expect(assignmentSentence('PCL-5', assigned({ endsOn: '2026-06-01' }))).toBe(
      'PCL-5 every two weeks, on Mondays from 09:00, since 3 March until 1 June',
    );
    expect(assignmentSentence('PHQ-9', assigned({ rhythm: 'ONCE', everyWeeks: null, weekday: null }))).toBe(
      'PHQ-9 once, on 3 March from 09:00',
    );
    expect(assignmentSentence('PHQ-9', assigned({ rhythm: 'BEFORE_SESSION' }))).toBe(
      'PHQ-9 before each session, since 3 March',
    );
  });

  it('says what is due in plain words', () => {
    const startsAt = at('2026-03-12T10:00:00Z');
    const due = (key: string, now: number) =>
      dueInWords({ key, session: { startsAt, discipline: 'MASSAGE' }, closesAt: startsAt }, 5, {
        timeZone: ZONE,
        now,
      });
    expect(due('BEFORE:s', startsAt - 2 * DAY)).toBe('Five minutes before Thursday’s session');
    expect(due('BEFORE:s', startsAt - DAY)).toBe('Five minutes before tomorrow’s session');
    expect(due('BEFORE:s', startsAt - HOUR)).toBe('Five minutes before today’s session');
    expect(due('AFTER:s', startsAt + DAY)).toBe('Five minutes after yesterday’s session');
    expect(due('AFTER:s', startsAt + 9 * DAY)).toBe('Five minutes after the session of 12 March');
    const calendar = { key: 'DAY:2026-03-09', session: null, closesAt: at('2026-03-16T09:00:00Z') };
    expect(dueInWords(calendar, 1, { timeZone: ZONE, now: at('2026-03-10T09:00:00Z') })).toBe(
      'One minute, any time until Monday',
    );
  });
});
