import { useCallback, useMemo, useState } from 'react';
import type { TimeRange } from './chart-types.ts';
import { panned, within, zoomed } from './view.ts';

export interface TimeView {
  readonly view: TimeRange;
  readonly limits: TimeRange;
  readonly set: (view: TimeRange) => void;
  readonly zoom: (factor: number) => void;
  readonly pan: (share: number) => void;
  /** Everything there is. */
  readonly whole: () => void;
  /** What was shown first. */
  readonly first: () => void;
  readonly isWhole: boolean;
}

/** What part of the time is shown, kept within the limits; `first` is what is shown to begin with. */
export function useTimeView(first: TimeRange, limits: TimeRange): TimeView {
  const [asked, setAsked] = useState<TimeRange | null>(null);
  const view = useMemo(() => within(asked ?? first, limits), [asked, first, limits]);
  const set = useCallback((next: TimeRange) => setAsked(next), []);
  return useMemo(
    () => ({
      view,
      limits,
      set,
      zoom: (factor) => set(zoomed(view, limits, factor)),
      pan: (share) => set(panned(view, limits, share)),
      whole: () => set(limits),
      first: () => setAsked(null),
      isWhole: view.from <= limits.from && view.to >= limits.to,
    }),
    [view, limits, set],
  );
}
