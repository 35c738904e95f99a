import { describe, expect, it } from '@jest/globals';
import { quietUntil } from './quiet-hours.ts';

const at = (text: string) => Date.parse(text);
const iso = (instant: number | null) => (instant === null ? null : new Date(instant).toISOString());
const london = (from: string, until: string) => ({ from, until, timeZone: 'Europe/London' });
const howe = (from: string, until: string) => ({ from, until, timeZone: 'Australia/Lord_Howe' });

describe('quiet hours', () => {
  it('hold from their first minute to before their last, within a day and past midnight', () => {
    const lunch = london('12:00', '13:30');
    expect(quietUntil(lunch, at('2026-01-14T11:59:59Z'))).toBeNull();
    expect(iso(quietUntil(lunch, at('2026-01-14T12:00:00Z')))).toBe('2026-01-14T13:30:00.000Z');
    expect(quietUntil(lunch, at('2026-01-14T13:30:00Z'))).toBeNull();
    const night = london('22:00', '07:00');
    expect(quietUntil(night, at('2026-01-14T21:59:00Z'))).toBeNull();
    expect(iso(quietUntil(night, at('2026-01-14T22:00:00Z')))).toBe('2026-01-15T07:00:00.000Z');
    expect(iso(quietUntil(night, at('2026-01-15T06:59:59Z')))).toBe('2026-01-15T07:00:00.000Z');
    expect(quietUntil(night, at('2026-01-15T07:00:00Z'))).toBeNull();
  });

  it('go by the clock where the person lives', () => {
    const night = { from: '22:00', until: '07:00', timeZone: 'America/Los_Angeles' };
    expect(iso(quietUntil(night, at('2026-01-15T06:30:00Z')))).toBe('2026-01-15T15:00:00.000Z');
    expect(quietUntil(night, at('2026-01-14T22:00:00Z'))).toBeNull();
  });

  it('London, clocks forward: the night is an hour shorter, and ends at seven all the same', () => {
    const night = london('22:00', '07:00');
    expect(iso(quietUntil(night, at('2026-03-28T23:00:00Z')))).toBe('2026-03-29T06:00:00.000Z');
    expect(quietUntil(night, at('2026-03-29T06:00:00Z'))).toBeNull();
    // 01:15 and 01:45 are not shown that night: they come an hour later.
    const skipped = london('01:15', '01:45');
    expect(quietUntil(skipped, at('2026-03-29T01:00:00Z'))).toBeNull();
    expect(iso(quietUntil(skipped, at('2026-03-29T01:20:00Z')))).toBe('2026-03-29T01:45:00.000Z');
    // From a time that is left out to one that is not.
    expect(iso(quietUntil(london('01:30', '06:00'), at('2026-03-29T02:00:00Z')))).toBe(
      '2026-03-29T05:00:00.000Z',
    );
  });

  it('London, clocks back: the night is an hour longer; a time that comes twice counts when it first comes', () => {
    const night = london('22:00', '07:00');
    expect(iso(quietUntil(night, at('2026-10-24T21:30:00Z')))).toBe('2026-10-25T07:00:00.000Z');
    expect(iso(quietUntil(night, at('2026-10-25T06:59:00Z')))).toBe('2026-10-25T07:00:00.000Z');
    // Half past one comes at 00:30 and at 01:30 UTC.
    const until = london('22:00', '01:30');
    expect(iso(quietUntil(until, at('2026-10-25T00:29:00Z')))).toBe('2026-10-25T00:30:00.000Z');
    expect(quietUntil(until, at('2026-10-25T00:31:00Z'))).toBeNull();
    expect(quietUntil(until, at('2026-10-25T01:15:00Z'))).toBeNull();
  });

  it('Lord Howe moves its clocks by half an hour', () => {
    const night = howe('22:00', '07:00');
    // In summer 11 hours ahead, in winter 10 and a half: back on 5 April, forward on 4 October 2026.
    expect(iso(quietUntil(night, at('2026-04-04T12:00:00Z')))).toBe('2026-04-04T20:30:00.000Z');
    expect(iso(quietUntil(night, at('2026-10-03T12:00:00Z')))).toBe('2026-10-03T20:00:00.000Z');
    // 02:15 is left out in October and comes as 02:45.
    expect(iso(quietUntil(howe('23:00', '02:15'), at('2026-10-03T15:40:00Z')))).toBe(
      '2026-10-03T15:45:00.000Z',
    );
    // 01:45 comes twice in April; the first counts.
    expect(quietUntil(howe('23:00', '01:45'), at('2026-04-04T15:00:00Z'))).toBeNull();
    expect(iso(quietUntil(howe('23:00', '01:45'), at('2026-04-04T14:40:00Z')))).toBe(
      '2026-04-04T14:45:00.000Z',
    );
  });

  it('end after at most a day, and never before the instant that was asked about, through a whole year', () => {
    for (const hours of [london('22:00', '07:00'), howe('06:59', '06:58'), london('00:00', '23:59')]) {
      for (
        let instant = at('2026-01-01T00:00:00Z');
        instant < at('2027-01-01T00:00:00Z');
        instant += 707 * 60_000
      ) {
        const end = quietUntil(hours, instant);
        if (end !== null) {
          expect(end).toBeGreaterThan(instant);
          expect(end - instant).toBeLessThanOrEqual(25 * 3_600_000);
          expect(quietUntil({ ...hours, until: hours.until }, end - 1)).toBe(end);
        }
      }
    }
  });
});
