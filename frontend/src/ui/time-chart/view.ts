import type { TimeRange } from './chart-types.ts';

export const DAY_MS = 86_400_000;
/** Nothing is shown larger than a week. */
export const SHORTEST_VIEW = 7 * DAY_MS;

/** Brings a view into the limits, keeping its length where there is room. */
export function within(view: TimeRange, limits: TimeRange): TimeRange {
  const longest = limits.to - limits.from;
  const length = Math.min(Math.max(view.to - view.from, Math.min(SHORTEST_VIEW, longest)), longest);
  const middle = (view.from + view.to) / 2;
  const kept = view.to - view.from === length ? view.from : middle - length / 2;
  const from = Math.min(Math.max(kept, limits.from), limits.to - length);
  return { from, to: from + length };
}

/** Larger (below 1) or smaller (above 1), with one instant staying where it is. */
export function zoomed(
  view: TimeRange,
  limits: TimeRange,
  factor: number,
  around = (view.from + view.to) / 2,
): TimeRange {
  const length = Math.min(
    Math.max((view.to - view.from) * factor, SHORTEST_VIEW),
    Math.max(limits.to - limits.from, 1),
  );
  const share = (around - view.from) / (view.to - view.from);
  const from = around - share * length;
  return within({ from, to: from + length }, limits);
}

/** Moved by a share of its own length; negative goes back in time. */
export function panned(view: TimeRange, limits: TimeRange, share: number): TimeRange {
  const by = share * (view.to - view.from);
  return within({ from: view.from + by, to: view.to + by }, limits);
}

/** Moved no further than it takes to show an instant with a little room beside it. */
export function showing(view: TimeRange, limits: TimeRange, at: number): TimeRange {
  const length = view.to - view.from;
  const room = length * 0.06;
  if (at < view.from + room) {
    return within({ from: at - room, to: at - room + length }, limits);
  }
  return at > view.to - room ? within({ from: at + room - length, to: at + room }, limits) : view;
}
