import { useResizeObserver } from '@mantine/hooks';
import { scaleLinear } from 'd3-scale';
import {
  type KeyboardEvent,
  type ReactNode,
  type Ref,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
} from 'react';
import { classNames } from '../../lib/class-names.ts';
import { Axis } from './axis.tsx';
import type { ChartTrack, TimeRange } from './chart-types.ts';
import { hitAt, spotOf } from './hit.ts';
import { LEFT, type Layout, layOut, RIGHT } from './layout.ts';
import { Tracks } from './tracks.tsx';
import styles from './time-chart.module.css';
import { useChartGestures } from './use-chart-gestures.ts';
import { panned, showing, zoomed } from './view.ts';
import { type Stop, step, stopsOf, WALKING_KEYS, type WalkingKey } from './walk.ts';

export interface TimeChartProps {
  /** What it shows, for those who hear it. */
  readonly label: string;
  readonly tracks: readonly ChartTrack[];
  readonly view: TimeRange;
  /** How far the view can go; without {@link onView} it stays. */
  readonly limits: TimeRange;
  readonly onView?: (view: TimeRange) => void;
  /** IANA name of the zone whose days are shown. */
  readonly zone: string;
  readonly now: number;
  /** What something is, in one sentence to be read aloud. */
  readonly words: (key: string) => string;
  /** The same to be seen, with what leads on; stands below the chart. */
  readonly summary?: (key: string) => ReactNode;
  /** What stands there while nothing is chosen. */
  readonly idle?: ReactNode;
  /** Enter on something. */
  readonly onOpen?: (key: string) => void;
  readonly svg?: Ref<SVGSVGElement>;
}

/** Where there is no layout (tests), so many pixels. */
const USUAL_WIDTH = 720;

/**
 * Lines, marks and spans over one time axis. One stop of the Tab key: arrow keys go from one thing to the
 * next, and what is chosen is read aloud. Pointer, finger and keys open the same summary.
 */
export function TimeChart(props: TimeChartProps) {
  const { label, tracks, view, limits, onView, zone, now, words, summary, idle, onOpen, svg } = props;
  const [measured, box] = useResizeObserver<HTMLDivElement>();
  const plot = useRef<HTMLDivElement>(null);
  const clip = useId();
  const hint = useId();
  const width = Math.round(box.width) || USUAL_WIDTH;
  const inner = Math.max(1, width - LEFT - RIGHT);
  const layout = useMemo(() => layOut(tracks, now), [tracks, now]);
  const stops = useMemo(() => stopsOf(tracks, now), [tracks, now]);
  const x = useMemo(
    () =>
      scaleLinear()
        .domain([view.from, view.to])
        .range([LEFT, LEFT + inner]) as (at: number) => number,
    [view, inner],
  );
  const [kept, setKept] = useState<string | null>(null);
  const [hovered, setHovered] = useState<string | null>(null);
  const [spoken, setSpoken] = useState('');
  const chosen = find(stops, hovered) ?? find(stops, kept);
  useEffect(() => {
    // What is gone, since the data or the choice of lines changed, is no longer chosen.
    if (kept !== null && !find(stops, kept)) {
      setKept(null);
    }
  }, [stops, kept]);

  useChartGestures({
    target: plot,
    view,
    limits,
    width: inner,
    left: LEFT,
    enabled: onView !== undefined,
    onView: (next) => onView?.(next),
    onTap: (point) => setKept(hitAt(layout, stops, point, x)?.key ?? null),
  });

  const walk = (key: WalkingKey) => {
    const next = step(stops, find(stops, kept) ? kept : null, key, view.to);
    if (next) {
      setHovered(null);
      setKept(next.key);
      setSpoken(words(next.key));
      onView?.(showing(view, limits, next.at));
    }
  };
  const keyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    const done = keyTo(event, { view, limits, onView, walk, kept, onOpen, leave: () => setKept(null) });
    if (done) {
      event.preventDefault();
    }
  };

  return (
    <div className={styles.chart} ref={measured}>
      <div
        ref={plot}
        className={classNames(styles.plot, onView && styles.movable)}
        role="application"
        aria-roledescription="chart over time"
        aria-label={label}
        aria-describedby={hint}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the one stop from which arrow keys go on.
        tabIndex={0}
        onKeyDown={keyDown}
        onPointerMove={({ clientX, clientY, pointerType, buttons, currentTarget }) => {
          if (pointerType === 'mouse' && buttons === 0) {
            const { left, top } = currentTarget.getBoundingClientRect();
            setHovered(hitAt(layout, stops, { x: clientX - left, y: clientY - top }, x)?.key ?? null);
          }
        }}
        onPointerLeave={() => setHovered(null)}
      >
        <svg
          ref={svg}
          width={width}
          height={layout.height}
          viewBox={`0 0 ${width} ${layout.height}`}
          aria-hidden="true"
          className={styles.svg}
        >
          <defs>
            <clipPath id={clip}>
              <rect x={LEFT} y={0} width={inner} height={layout.height} />
            </clipPath>
          </defs>
          <Axis layout={layout} view={view} width={width} zone={zone} now={now} x={x} />
          <Tracks layout={layout} width={width} clip={clip} now={now} x={x} />
          {chosen && <Chosen layout={layout} stop={chosen} x={x} width={width} />}
        </svg>
      </div>
      <p id={hint} className="visually-hidden">
        Left and right go from one thing to the next in time, up and down to another lane, Home and End to the
        first and the last, Enter opens it.
        {onView && ' Plus and minus zoom, Page Up and Page Down move through time.'}
      </p>
      <p className="visually-hidden" aria-live="polite">
        {spoken}
      </p>
      {summary && <div className={styles.summary}>{chosen ? summary(chosen.key) : idle}</div>}
    </div>
  );
}

function find(stops: readonly (readonly Stop[])[], key: string | null): Stop | null {
  return (key !== null && stops.flat().find((stop) => stop.key === key)) || null;
}

interface KeyActions {
  readonly view: TimeRange;
  readonly limits: TimeRange;
  readonly onView: ((view: TimeRange) => void) | undefined;
  readonly walk: (key: WalkingKey) => void;
  readonly kept: string | null;
  readonly onOpen: ((key: string) => void) | undefined;
  readonly leave: () => void;
}

/** Does what a key asks for; false where it asks for nothing here. */
function keyTo({ key, shiftKey }: KeyboardEvent, actions: KeyActions): boolean {
  const { view, limits, onView, walk, kept, onOpen, leave } = actions;
  const share = { ArrowLeft: -0.2, ArrowRight: 0.2 }[key];
  if (shiftKey && share !== undefined) {
    onView?.(panned(view, limits, share));
    return onView !== undefined;
  }
  if (WALKING_KEYS.some((one) => one === key)) {
    walk(key as WalkingKey);
    return true;
  }
  const factor = { '+': 0.7, '=': 0.7, '-': 1 / 0.7, _: 1 / 0.7 }[key];
  const page = { PageUp: -0.8, PageDown: 0.8 }[key];
  if (onView && factor !== undefined) {
    onView(zoomed(view, limits, factor));
    return true;
  }
  if (onView && page !== undefined) {
    onView(panned(view, limits, page));
    return true;
  }
  if (key === 'Enter' && kept !== null && onOpen) {
    onOpen(kept);
    return true;
  }
  if (key === 'Escape' && kept !== null) {
    leave();
    return true;
  }
  return false;
}

/** What is chosen: a thin line through all tracks, and a ring around it. */
function Chosen({
  layout,
  stop,
  x,
  width,
}: {
  readonly layout: Layout;
  readonly stop: Stop;
  readonly x: (at: number) => number;
  readonly width: number;
}) {
  const spot = spotOf(layout, stop, x);
  if (!spot || spot.right < LEFT || spot.left > width - RIGHT) {
    return null;
  }
  const left = Math.max(spot.left, LEFT);
  const right = Math.min(spot.right, width - RIGHT);
  return (
    <g className={styles.chosen} data-chosen={stop.key}>
      <line x1={left} x2={left} y1={0} y2={layout.axisTop} />
      {right - left > 12 ? (
        <rect x={left - 2} y={spot.y - 10} width={right - left + 4} height={20} rx={6} />
      ) : (
        <circle cx={(left + right) / 2} cy={spot.y} r={9.5} />
      )}
    </g>
  );
}
