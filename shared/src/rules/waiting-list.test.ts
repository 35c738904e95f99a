import { describe, expect, it } from '@jest/globals';
import { DateTime } from 'luxon';
import {
  compareWaiting,
  offerUntil,
  suits,
  type WaitingCandidate,
  type WaitingWishes,
} from './waiting-list.ts';
import { zoneClock } from './zone-clock.ts';

const ZONE = 'Europe/London';
const clock = zoneClock(ZONE);
const at = (text: string) => DateTime.fromISO(text, { zone: ZONE }).toMillis();
const HOUR = 3_600_000;
const ANY: WaitingWishes = {
  weekdays: [],
  parts: [],
  from: '2026-06-01',
  until: '2026-06-30',
  noticeHours: 0,
};
const NOW = at('2026-06-01T08:00');

describe('which times suit somebody who waits', () => {
  const fits = (wishes: Partial<WaitingWishes>, start: string) =>
    suits({ ...ANY, ...wishes }, at(start), NOW, clock);

  it('are those of the weekdays and parts of the day they named, or any', () => {
    expect(fits({}, '2026-06-10T10:00')).toBe(true);
    expect(fits({ weekdays: [3] }, '2026-06-10T10:00')).toBe(true);
    expect(fits({ weekdays: [4] }, '2026-06-10T10:00')).toBe(false);
    expect(fits({ parts: ['MORNING'] }, '2026-06-10T11:59')).toBe(true);
    expect(fits({ parts: ['MORNING', 'EVENING'] }, '2026-06-10T12:00')).toBe(false);
    expect(fits({ parts: ['EVENING'] }, '2026-06-10T17:00')).toBe(true);
  });

  it('lie within the days they named, both included, and far enough ahead', () => {
    expect(fits({}, '2026-06-30T18:00')).toBe(true);
    expect(fits({}, '2026-07-01T09:00')).toBe(false);
    expect(fits({ noticeHours: 24 }, '2026-06-02T07:00')).toBe(false);
    expect(fits({ noticeHours: 24 }, '2026-06-02T08:00')).toBe(true);
  });
});

describe('who is offered a time first', () => {
  const one = (entryId: string, more: Partial<WaitingCandidate> = {}): WaitingCandidate => ({
    entryId,
    urgent: false,
    unmet: 0,
    since: NOW,
    startsAt: NOW + 48 * HOUR,
    ...more,
  });
  const order = (...candidates: WaitingCandidate[]) =>
    candidates
      .toSorted(compareWaiting)
      .map(({ entryId }) => entryId)
      .join('');

  it('is whom a practitioner calls urgent, then whose plan it fits, then who waits longest', () => {
    expect(
      order(
        one('d'),
        one('c', { since: NOW - HOUR }),
        one('b', { unmet: 1, since: NOW - 9 * HOUR }),
        one('a', { urgent: true, unmet: 2 }),
      ),
    ).toBe('acdb');
  });

  it('is the same whichever way they were read', () => {
    expect(order(one('b'), one('a'))).toBe('ab');
    expect(order(one('a', { startsAt: NOW + 50 * HOUR }), one('b'))).toBe('ba');
  });
});

describe('how long an offer is kept', () => {
  const night = { from: '21:00', until: '08:00', timeZone: ZONE };
  const hours = (now: string, start: string, quiet = false) => {
    const until = offerUntil(at(now), at(start), quiet ? night : null);
    return until === null ? null : (until - at(now)) / HOUR;
  };

  it('is four hours, and less where the slot is soon', () => {
    expect(hours('2026-06-01T10:00', '2026-06-05T10:00')).toBe(4);
    expect(hours('2026-06-01T10:00', '2026-06-01T13:00')).toBe(2);
    expect(hours('2026-06-01T10:00', '2026-06-01T11:10')).toBeNull();
  });

  it('goes on until an hour after quiet hours, unless the slot is soon', () => {
    expect(hours('2026-06-01T23:00', '2026-06-05T10:00', true)).toBe(10);
    expect(hours('2026-06-01T19:00', '2026-06-05T10:00', true)).toBe(14);
    expect(hours('2026-06-01T23:00', '2026-06-02T16:00', true)).toBe(4);
  });
});
