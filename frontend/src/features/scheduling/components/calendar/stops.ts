import type { Arrow } from './moving.ts';

/** A place in the grid that the keyboard can be at: an appointment, or a free time. */
export interface Stop {
  readonly key: string;
  /** Which column, from the left. */
  readonly column: number;
  /** Minutes from midnight. */
  readonly minute: number;
}

/**
 * Where an arrow leads from a stop: up and down to the next one of the column, left and right to the
 * nearest in time of the next column that has any. The same stop where there is none.
 */
export function nextStop(stops: readonly Stop[], from: Stop, arrow: Arrow): Stop {
  if (arrow === 'ArrowUp' || arrow === 'ArrowDown') {
    const way = arrow === 'ArrowUp' ? -1 : 1;
    return (
      nearest(
        stops.filter((one) => one.column === from.column && (one.minute - from.minute) * way > 0),
        from.minute,
      ) ?? from
    );
  }
  const way = arrow === 'ArrowLeft' ? -1 : 1;
  const beside = stops.filter((one) => (one.column - from.column) * way > 0);
  const column = Math.min(...beside.map((one) => Math.abs(one.column - from.column)));
  return (
    nearest(
      beside.filter((one) => Math.abs(one.column - from.column) === column),
      from.minute,
    ) ?? from
  );
}

function nearest(stops: readonly Stop[], minute: number): Stop | null {
  return stops.reduce<Stop | null>(
    (best, one) =>
      best === null || Math.abs(one.minute - minute) < Math.abs(best.minute - minute) ? one : best,
    null,
  );
}
