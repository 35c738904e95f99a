import { useMemo, useState } from 'react';
import type { TimeRange } from './chart-types.ts';
import { panned, within, zoomed } from './view.ts';

/** Ways to another view. */
export interface TimeMoves {
  readonly set: (view: TimeRange) => void;
  /** Below 1 shows less time, above 1 more. */
  readonly zoom: (factor: number) => void;
  /** By a share of what is shown; negative goes back in time. */
  readonly pan: (share: number) => void;
  /** Everything there is. */
  readonly whole: () => void;
  /** What was shown first. */
  readonly first: () => void;
}

export interface TimeView {
  readonly view: TimeRange;
  readonly limits: TimeRange;
  readonly moves: TimeMoves;
}

/** What part of the time is shown, kept within the limits; `first` is what is shown to begin with. */
export function useTimeView(first: TimeRange, limits: TimeRange): TimeView {
  const [asked, setAsked] = useState<TimeRange | null>(null);
  const view = useMemo(() => within(asked ?? first, limits), [asked, first, limits]);
  // These stay the same while the view moves, so that buttons need not be drawn anew with each step.
  const moves = useMemo(() => {
    const move = (next: (view: TimeRange) => TimeRange) =>
      setAsked((before) => next(within(before ?? first, limits)));
    return {
      set: (next: TimeRange) => setAsked(next),
      zoom: (factor: number) => move((now) => zoomed(now, limits, factor)),
      pan: (share: number) => move((now) => panned(now, limits, share)),
      whole: () => setAsked(limits),
      first: () => setAsked(null),
    };
  }, [first, limits]);
  return { view, limits, moves };
}
