import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DateTime } from 'luxon';
import { bookableFrom, DEFAULT_LIMITS, isLateChange, limitSentence, limitsOf } from './booking-limits.ts';
import { faultsOfService } from './services.ts';
import {
  changedDays,
  exceptionsOf,
  hoursOfDate,
  mergedRanges,
  outsideHours,
  overlapOf,
  weeksFrom,
  withChange,
  workingTime,
  type WorkingHoursFacts,
} from './working-hours.ts';
import { zoneClock } from './zone-clock.ts';

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, from: '09:00', to: '12:00' }));
const facts = (over: Partial<WorkingHoursFacts> = {}): WorkingHoursFacts => ({
  hours: EVERY_DAY,
  exceptions: [],
  away: [],
  ...over,
});
const at = (text: string) => Date.parse(text);
/** Working time as the wall clock of a zone shows it. */
function shown(zone: string, what: WorkingHoursFacts, from: string, to: string): string[] {
  return workingTime(what, zoneClock(zone), { from: at(from), to: at(to) }).map((span) =>
    [span.from, span.to]
      .map((one) => DateTime.fromMillis(one, { zone }).toFormat('yyyy-MM-dd HH:mm'))
      .join(' to '),
  );
}

describe('R22: hours keep the wall clock, whatever a place does with its clocks', () => {
  // The day before a change, the day of it and the day after.
  it.each([
    ['Europe/London', '2026-03-28', '2026-03-30'],
    ['Europe/London', '2026-10-24', '2026-10-26'],
    ['America/New_York', '2026-03-07', '2026-03-09'],
    ['America/New_York', '2026-10-31', '2026-11-02'],
    // Half an hour.
    ['Australia/Lord_Howe', '2026-04-04', '2026-04-06'],
    ['Australia/Lord_Howe', '2026-10-03', '2026-10-05'],
    // A law: Mexico changed its clocks for the last time in October 2022, and no more since.
    ['America/Mexico_City', '2022-10-29', '2022-10-31'],
    ['America/Mexico_City', '2023-04-01', '2023-04-03'],
    // Summer time all the year but for Ramadan.
    ['Africa/Casablanca', '2026-02-14', '2026-02-16'],
    ['Africa/Casablanca', '2026-03-21', '2026-03-23'],
  ])('%s, from %s to %s', (zone, first, last) => {
    const days = [first, DateTime.fromISO(first).plus({ days: 1 }).toISODate() ?? '', last];
    expect(shown(zone, facts(), `${first}T12:00:00Z`, `${last}T12:00:00Z`)).toEqual(
      expect.arrayContaining(days.slice(1).map((day) => `${day} 09:00 to ${day} 12:00`)),
    );
  });

  it('the law of a zone that changed is known: Mexico City is an hour further from noon in summer 2022 than in 2023', () => {
    const clock = zoneClock('America/Mexico_City');
    expect(clock.offsetAt(at('2022-07-01T12:00:00Z')) / 3_600_000).toBe(-5);
    expect(clock.offsetAt(at('2023-07-01T12:00:00Z')) / 3_600_000).toBe(-6);
  });

  it('time off from Friday noon to Monday noon over a change of the clocks is wall-clock too', () => {
    const away = [{ startsOn: '2026-03-27', startsAt: '10:00', endsOn: '2026-03-30', endsAt: '11:00' }];
    expect(shown('Europe/London', facts({ away }), '2026-03-27T06:00:00Z', '2026-03-30T20:00:00Z')).toEqual([
      '2026-03-27 09:00 to 2026-03-27 10:00',
      '2026-03-30 11:00 to 2026-03-30 12:00',
    ]);
  });

  it('a leap day is a day like others', () => {
    const leap = facts({ exceptions: exceptionsOf('2028-02-29', [{ from: '14:00', to: '15:00' }]) });
    expect(shown('Europe/London', leap, '2028-02-28T12:00:00Z', '2028-03-01T20:00:00Z')).toEqual(
      expect.arrayContaining([
        '2028-02-29 14:00 to 2028-02-29 15:00',
        '2028-03-01 09:00 to 2028-03-01 12:00',
      ]),
    );
    expect(
      weeksFrom(withChange(facts(), { week: { from: '2028-02-29', ranges: [] } }).hours, '2028-02-28'),
    ).toEqual([
      { from: '2028-02-28', ranges: EVERY_DAY },
      { from: '2028-02-29', ranges: [] },
    ]);
  });
});

describe('hours that change', () => {
  it('hold from their date on; what was planned for later goes, and what holds until then stays', () => {
    const later = withChange(facts(), { week: { from: '2026-12-07', ranges: [] } });
    expect(weeksFrom(later.hours, '2026-11-30')).toEqual([
      { from: '2026-11-30', ranges: EVERY_DAY },
      { from: '2026-12-07', ranges: [] },
    ]);
    const tuesday = [{ weekday: 2, from: '10:00', to: '11:00' }];
    const sooner = withChange(later, { week: { from: '2026-12-01', ranges: tuesday } });
    expect(weeksFrom(sooner.hours, '2026-11-30')).toEqual([
      { from: '2026-11-30', ranges: EVERY_DAY },
      { from: '2026-12-01', ranges: tuesday },
    ]);
    expect(shown('UTC', sooner, '2026-11-30T00:00:00Z', '2026-12-08T23:00:00Z')).toEqual([
      '2026-11-30 09:00 to 2026-11-30 12:00',
      '2026-12-01 10:00 to 2026-12-01 11:00',
      '2026-12-08 10:00 to 2026-12-08 11:00',
    ]);
  });

  it('a changed day has its own hours and no others, closed days close it, and it goes back', () => {
    const day = { date: '2026-11-24', ranges: [{ from: '18:00', to: '24:00' }] };
    const changed = withChange(facts(), { day });
    expect(changedDays(changed, '2026-11-24')).toEqual([day]);
    expect(changedDays(changed, '2026-11-25')).toEqual([]);
    expect(hoursOfDate(changed, '2026-11-24')).toEqual(day.ranges);
    const none = withChange(changed, { day: { date: '2026-11-24', ranges: [] } });
    expect(hoursOfDate(none, '2026-11-24')).toEqual([]);
    const back = withChange(none, { day: { date: '2026-11-24', ranges: null } });
    expect(hoursOfDate(back, '2026-11-24')).toEqual([{ from: '09:00', to: '12:00' }]);
    const away = { startsOn: '2026-11-24', startsAt: '00:00', endsOn: '2026-11-24', endsAt: '24:00' };
    expect(
      shown('UTC', withChange(changed, { away }), '2026-11-24T00:00:00Z', '2026-11-24T23:59:00Z'),
    ).toEqual([]);
  });

  it('say what then lies outside', () => {
    const sessions = [
      { id: 'in', startsAt: '2026-11-24T09:00:00Z', endsAt: '2026-11-24T10:00:00Z' },
      { id: 'over the end', startsAt: '2026-11-24T11:30:00Z', endsAt: '2026-11-24T12:20:00Z' },
    ];
    const utc = zoneClock('UTC');
    expect(outsideHours(sessions, facts(), utc).map(({ id }) => id)).toEqual(['over the end']);
    expect(outsideHours([], facts(), utc)).toEqual([]);
  });

  it('pieces that meet are one, and of pieces that overlap the later one is named', () => {
    const pieces = [
      { weekday: 1, from: '13:00', to: '15:00' },
      { weekday: 1, from: '09:00', to: '13:00' },
      { weekday: 2, from: '09:00', to: '13:00' },
    ];
    expect(mergedRanges(pieces)).toEqual([
      { weekday: 1, from: '09:00', to: '15:00' },
      { weekday: 2, from: '09:00', to: '13:00' },
    ]);
    expect(overlapOf(pieces)).toBeNull();
    expect(overlapOf([...pieces, { weekday: 2, from: '12:45', to: '14:00' }])).toBe(3);
  });

  it('R21: a minute is worked exactly when a piece holds it and nothing takes it', () => {
    const time = fc.integer({ min: 0, max: 95 });
    const piece = fc
      .tuple(fc.integer({ min: 1, max: 7 }), time, fc.integer({ min: 1, max: 20 }))
      .map(([weekday, from, long]) => ({
        weekday,
        from: clockOf(from),
        to: clockOf(Math.min(from + long, 96)),
      }));
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 12 }),
        time,
        fc.integer({ min: 0, max: 6 }),
        (pieces, quarter, day) => {
          const date = `2026-11-${23 + day}`;
          const minute = at(`${date}T00:00:00Z`) + quarter * 900_000;
          const spans = workingTime(facts({ hours: pieces }), zoneClock('UTC'), { from: minute, to: minute });
          const works = spans.some((span) => span.from <= minute && minute < span.to);
          const text = clockOf(quarter);
          expect(works).toBe(
            pieces.some((one) => one.weekday === day + 1 && one.from <= text && text < one.to),
          );
        },
      ),
      { numRuns: 200 },
    );
  });
});

function clockOf(quarter: number): string {
  return `${String(Math.floor(quarter / 4)).padStart(2, '0')}:${String((quarter % 4) * 15).padStart(2, '0')}`;
}

describe('booking limits', () => {
  const now = at('2026-11-24T09:00:00Z');
  const inHours = (hours: number) => now + hours * 3_600_000;
  const limits = { ...DEFAULT_LIMITS, clientNoticeHours: 24, staffNoticeHours: 2, horizonDays: 30 };

  it('are those of the practice where a practitioner has none', () => {
    const own = { clientNoticeHours: 72, staffNoticeHours: null, horizonDays: null, clientChangeHours: 0 };
    expect(limitsOf(limits, own)).toEqual({ ...limits, clientNoticeHours: 72, clientChangeHours: 0 });
    expect(limitsOf(null, null)).toEqual(DEFAULT_LIMITS);
  });

  it('say in words why a time cannot be had', () => {
    expect(limitSentence(limits, 'CLIENT', inHours(24), now)).toBeNull();
    expect(limitSentence(limits, 'CLIENT', inHours(23), now)).toBe(
      'Please choose a time that is at least 24 hours ahead, or call the practice.',
    );
    expect(limitSentence(limits, 'STAFF', inHours(23), now)).toBeNull();
    expect(limitSentence(limits, 'STAFF', inHours(1), now)).toBe(
      'Please choose a time that is at least 2 hours ahead.',
    );
    expect(limitSentence(limits, 'STAFF', inHours(-1), now)).toContain('has passed');
    expect(limitSentence(limits, 'STAFF', inHours(24 * 31), now)).toBe(
      'Please choose a time within the next 30 days.',
    );
    expect(limitSentence(DEFAULT_LIMITS, 'STAFF', inHours(24 * 367), now)).toContain('within the next year');
  });

  it('leave exactly the times that are not refused', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('CLIENT' as const, 'STAFF' as const),
        fc.integer({ min: -100, max: 24 * 40 }),
        (asker, hours) => {
          const { earliest, latest } = bookableFrom(limits, asker, now);
          const start = inHours(hours);
          expect(start >= earliest && start <= latest).toBe(
            limitSentence(limits, asker, start, now) === null,
          );
        },
      ),
    );
  });

  it('a client changes in time until the limit, to the minute', () => {
    expect(isLateChange({ clientChangeHours: 24 }, inHours(24), now)).toBe(false);
    expect(isLateChange({ clientChangeHours: 24 }, inHours(24) - 1, now)).toBe(true);
    expect(isLateChange({ clientChangeHours: 0 }, inHours(0), now)).toBe(false);
  });
});

describe('what a service is', () => {
  const kind = (
    discipline: 'PSYCHOTHERAPY' | 'MASSAGE',
    of: Parameters<typeof faultsOfService>[0]['class'],
    modality: string | null,
  ) => faultsOfService({ discipline, class: of, modality }).map(({ path }) => path);

  it('goes together: discipline, class and the intensity of the way of working', () => {
    expect(kind('MASSAGE', 'BODYWORK_DEEP', 'MYOFASCIAL')).toEqual([]);
    expect(kind('MASSAGE', 'BODYWORK_GENTLE', 'MYOFASCIAL')).toEqual(['class']);
    expect(kind('MASSAGE', 'TALK', null)).toEqual(['class']);
    expect(kind('MASSAGE', 'BODYWORK_GENTLE', null)).toEqual(['modality']);
    expect(kind('MASSAGE', 'BODYWORK_GENTLE', 'EMDR')).toEqual(['modality']);
    expect(kind('PSYCHOTHERAPY', 'TRAUMA_PROCESSING', 'EMDR')).toEqual([]);
    // Rest rules look at the class: what processes trauma is never called talk.
    expect(kind('PSYCHOTHERAPY', 'TALK', 'EMDR')).toEqual(['class']);
    expect(kind('PSYCHOTHERAPY', 'TALK', null)).toEqual([]);
    expect(kind('PSYCHOTHERAPY', 'CONSULTATION', 'TALK')).toEqual(['modality']);
    expect(kind('MASSAGE', 'BODYWORK_MODERATE', 'SOMATIC_EXPERIENCING')).toEqual([]);
    expect(kind('PSYCHOTHERAPY', 'TALK', 'SOMATIC_EXPERIENCING')).toEqual([]);
  });
});
