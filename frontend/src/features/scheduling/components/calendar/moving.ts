import { SLOT_STEP_MINUTES, type ZoneClock } from '@attune/shared';
import { instantIn, type Minutes, onDay } from './layout.ts';
import { type CalendarColumn, type CalendarItem, mayStandIn, type Target } from './model.ts';

/** Something on its way to another place, by pointer or by keys. */
export interface Move {
  readonly item: CalendarItem;
  readonly by: 'POINTER' | 'KEYS';
  readonly target: Target;
}

/** The grid that things are moved in. */
export interface Ground {
  readonly columns: readonly CalendarColumn[];
  readonly hours: Minutes;
  readonly clock: ZoneClock;
}

const MINUTE = 60_000;
const lengthOf = (item: CalendarItem) => (item.to - item.from) / MINUTE;

/** Where an item stands now; null when its column is not shown. */
export function placeOf(item: CalendarItem, { columns, clock }: Ground): Target | null {
  const column = columns.find(
    (one) => one.lane.id === item.laneId && onDay(item, one.day, clock)?.from === clock.minuteOf(item.from),
  );
  return column ? { column, start: item.from } : null;
}

/** The place in a column nearest to a minute, on the grid of quarter hours, all of it within the hours shown. */
export function placeAt(
  item: CalendarItem,
  column: CalendarColumn,
  minute: number,
  { hours, clock }: Ground,
): Target {
  const step = SLOT_STEP_MINUTES;
  const last = Math.floor((hours.to - lengthOf(item)) / step) * step;
  const snapped = Math.max(hours.from, Math.min(last, Math.round(minute / step) * step));
  return { column, start: instantIn(column, snapped, clock) };
}

export type Arrow = 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight';

/** The next place by an arrow key: a quarter of an hour up or down, the next column that the item may stand in. */
export function stepped({ item, target }: Move, arrow: Arrow, ground: Ground): Target {
  const minute = ground.clock.minuteOf(target.start);
  if (arrow === 'ArrowUp' || arrow === 'ArrowDown') {
    const step = arrow === 'ArrowUp' ? -SLOT_STEP_MINUTES : SLOT_STEP_MINUTES;
    return placeAt(item, target.column, minute + step, ground);
  }
  const side = arrow === 'ArrowLeft' ? -1 : 1;
  const here = ground.columns.indexOf(target.column);
  for (let next = here + side; next >= 0 && next < ground.columns.length; next += side) {
    const column = ground.columns[next];
    if (column && mayStandIn(item, column.lane)) {
      return placeAt(item, column, minute, ground);
    }
  }
  return target;
}

/** Whether a target is where the item stands already. */
export const isHome = (item: CalendarItem, target: Target) =>
  target.start === item.from && target.column.lane.id === item.laneId;
