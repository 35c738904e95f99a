import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DateTime } from 'luxon';
import { datesUntil, patternFrom, type SeriesPattern, seriesDates, seriesInWords } from './series.ts';

const ZONES = [
  'Europe/London',
  'America/New_York',
  'Australia/Lord_Howe',
  'Europe/Istanbul',
  'Pacific/Apia',
  'America/Sao_Paulo',
];

const pattern = (
  timeZone: string,
  startsOn: string,
  atTime: string,
  everyWeeks = 1,
  count = 3,
): SeriesPattern => ({ timeZone, startsOn, atTime, everyWeeks, count });
const local = ({ timeZone }: SeriesPattern, start: number) =>
  DateTime.fromMillis(start, { zone: timeZone }).toFormat('yyyy-MM-dd HH:mm');
const shown = (of: SeriesPattern) => seriesDates(of).map((one) => local(of, one.start));
const utc = (of: SeriesPattern) => seriesDates(of).map((one) => new Date(one.start).toISOString());
const notes = (of: SeriesPattern) => seriesDates(of).map((one) => one.clockNote);

describe('R22: the dates of a series', () => {
  it('keep the wall clock when London changes its clocks', () => {
    const spring = pattern('Europe/London', '2026-03-24', '10:00');
    expect(shown(spring)).toEqual(['2026-03-24 10:00', '2026-03-31 10:00', '2026-04-07 10:00']);
    expect(utc(spring).map((one) => one.slice(11, 16))).toEqual(['10:00', '09:00', '09:00']);
    expect(notes(spring)).toEqual([null, null, null]);
  });

  it('keep it in New York and on Lord Howe, where the clocks change by half an hour', () => {
    expect(utc(pattern('America/New_York', '2026-10-27', '18:30', 1, 2))).toEqual([
      '2026-10-27T22:30:00.000Z',
      '2026-11-03T23:30:00.000Z',
    ]);
    expect(utc(pattern('Australia/Lord_Howe', '2026-10-01', '09:00', 1, 2))).toEqual([
      '2026-09-30T22:30:00.000Z',
      '2026-10-07T22:00:00.000Z',
    ]);
  });

  it('keep it where a law changed: Turkey stayed on summer time, Samoa left out a day', () => {
    expect(utc(pattern('Europe/Istanbul', '2016-10-24', '10:00', 1, 3))).toEqual([
      '2016-10-24T07:00:00.000Z',
      '2016-10-31T07:00:00.000Z',
      '2016-11-07T07:00:00.000Z',
    ]);
    const samoa = pattern('Pacific/Apia', '2011-12-23', '10:00', 1, 3);
    expect(shown(samoa)).toEqual(['2011-12-23 10:00', '2011-12-31 10:00', '2012-01-06 10:00']);
    expect(notes(samoa)[1]).toBe(
      'Friday 30 December is left out of the calendar there: it is on Saturday 31 December at 10:00.',
    );
  });

  it('say what becomes of a time that is left out', () => {
    const london = pattern('Europe/London', '2026-03-22', '01:30');
    expect(shown(london)).toEqual(['2026-03-22 01:30', '2026-03-29 02:30', '2026-04-05 01:30']);
    expect(notes(london)).toEqual([
      null,
      'The clocks go forward on Sunday 29 March and leave out 01:30: it begins at 02:30.',
      null,
    ]);
    const island = pattern('Australia/Lord_Howe', '2026-09-27', '02:15', 1, 2);
    expect(notes(island)[1]).toBe(
      'The clocks go forward on Sunday 4 October and leave out 02:15: it begins at 02:45.',
    );
  });

  it('say which of two is meant where a time comes twice', () => {
    const london = pattern('Europe/London', '2026-10-18', '01:30', 1, 2);
    expect(utc(london)[1]).toBe('2026-10-25T00:30:00.000Z');
    expect(notes(london)[1]).toBe(
      'The clocks go back on Sunday 25 October and show 01:30 twice: it begins the first time.',
    );
    const york = pattern('America/New_York', '2026-10-25', '01:30', 1, 2);
    expect(utc(york)[1]).toBe('2026-11-01T05:30:00.000Z');
  });

  it('go over a leap day, and over the end of a year', () => {
    expect(shown(pattern('Europe/London', '2028-02-22', '09:00', 1, 3))).toEqual([
      '2028-02-22 09:00',
      '2028-02-29 09:00',
      '2028-03-07 09:00',
    ]);
    expect(shown(pattern('Europe/London', '2026-12-24', '09:00', 2, 2))[1]).toBe('2027-01-07 09:00');
  });

  it('in every zone keep weekday, time and distance, or say why not', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...ZONES),
        fc.integer({ min: 0, max: 365 * 30 }),
        fc.integer({ min: 0, max: 1439 }),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 52 }),
        (timeZone, day, minute, everyWeeks, count) => {
          const first = DateTime.fromISO('2010-01-01', { zone: 'utc' }).plus({ days: day, minutes: minute });
          const one = pattern(
            timeZone,
            first.toFormat('yyyy-MM-dd'),
            first.toFormat('HH:mm'),
            everyWeeks,
            count,
          );
          const dates = seriesDates(one);
          expect(dates.map((date) => date.position)).toEqual(
            Array.from({ length: count }, (_, index) => index + 1),
          );
          for (const [index, date] of dates.entries()) {
            const expected = first.plus({ weeks: index * everyWeeks }).toFormat('yyyy-MM-dd HH:mm');
            const isSame = local(one, date.start) === expected;
            expect(isSame || date.clockNote !== null).toBe(true);
            expect(date.start).toBeGreaterThan(dates[index - 1]?.start ?? Number.NEGATIVE_INFINITY);
          }
        },
      ),
    );
  });

  it('come from a first one, as often as is said or until a day', () => {
    const one = patternFrom(Date.parse('2026-07-01T09:15:00Z'), 'Europe/London', { everyWeeks: 2, count: 8 });
    expect(one).toEqual(pattern('Europe/London', '2026-07-01', '10:15', 2, 8));
    expect(datesUntil('2026-07-01', '2026-07-28', 2)).toBe(2);
    expect(datesUntil('2026-07-01', '2026-07-29', 2)).toBe(3);
    expect(datesUntil('2026-07-01', '2026-06-30', 2)).toBe(0);
    expect(seriesInWords(one)).toBe('every 2 weeks on Wednesday at 10:15, 8 times');
    expect(seriesInWords({ ...one, everyWeeks: 1, count: 1 })).toBe('every week on Wednesday at 10:15, once');
  });
});
