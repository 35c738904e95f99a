import { describe, expect, it } from '@jest/globals';
import {
  addDays,
  ago,
  dayOf,
  daysBetween,
  instantOf,
  longDay,
  span,
  startOfDay,
  timeLeft,
  timeOf,
  when,
} from './dates.ts';

const LONDON = 'Europe/London';
const NOW = '2026-11-24T10:00:00Z';

describe('local days and instants', () => {
  it('puts an instant on the day of the practice, not of the machine', () => {
    expect(dayOf('2026-06-30T23:30:00Z', LONDON)).toBe('2026-07-01');
    expect(dayOf('2026-06-30T23:30:00Z', 'America/New_York')).toBe('2026-06-30');
    expect(timeOf('2026-06-30T23:30:00Z', LONDON)).toBe('00:30');
  });

  it('finds the instant of a local time on both sides of a clock change', () => {
    expect(instantOf('2026-03-28', '09:00', LONDON)).toBe('2026-03-28T09:00:00.000Z');
    expect(instantOf('2026-03-30', '09:00', LONDON)).toBe('2026-03-30T08:00:00.000Z');
    expect(instantOf('2026-10-26', '09:00', LONDON)).toBe('2026-10-26T09:00:00.000Z');
    expect(instantOf('2026-11-24', '09:00', 'Asia/Kathmandu')).toBe('2026-11-24T03:15:00.000Z');
  });

  it('gives the time after the change for one that the change leaves out', () => {
    expect(timeOf(instantOf('2026-03-29', '01:30', LONDON), LONDON)).toMatch(/^0[02]:30$/);
  });

  it('knows that the days of a clock change have 23 and 25 hours', () => {
    const hours = (day: string) =>
      (Date.parse(startOfDay(addDays(day, 1), LONDON)) - Date.parse(startOfDay(day, LONDON))) / 3_600_000;
    expect(hours('2026-03-29')).toBe(23);
    expect(hours('2026-10-25')).toBe(25);
    expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2);
  });
});

describe('times in words', () => {
  it.each([
    ['2026-11-24T10:30:00Z', 'today 10:30'],
    ['2026-11-25T09:00:00Z', 'tomorrow 09:00'],
    ['2026-11-23T09:00:00Z', 'yesterday 09:00'],
    ['2026-11-27T11:00:00Z', 'Fri 11:00'],
    ['2026-12-03T11:00:00Z', '3 Dec 11:00'],
  ])('%s is %s', (at, words) => {
    expect(when(at, LONDON, NOW)).toBe(words);
  });

  it('says how long ago and how much is left', () => {
    expect(ago('2026-11-19T10:00:00Z', LONDON, NOW)).toBe('5 days ago');
    expect(timeLeft('2026-11-24T10:38:00Z', NOW)).toBe('38 min left');
    expect(timeLeft('2026-11-25T07:00:00Z', NOW)).toBe('21 h left');
    expect(timeLeft('2026-11-24T09:55:00Z', NOW)).toBe('5 min overdue');
    expect(span(3 * 24 * 60)).toBe('3 days');
    expect(longDay('2026-11-24T10:00:00Z', LONDON)).toBe('Tuesday, 24 November');
  });
});
