import { describe, expect, it } from '@jest/globals';
import { zoneClock } from '@attune/shared';
import { daysOf, searchOf, stateOf, turned } from './calendar-address.ts';
import { columnsOf } from './columns.ts';
import { freeStarts, hoursOf, onDay, placedIn } from './layout.ts';
import { against, type CalendarItem, type Lane, mayStandIn } from './model.ts';
import { isHome, type Move, placeAt, placeOf, stepped } from './moving.ts';
import { nextStop } from './stops.ts';

const clock = zoneClock('Europe/London');
const at = (text: string) => Date.parse(text);
const lane = (id: string, changes: Partial<Lane> = {}): Lane => ({
  id,
  name: id,
  kind: 'PRACTITIONER',
  disciplines: ['MASSAGE'],
  working: null,
  away: [],
  closed: [],
  ...changes,
});
const item = (from: string, to: string, changes: Partial<CalendarItem> = {}): CalendarItem => ({
  id: from,
  from: at(from),
  to: at(to),
  laneId: 'ines',
  practitionerId: 'ines',
  title: 'Jonah',
  sub: '',
  state: null,
  tone: 'booked',
  unmet: [],
  movable: true,
  discipline: 'MASSAGE',
  opens: true,
  ...changes,
});
const columns = columnsOf('2026-11-23', 2, [lane('ines'), lane('mara', { disciplines: ['PSYCHOTHERAPY'] })]);
const hours = { from: 480, to: 1080 };
const ground = { columns, hours, clock };

describe('where things stand in the grid', () => {
  it('is told in minutes of the day, also where a span goes over midnight', () => {
    const span = { from: at('2026-11-23T22:00:00Z'), to: at('2026-11-25T00:00:00Z') };
    expect(onDay(span, '2026-11-23', clock)).toEqual({ from: 1320, to: 1440 });
    expect(onDay(span, '2026-11-24', clock)).toEqual({ from: 0, to: 1440 });
    expect(onDay(span, '2026-11-25', clock)).toBeNull();
  });

  it('follows the wall clock on the day the clocks change (R22)', () => {
    const span = { from: at('2026-03-29T09:00:00Z'), to: at('2026-03-29T10:00:00Z') };
    expect(onDay(span, '2026-03-29', clock)).toEqual({ from: 600, to: 660 });
  });

  it('is side by side where they overlap, and alone where they do not', () => {
    const placed = placedIn(
      columns[0] as (typeof columns)[0],
      [
        item('2026-11-23T09:00:00Z', '2026-11-23T10:00:00Z'),
        item('2026-11-23T09:30:00Z', '2026-11-23T10:30:00Z'),
        item('2026-11-23T10:15:00Z', '2026-11-23T11:00:00Z'),
        item('2026-11-23T12:00:00Z', '2026-11-23T13:00:00Z'),
        item('2026-11-23T12:00:00Z', '2026-11-23T13:00:00Z', { laneId: 'mara' }),
      ],
      clock,
    );
    expect(placed.map(({ place, places }) => [place, places])).toEqual([
      [0, 2],
      [1, 2],
      [0, 2],
      [0, 1],
    ]);
    expect(freeStarts(placed, { from: 480, to: 780 })).toEqual([480, 510, 660, 690]);
  });

  it('shows eight to six, and more where somebody works or something is booked', () => {
    expect(hoursOf(columns, [], clock)).toEqual(hours);
    expect(hoursOf(columns, [item('2026-11-23T18:30:00Z', '2026-11-23T19:20:00Z')], clock)).toEqual({
      from: 480,
      to: 1200,
    });
  });
});

describe('moving', () => {
  const jonah = item('2026-11-23T09:00:00Z', '2026-11-23T10:00:00Z');
  const start = (time: string): Move => {
    const target = placeOf(jonah, ground);
    if (!target) throw new Error('It is not shown.');
    return { item: jonah, by: 'KEYS', target: { ...target, start: at(time) } };
  };

  it('begins at home, in quarters of an hour', () => {
    const move = start('2026-11-23T09:00:00Z');
    expect(isHome(jonah, move.target)).toBe(true);
    expect(stepped(move, 'ArrowDown', ground).start).toBe(at('2026-11-23T09:15:00Z'));
    expect(stepped(move, 'ArrowUp', ground).start).toBe(at('2026-11-23T08:45:00Z'));
  });

  it('stays within the hours shown, with its whole length', () => {
    expect(stepped(start('2026-11-23T08:00:00Z'), 'ArrowUp', ground).start).toBe(at('2026-11-23T08:00:00Z'));
    const column = columns[0] as (typeof columns)[0];
    expect(placeAt(jonah, column, 2000, ground).start).toBe(at('2026-11-23T17:00:00Z'));
    expect(placeAt(jonah, column, 602, ground).start).toBe(at('2026-11-23T10:00:00Z'));
  });

  it('goes sideways only where its discipline is held', () => {
    const move = start('2026-11-23T09:00:00Z');
    const right = stepped(move, 'ArrowRight', ground);
    expect(right.column.key).toBe('2026-11-24 ines');
    expect(right.start).toBe(at('2026-11-24T09:00:00Z'));
    expect(stepped(move, 'ArrowLeft', ground)).toBe(move.target);
    expect(mayStandIn(jonah, lane('room', { kind: 'ROOM' }))).toBe(false);
    expect(mayStandIn({ ...jonah, laneId: 'room' }, lane('room', { kind: 'ROOM' }))).toBe(true);
  });

  it('is explained with what nobody sets aside first, then hard rules, then wishes, each once', () => {
    const finding = (sentence: string, hard: boolean, satisfied = false) => ({
      ruleId: null,
      kind: 'CADENCE' as const,
      hard,
      satisfied,
      sentence,
    });
    expect(
      against({
        fits: false,
        refusals: ['Taken.'],
        findings: [
          finding('Wish.', false),
          finding('Hard.', true),
          finding('Met.', true, true),
          finding('Taken.', true),
        ],
      }),
    ).toEqual(['Taken.', 'Hard.', 'Wish.']);
  });
});

describe('going from one to the next by arrows', () => {
  const stops = [
    { key: 'a', column: 0, minute: 540 },
    { key: 'b', column: 0, minute: 660 },
    { key: 'c', column: 2, minute: 600 },
    { key: 'd', column: 2, minute: 900 },
  ];
  it.each([
    ['a', 'ArrowDown', 'b'],
    ['b', 'ArrowDown', 'b'],
    ['b', 'ArrowUp', 'a'],
    ['b', 'ArrowRight', 'c'],
    ['d', 'ArrowLeft', 'b'],
    ['a', 'ArrowLeft', 'a'],
  ] as const)('%s %s leads to %s', (from, arrow, to) => {
    const stop = stops.find((one) => one.key === from);
    expect(stop && nextStop(stops, stop, arrow).key).toBe(to);
  });
});

describe('the address', () => {
  const usual = { view: 'week', who: 'mara', today: '2026-11-25' } as const;

  it('keeps all that is shown', () => {
    const state = { view: 'day', date: '2026-12-01', who: 'rooms', clientId: 'jonah' } as const;
    expect(stateOf(new URLSearchParams(searchOf(state)), usual)).toEqual(state);
  });

  it('becomes the usual where it makes no sense', () => {
    expect(stateOf(new URLSearchParams('view=month&date=2026-13-45'), usual)).toEqual({
      view: 'week',
      date: '2026-11-25',
      who: 'mara',
      clientId: null,
    });
  });

  it('shows a day, a week from Monday, or two weeks, and turns by as much', () => {
    const state = stateOf(new URLSearchParams(), usual);
    expect(daysOf(state)).toEqual({ first: '2026-11-23', count: 7 });
    expect(turned(state, 1).date).toBe('2026-12-02');
    expect(daysOf({ ...state, view: 'day' })).toEqual({ first: '2026-11-25', count: 1 });
    expect(turned({ ...state, view: 'agenda' }, -1).date).toBe('2026-11-11');
  });
});
