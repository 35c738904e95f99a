import { describe, expect, it } from '@jest/globals';
import { zoneClock } from '@attune/shared';
import { type CalendarFacts, calendarOf } from './calendar.ts';

type Hours = CalendarFacts['hours'];
const WEEK = [6, 7].map((weekday) => ({ memberId: 'ines', weekday, from: '09:00', to: '17:00' }));
const hours = (changes: Partial<Hours>): Hours => ({ hours: WEEK, exceptions: [], away: [], ...changes });
const facts = (changes: Partial<CalendarFacts> = {}): CalendarFacts => ({
  range: { from: Date.parse('2026-03-28T00:00:00Z'), to: Date.parse('2026-03-29T23:00:00Z') },
  clock: zoneClock('Europe/London'),
  people: [{ id: 'ines', name: 'Ines', disciplines: ['MASSAGE'] }],
  hours: hours({}),
  rooms: [{ id: 'one', name: 'Room 1' }],
  taken: [],
  ...changes,
});
const ines = (changes: Partial<CalendarFacts>) => calendarOf(facts(changes)).practitioners[0];

describe('what lies behind the appointments of a calendar', () => {
  it('R22: keeps wall-clock hours over the night in which the clocks change', () => {
    expect(ines({})?.working).toEqual([
      { from: '2026-03-28T09:00:00.000Z', to: '2026-03-28T17:00:00.000Z' },
      { from: '2026-03-29T08:00:00.000Z', to: '2026-03-29T16:00:00.000Z' },
    ]);
  });

  it('takes absences out of the hours, and shows them as such', () => {
    const lane = ines({
      hours: hours({
        exceptions: [{ memberId: 'ines', date: '2026-03-28', from: '12:00', to: '24:00', available: false }],
      }),
    });
    expect(lane?.working[0]).toEqual({ from: '2026-03-28T09:00:00.000Z', to: '2026-03-28T12:00:00.000Z' });
    expect(lane?.away).toEqual([{ from: '2026-03-28T12:00:00.000Z', to: '2026-03-29T00:00:00.000Z' }]);
  });

  it('shows a day that differs as away around its own pieces, and a closed one as closed, by its name', () => {
    const { practitioners, closed } = calendarOf(
      facts({
        hours: hours({
          exceptions: [
            { memberId: 'ines', date: '2026-03-28', from: '00:00', to: '24:00', available: false },
            { memberId: 'ines', date: '2026-03-28', from: '10:00', to: '12:00', available: true },
          ],
          away: [
            {
              memberId: null,
              name: 'Team day',
              startsOn: '2026-03-29',
              startsAt: '00:00',
              endsOn: '2026-03-29',
              endsAt: '24:00',
            },
          ],
        }),
      }),
    );
    const [lane] = practitioners;
    expect(closed).toEqual([
      { name: 'Team day', from: '2026-03-29T00:00:00.000Z', to: '2026-03-29T23:00:00.000Z' },
    ]);
    expect(lane?.working).toEqual([{ from: '2026-03-28T10:00:00.000Z', to: '2026-03-28T12:00:00.000Z' }]);
    expect(lane?.away).toEqual([
      { from: '2026-03-28T00:00:00.000Z', to: '2026-03-28T10:00:00.000Z' },
      { from: '2026-03-28T12:00:00.000Z', to: '2026-03-29T00:00:00.000Z' },
    ]);
  });

  it('gives nothing beyond its range, and nobody the hours of another', () => {
    const lane = ines({
      range: { from: Date.parse('2026-03-28T10:00:00Z'), to: Date.parse('2026-03-28T11:00:00Z') },
      hours: hours({
        exceptions: [{ memberId: 'ben', date: '2026-03-28', from: '10:00', to: '11:00', available: false }],
      }),
    });
    expect(lane?.working).toEqual([{ from: '2026-03-28T10:00:00.000Z', to: '2026-03-28T11:00:00.000Z' }]);
    expect(lane?.away).toEqual([]);
  });

  it('gives each room the times it is taken', () => {
    const times = { from: '2026-03-28T10:00:00.000Z', to: '2026-03-28T11:00:00.000Z' };
    expect(calendarOf(facts({ taken: [{ roomId: 'one', ...times }] })).rooms).toEqual([
      { id: 'one', name: 'Room 1', taken: [times] },
    ]);
  });
});
