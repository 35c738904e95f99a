import { describe, expect, it } from '@jest/globals';
import { DateTime } from 'luxon';
import { gapsOfRota, overlapsOfRota, shiftsOfRotation } from './on-call.ts';

const HOUR = 3_600_000;
const at = (text: string) => Date.parse(text);
const span = (memberId: string, from: number, until: number) => ({
  memberId,
  startsAt: from * HOUR,
  endsAt: until * HOUR,
});

describe('R17: a weekly rotation of who is on call', () => {
  it.each([
    // Into winter and into summer; the week with the change is so many hours long.
    ['Europe/London', '2026-10-19', [169, 168, 168]],
    ['Europe/London', '2026-03-23', [167, 168, 168]],
    ['America/New_York', '2026-10-26', [169, 168, 168]],
    ['America/New_York', '2026-03-02', [167, 168, 168]],
    ['Australia/Lord_Howe', '2026-03-30', [168.5, 168, 168]],
    ['Australia/Lord_Howe', '2026-09-28', [167.5, 168, 168]],
  ])('changes at the same time of the clock in %s from %s on', (zone, from, hours) => {
    const shifts = shiftsOfRotation({ memberIds: ['a', 'b'], from, at: '09:00', weeks: 3 }, zone);
    expect(shifts.map(({ memberId }) => memberId)).toEqual(['a', 'b', 'a']);
    expect(shifts.map(({ startsAt, endsAt }) => (endsAt - startsAt) / HOUR)).toEqual(hours);
    for (const { startsAt, endsAt } of shifts) {
      for (const instant of [startsAt, endsAt]) {
        const local = DateTime.fromMillis(instant, { zone });
        expect([local.weekday, local.toFormat('HH:mm')]).toEqual([1, '09:00']);
      }
    }
    // One follows the other without a moment between.
    expect(gapsOfRota(shifts, shifts[0]?.startsAt ?? 0, shifts[2]?.endsAt ?? 0)).toEqual([]);
    expect(overlapsOfRota(shifts)).toEqual([]);
  });

  it('changes in the hour that is left out, and in the one that comes twice, leave no gap', () => {
    for (const from of ['2026-03-29', '2026-10-25']) {
      const shifts = shiftsOfRotation(
        { memberIds: ['a', 'b'], from, at: '01:30', weeks: 2 },
        'Europe/London',
      );
      expect(shifts[0]?.endsAt).toBe(shifts[1]?.startsAt);
    }
    const [first] = shiftsOfRotation(
      { memberIds: ['a'], from: '2026-03-29', at: '01:30', weeks: 1 },
      'Europe/London',
    );
    expect(first?.startsAt).toBe(at('2026-03-29T01:30:00Z'));
  });

  it('nobody takes no turns', () => {
    expect(shiftsOfRotation({ memberIds: [], from: '2026-01-05', at: '09:00', weeks: 4 }, 'UTC')).toEqual([]);
  });
});

describe('gaps and overlaps of a rota', () => {
  it('finds when nobody is on call, before, between and after', () => {
    expect(gapsOfRota([span('b', 10, 20), span('a', 2, 6)], 0, 30 * HOUR)).toEqual([
      { startsAt: 0, endsAt: 2 * HOUR },
      { startsAt: 6 * HOUR, endsAt: 10 * HOUR },
      { startsAt: 20 * HOUR, endsAt: 30 * HOUR },
    ]);
    expect(gapsOfRota([span('a', 0, 9), span('b', 3, 5), span('c', 9, 40)], HOUR, 30 * HOUR)).toEqual([]);
    expect(gapsOfRota([], 0, HOUR)).toEqual([{ startsAt: 0, endsAt: HOUR }]);
    expect(gapsOfRota([span('a', 50, 60)], 0, HOUR)).toEqual([{ startsAt: 0, endsAt: HOUR }]);
  });

  it('finds when more than one person is', () => {
    expect(overlapsOfRota([span('b', 5, 20), span('a', 2, 6), span('a', 1, 3)])).toEqual([
      { startsAt: 5 * HOUR, endsAt: 6 * HOUR, memberIds: ['a', 'b'] },
    ]);
  });
});
