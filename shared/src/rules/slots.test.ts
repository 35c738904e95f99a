import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DateTime } from 'luxon';
import { busyAt, freeSlots, isTaken, sessionAt, type Span, workingSpans, worksThroughout } from './slots.ts';
import { Timetable } from './coordination.ts';
import { dateOf, dayOfDate, minutesOf, weekdayOf, zoneClock } from './zone-clock.ts';

const ZONES = [
  'Europe/London',
  'America/New_York',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'Pacific/Auckland',
  'UTC',
];
const LONDON = zoneClock('Europe/London');
const HOUR = 3_600_000;
const at = (text: string) => Date.parse(text);
const span = (from: string, to: string): Span => ({ from: at(from), to: at(to) });

describe('the wall clock of a practice', () => {
  const instants = fc.integer({ min: at('2020-01-01T00:00:00Z'), max: at('2032-01-01T00:00:00Z') });

  it('shows what luxon shows, in every zone and at every time', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ZONES), instants, (zone, instant) => {
        const clock = zoneClock(zone);
        const local = DateTime.fromMillis(instant, { zone });
        expect(dateOf(clock.dayOf(instant))).toBe(local.toISODate());
        expect(Math.floor(clock.minuteOf(instant))).toBe(local.hour * 60 + local.minute);
        expect(weekdayOf(clock.dayOf(instant))).toBe(local.weekday);
        const monday = local.startOf('week').toISODate() ?? '';
        expect(clock.weekOf(instant)).toBe(clock.weekOf(clock.instantOf(dayOfDate(monday), 720)));
      }),
      { numRuns: 500 },
    );
  });

  it('finds the instant of a time that the clock shows', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ZONES), instants, (zone, instant) => {
        const clock = zoneClock(zone);
        const minute = Math.floor(instant / 60_000) * 60_000;
        const found = clock.instantOf(clock.dayOf(minute), clock.minuteOf(minute));
        expect(clock.dayOf(found)).toBe(clock.dayOf(minute));
        expect(clock.minuteOf(found)).toBe(clock.minuteOf(minute));
        expect(found).toBeLessThanOrEqual(minute);
      }),
      { numRuns: 500 },
    );
  });

  it('moves a time that is left out on, and takes the first of a time that comes twice', () => {
    expect(LONDON.instantOf(dayOfDate('2026-03-29'), minutesOf('01:30'))).toBe(at('2026-03-29T01:30:00Z'));
    expect(LONDON.instantOf(dayOfDate('2026-10-25'), minutesOf('01:30'))).toBe(at('2026-10-25T00:30:00Z'));
  });
});

describe('R22: working hours keep the wall clock', () => {
  const mornings = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, from: '09:00', to: '12:00' }));

  it('across the changes of the clocks', () => {
    const around = span('2026-03-28T00:00:00Z', '2026-03-30T22:00:00Z');
    expect(workingSpans(mornings, [], LONDON, around)).toEqual([
      span('2026-03-28T09:00:00Z', '2026-03-28T12:00:00Z'),
      span('2026-03-29T08:00:00Z', '2026-03-29T11:00:00Z'),
      span('2026-03-30T08:00:00Z', '2026-03-30T11:00:00Z'),
    ]);
  });

  it('a night in which the clocks change is an hour shorter or longer', () => {
    const nights = [{ weekday: 7, from: '00:00', to: '06:00' }];
    const hoursOf = (date: string) => {
      const [one] = workingSpans(nights, [], LONDON, span(`${date}T00:30:00Z`, `${date}T04:00:00Z`));
      return one ? (one.to - one.from) / HOUR : 0;
    };
    expect([hoursOf('2026-03-22'), hoursOf('2026-03-29'), hoursOf('2026-10-25')]).toEqual([6, 5, 7]);
  });

  it('time off cuts a hole, extra hours add, and midnight parts nothing', () => {
    const spans = workingSpans(
      mornings,
      [
        { date: '2026-11-24', from: '10:00', to: '10:30', available: false },
        { date: '2026-11-24', from: '20:00', to: '24:00', available: true },
        { date: '2026-11-25', from: '00:00', to: '01:00', available: true },
        { date: '2026-11-25', from: '08:00', to: '13:00', available: false },
      ],
      LONDON,
      span('2026-11-24T00:00:00Z', '2026-11-25T23:00:00Z'),
    );
    expect(spans).toEqual([
      span('2026-11-24T09:00:00Z', '2026-11-24T10:00:00Z'),
      span('2026-11-24T10:30:00Z', '2026-11-24T12:00:00Z'),
      span('2026-11-24T20:00:00Z', '2026-11-25T01:00:00Z'),
    ]);
    expect(worksThroughout(spans, span('2026-11-24T23:30:00Z', '2026-11-25T00:30:00Z'))).toBe(true);
    expect(worksThroughout(spans, span('2026-11-24T09:30:00Z', '2026-11-24T10:45:00Z'))).toBe(false);
  });
});

describe('R21: free times', () => {
  const ORIGIN = at('2026-11-23T00:00:00Z');
  const QUARTER = 900_000;
  const spans = (most: number) =>
    fc.array(
      fc
        .tuple(fc.integer({ min: 0, max: 4 * 48 }), fc.integer({ min: 1, max: 16 }))
        .map(([from, length]) => ({ from: ORIGIN + from * QUARTER, to: ORIGIN + (from + length) * QUARTER })),
      { maxLength: most },
    );
  const lengths = fc.record({
    minutes: fc.constantFrom(30, 50, 60, 90),
    bufferBefore: fc.constantFrom(0, 5, 15),
    bufferAfter: fc.constantFrom(0, 10, 15),
  });

  it('are all the quarters of an hour that fit, and no other', () => {
    fc.assert(
      fc.property(
        spans(6),
        spans(8),
        fc.array(spans(5), { maxLength: 3 }),
        lengths,
        (hours, busy, rooms, length) => {
          const clock = zoneClock('UTC');
          // Merged by the same function that makes working time.
          const working = workingSpans(
            [],
            hours.flatMap(({ from, to }) => pieces(from, to)),
            clock,
            { from: ORIGIN, to: ORIGIN + 72 * HOUR },
          );
          const range = { from: ORIGIN + 2 * HOUR, to: ORIGIN + 40 * HOUR };
          const found = freeSlots(working, busy, rooms, length, range).map((slot) => slot.start);
          const expected: number[] = [];
          for (let start = range.from; start < range.to; start += QUARTER) {
            const session = sessionAt(start, length);
            const time = busyAt(start, length);
            if (
              session.to <= range.to &&
              worksThroughout(working, session) &&
              !isTaken(busy, time) &&
              (rooms.length === 0 || rooms.some((taken) => !isTaken(taken, time)))
            ) {
              expected.push(start);
            }
          }
          expect(found).toEqual(expected);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('give the first room that is free', () => {
    const working = [span('2026-11-24T09:00:00Z', '2026-11-24T11:00:00Z')];
    const taken = [span('2026-11-24T09:00:00Z', '2026-11-24T10:00:00Z')];
    const length = { minutes: 60, bufferBefore: 0, bufferAfter: 0 };
    const found = freeSlots(working, [], [taken, []], length, working[0] as Span);
    expect(found.map(({ room }) => room)).toEqual([1, 1, 1, 1, 0]);
  });

  it('of eight weeks and five practitioners are many, and judged once for each time', () => {
    const weekdays = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: '09:00', to: '18:00' }));
    const range = span('2026-10-05T00:00:00Z', '2026-11-30T00:00:00Z');
    const length = { minutes: 60, bufferBefore: 0, bufferAfter: 15 };
    const starts = Array.from({ length: 5 }, () =>
      freeSlots(workingSpans(weekdays, [], LONDON, range), [], [[], []], length, range),
    );
    expect(starts.map((slots) => slots.length)).toEqual(Array(5).fill(40 * 33));
    const timetable = new Timetable([], [], 'NONE', 'Europe/London');
    expect(
      timetable.judgeSpan({ class: 'TALK', ...sessionAt(starts[0]?.[0]?.start ?? 0, length) }).findings(),
    ).toEqual([]);
  });
});

/** A stretch of time as extra hours of each day that it touches, in UTC. */
function pieces(from: number, to: number) {
  const clock = zoneClock('UTC');
  const text = (minute: number) =>
    `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
  const days = [];
  for (let day = clock.dayOf(from); day <= clock.dayOf(to - 1); day += 1) {
    const start = Math.max(from, clock.instantOf(day, 0));
    const end = Math.min(to, clock.instantOf(day + 1, 0));
    const last = (end - clock.instantOf(day, 0)) / 60_000;
    days.push({ date: dateOf(day), from: text(clock.minuteOf(start)), to: text(last), available: true });
  }
  return days;
}
