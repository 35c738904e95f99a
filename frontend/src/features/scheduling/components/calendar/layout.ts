import { type Span, type ZoneClock, dayOfDate } from '@attune/shared';
import type { CalendarColumn, CalendarItem } from './model.ts';

/** Where an item stands in its column: minutes from midnight on the wall clock, and side by side. */
export interface Placed {
  readonly item: CalendarItem;
  readonly from: number;
  readonly to: number;
  /** Which of the places side by side, and how many there are. */
  readonly place: number;
  readonly places: number;
}

/** A part of a span on one day, in minutes of the wall clock. */
export interface Minutes {
  readonly from: number;
  readonly to: number;
}

const WHOLE_DAY = 1440;
/** What the grid shows at least. */
const LEAST: Minutes = { from: 8 * 60, to: 18 * 60 };

/** The part of a span that lies on a local day; null when none does. */
export function onDay(span: Span, day: string, clock: ZoneClock): Minutes | null {
  const number = dayOfDate(day);
  const first = clock.dayOf(span.from);
  const last = clock.dayOf(span.to - 1);
  if (number < first || number > last) {
    return null;
  }
  const from = number === first ? clock.minuteOf(span.from) : 0;
  // The end as the clock shows it just before: midnight is the end of a day, not the start of the next.
  const to = number === last ? Math.ceil(clock.minuteOf(span.to - 1)) : WHOLE_DAY;
  return { from, to };
}

/** The items of a column; those that overlap stand side by side. */
export function placedIn(column: CalendarColumn, items: readonly CalendarItem[], clock: ZoneClock): Placed[] {
  const here = items
    .filter((item) => item.laneId === column.lane.id)
    .flatMap((item) => {
      const minutes = onDay(item, column.day, clock);
      return minutes ? [{ item, ...minutes }] : [];
    })
    .sort((one, other) => one.from - other.from || other.to - one.to);
  return clusters(here).flatMap((cluster) => {
    const ends: number[] = [];
    const placed = cluster.map((one) => {
      const free = ends.findIndex((end) => end <= one.from);
      const place = free < 0 ? ends.length : free;
      ends[place] = one.to;
      return { ...one, place };
    });
    return placed.map((one) => ({ ...one, places: ends.length }));
  });
}

/** Groups of items that hang together by overlaps. */
function clusters<Item extends Minutes>(sorted: readonly Item[]): Item[][] {
  const groups: Item[][] = [];
  let end = Number.NEGATIVE_INFINITY;
  for (const one of sorted) {
    const last = groups.at(-1);
    if (last && one.from < end) {
      last.push(one);
    } else {
      groups.push([one]);
    }
    end = Math.max(end, one.to);
  }
  return groups;
}

/** The hours that a grid shows, whole ones: all that is worked and booked, eight to six at least. */
export function hoursOf(
  columns: readonly CalendarColumn[],
  items: readonly CalendarItem[],
  clock: ZoneClock,
): Minutes {
  const shown = columns.flatMap((column) =>
    [...(column.lane.working ?? []), ...items.filter((item) => item.laneId === column.lane.id)].flatMap(
      (span) => onDay(span, column.day, clock) ?? [],
    ),
  );
  const from = Math.min(LEAST.from, ...shown.map((one) => one.from));
  const to = Math.max(LEAST.to, ...shown.map((one) => one.to));
  return { from: Math.floor(from / 60) * 60, to: Math.ceil(to / 60) * 60 };
}

/** Starts of half hours of a column that no item covers: where something new could go. */
export function freeStarts(placed: readonly Placed[], hours: Minutes): number[] {
  const starts: number[] = [];
  for (let minute = hours.from; minute < hours.to; minute += 30) {
    if (!placed.some((one) => one.from < minute + 30 && minute < one.to)) {
      starts.push(minute);
    }
  }
  return starts;
}

/** The instant of a minute of a column's day. */
export const instantIn = (column: CalendarColumn, minute: number, clock: ZoneClock) =>
  clock.instantOf(dayOfDate(column.day), minute);
