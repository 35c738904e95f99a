import type { Layout } from './layout.ts';
import { laneY, spanMiddle, valueY } from './layout.ts';
import type { Stop } from './walk.ts';

/** A finger is this wide, in pixels. */
const REACH = 22;

/** Where a stop is drawn: from `left` to `right`, at the height `y`. */
export interface Spot {
  readonly left: number;
  readonly right: number;
  readonly y: number;
}

/** Where something stands on the chart; null for what is not on it. */
export function spotOf({ places }: Layout, stop: Stop, x: (at: number) => number): Spot | null {
  const place = places.find(({ track }) => track.key === stop.track);
  if (!place) {
    return null;
  }
  const { track } = place;
  const y =
    track.kind === 'SPANS'
      ? spanMiddle(place, stop.key)
      : stop.value !== null && track.domain
        ? valueY(place, track.domain, stop.value)
        : laneY(place);
  return { left: x(stop.at), right: x(stop.to), y };
}

/** What is under a pointer: of the track there, the nearest thing in reach; null where there is none. */
export function hitAt(
  layout: Layout,
  stops: readonly (readonly Stop[])[],
  point: { readonly x: number; readonly y: number },
  x: (at: number) => number,
): Stop | null {
  const place = layout.places.find(({ top, bottom }) => point.y >= top && point.y <= bottom + 8);
  const row = place && stops.find((track) => track[0]?.track === place.track.key);
  let best: Stop | null = null;
  let least = REACH;
  for (const stop of row ?? []) {
    const spot = spotOf(layout, stop, x);
    if (spot) {
      const aside = Math.max(spot.left - point.x, point.x - spot.right, 0);
      const away = Math.hypot(aside, Math.abs(spot.y - point.y) * 0.5);
      if (aside <= REACH && away < least) {
        best = stop;
        least = away;
      }
    }
  }
  return best;
}
