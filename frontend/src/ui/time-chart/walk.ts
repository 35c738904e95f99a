import type { ChartTrack } from './chart-types.ts';

/** Something on the chart that can be asked about. */
export interface Stop {
  readonly key: string;
  readonly track: string;
  readonly at: number;
  /** Until when, where it lasts. */
  readonly to: number;
  /** The value it stands at, for tracks with a scale. */
  readonly value: number | null;
}

/** What can be walked to, track by track in their order, each by time; tracks without any are left out. */
export function stopsOf(tracks: readonly ChartTrack[], now: number): readonly (readonly Stop[])[] {
  return tracks.map((track) => ofTrack(track, now)).filter((stops) => stops.length > 0);
}

function ofTrack(track: ChartTrack, now: number): Stop[] {
  const of = track.key;
  if (track.kind === 'SPANS') {
    return track.spans
      .map(({ key, from, to }) => ({ key, track: of, at: from, to: to ?? Math.max(from, now), value: null }))
      .sort(byTime);
  }
  if (track.kind === 'MARKS') {
    return track.marks
      .map(({ key, at, change }) => ({ key, track: of, at, to: at, value: change?.to ?? null }))
      .sort(byTime);
  }
  // Points of several lines may share a key: one thing with several values, walked to once.
  const byKey = new Map<string, Stop>();
  for (const { key, at, value } of track.lines.flatMap(({ points }) => points)) {
    if (!byKey.has(key)) {
      byKey.set(key, { key, track: of, at, to: at, value });
    }
  }
  return [...byKey.values()].sort(byTime);
}

const byTime = (one: Stop, other: Stop) => one.at - other.at || one.key.localeCompare(other.key);

/** The keys that go from one thing to the next. */
export const WALKING_KEYS = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End'] as const;
export type WalkingKey = (typeof WALKING_KEYS)[number];

/**
 * Where a key leads: left and right to what was before and after on the same track, up and down to what is
 * nearest in time on the track above or below, Home and End to the first and the last. From nowhere it
 * leads to the last thing before the end of what is in view. Null where there is nothing at all.
 */
export function step(
  stops: readonly (readonly Stop[])[],
  current: string | null,
  key: WalkingKey,
  viewEnd: number,
): Stop | null {
  const row = stops.findIndex((track) => track.some((stop) => stop.key === current));
  const track = stops[row];
  if (!track) {
    const first = stops[0];
    return first ? (first.filter((stop) => stop.at <= viewEnd).at(-1) ?? first[0] ?? null) : null;
  }
  const index = track.findIndex((stop) => stop.key === current);
  const here = track[index] as Stop;
  switch (key) {
    case 'ArrowLeft':
      return track[index - 1] ?? here;
    case 'ArrowRight':
      return track[index + 1] ?? here;
    case 'Home':
      return track[0] ?? here;
    case 'End':
      return track.at(-1) ?? here;
    case 'ArrowUp':
      return nearest(stops[row - 1], here) ?? here;
    case 'ArrowDown':
      return nearest(stops[row + 1], here) ?? here;
  }
}

function nearest(track: readonly Stop[] | undefined, { at }: Stop): Stop | null {
  let best: Stop | null = null;
  for (const stop of track ?? []) {
    if (!best || away(stop, at) < away(best, at)) {
      best = stop;
    }
  }
  return best;
}

const away = (stop: Stop, at: number) => Math.max(stop.at - at, at - stop.to, 0);
