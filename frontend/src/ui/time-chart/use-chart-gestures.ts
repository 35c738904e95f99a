import { useGesture } from '@use-gesture/react';
import type { RefObject } from 'react';
import type { TimeRange } from './chart-types.ts';
import { within, zoomed } from './view.ts';

interface Gestures {
  readonly target: RefObject<HTMLElement | null>;
  readonly view: TimeRange;
  readonly limits: TimeRange;
  /** Pixels that the view takes. */
  readonly width: number;
  readonly left: number;
  readonly enabled: boolean;
  readonly onView: (view: TimeRange) => void;
  readonly onTap: (point: { readonly x: number; readonly y: number }) => void;
}

/**
 * Dragging moves the view, two fingers and the wheel with Ctrl or Cmd zoom about where they are. The wheel
 * alone, and a finger that moves up or down, scroll the page as everywhere.
 */
export function useChartGestures(of: Gestures): void {
  const { target, view, limits, width, left, enabled, onView, onTap } = of;
  const instantAt = (clientX: number) => {
    const box = target.current?.getBoundingClientRect();
    const share = (clientX - (box?.left ?? 0) - left) / Math.max(1, width);
    return view.from + share * (view.to - view.from);
  };
  useGesture(
    {
      onDrag: ({ movement: [moved], memo, tap, xy: [clientX, clientY], pinching }) => {
        const box = target.current?.getBoundingClientRect();
        if (tap) {
          onTap({ x: clientX - (box?.left ?? 0), y: clientY - (box?.top ?? 0) });
          return memo;
        }
        if (!enabled || pinching) {
          return memo;
        }
        const start = (memo as TimeRange | undefined) ?? view;
        const by = (-moved / Math.max(1, width)) * (start.to - start.from);
        onView(within({ from: start.from + by, to: start.to + by }, limits));
        return start;
      },
      onPinch: ({ origin: [clientX], movement: [scale], memo, event }) => {
        if (!enabled || event.type === 'wheel') {
          return memo;
        }
        const start = (memo as { view: TimeRange; around: number } | undefined) ?? {
          view,
          around: instantAt(clientX),
        };
        onView(zoomed(start.view, limits, 1 / Math.max(0.05, scale), start.around));
        return start;
      },
      onWheel: ({ event, delta: [, down] }) => {
        if (enabled && (event.ctrlKey || event.metaKey)) {
          event.preventDefault();
          onView(zoomed(view, limits, 1.0018 ** down, instantAt(event.clientX)));
        }
      },
    },
    {
      target,
      eventOptions: { passive: false },
      drag: { axis: 'x', filterTaps: true, pointer: { keys: false } },
    },
  );
}
