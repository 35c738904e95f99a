import { packSpans } from '@attune/shared';
import type { ChartTrack, TimeRange } from './chart-types.ts';

/** Room for the numbers of the scales, left; and right of the last instant. */
export const LEFT = 30;
export const RIGHT = 10;
const HEAD = 24;
const BETWEEN = 14;
const AXIS = 28;
const SPAN_ROW = 22;
const LINES_HEIGHT = 112;
const MARKS_HEIGHT = 26;
const CHANGES_HEIGHT = 74;
/** Below a scale of changes, for marks that have none: they must not look like a value. */
const BELOW = 18;

/** Where a track stands, in pixels from above. */
export interface Place {
  readonly track: ChartTrack;
  /** The line of its name. */
  readonly top: number;
  readonly plotTop: number;
  readonly plotBottom: number;
  /** The end of all that is drawn of it. */
  readonly bottom: number;
  /** Of spans: on which row each stands. */
  readonly rows: ReadonlyMap<string, number>;
}

export interface Layout {
  readonly places: readonly Place[];
  readonly height: number;
  readonly axisTop: number;
}

/** Puts the tracks one below the other; spans that meet in time stand on rows of their own. */
export function layOut(tracks: readonly ChartTrack[], now: number): Layout {
  const places: Place[] = [];
  let top = 2;
  for (const track of tracks) {
    const rows =
      track.kind === 'SPANS'
        ? packSpans(track.spans.map(({ key, from, to }) => ({ key, from, to: to ?? Math.max(from, now) })))
        : new Map<string, number>();
    const plotTop = top + HEAD;
    const plotBottom = plotTop + heightOf(track, rows);
    const bottom = plotBottom + (track.kind === 'MARKS' && track.domain ? BELOW : 0);
    places.push({ track, top, plotTop, plotBottom, bottom, rows });
    top = bottom + BETWEEN;
  }
  return { places, axisTop: top - 4, height: top + AXIS };
}

function heightOf(track: ChartTrack, rows: ReadonlyMap<string, number>): number {
  if (track.kind === 'SPANS') {
    return SPAN_ROW * Math.max(1, ...[...rows.values()].map((row) => row + 1));
  }
  return (
    track.height ?? (track.kind === 'LINES' ? LINES_HEIGHT : track.domain ? CHANGES_HEIGHT : MARKS_HEIGHT)
  );
}

/** Where marks without a value stand: in the middle of their lane, or below its scale. */
export const laneY = ({ track, plotTop, plotBottom }: Place) =>
  track.kind === 'MARKS' && track.domain ? plotBottom + BELOW / 2 + 1 : (plotTop + plotBottom) / 2;

/** From the row of a span to its middle. */
export const spanMiddle = (place: Place, key: string) =>
  place.plotTop + SPAN_ROW * (place.rows.get(key) ?? 0) + SPAN_ROW / 2;

/** Where a value stands between the top and the bottom of its track. */
export function valueY(
  { plotTop, plotBottom }: Place,
  [least, greatest]: readonly [number, number],
  value: number,
) {
  return plotBottom - ((value - least) / (greatest - least)) * (plotBottom - plotTop);
}

/** Whether anything from an instant to another is to be seen. */
export const inView = (view: TimeRange, from: number, to = from) => to >= view.from && from <= view.to;
