import { regionLabel } from '@attune/shared';
import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { classNames } from '../../lib/class-names.ts';
import styles from './body-chart.module.css';
import { BODY_SHAPES, type BodyShape, type BodyView, FIGURE_BOX, FIGURE_OUTLINE } from './figure.ts';

export type { BodyView } from './figure.ts';

export type RegionMark = 'OPEN' | 'ASK_FIRST' | 'NEVER' | 'WORKED';

/** How a region shows: a pattern or a fill, never a colour alone, and the words for it. */
export interface RegionLook {
  readonly mark: RegionMark;
  /** Few words that stand on it, such as '8 min · 2'. */
  readonly note?: string;
  /** What is said of it to those who hear the chart: 'asked every time', '8 minutes, pressure 2'. */
  readonly words?: string;
  /** Whether it takes a tap although it is never to be touched: for the client, whose word it is. */
  readonly opens?: boolean;
}

interface BodyChartProps {
  readonly view: BodyView;
  readonly look: (region: string) => RegionLook;
  readonly chosen?: string | null;
  /** A tap on a region that takes one; without it the chart is there to look at. */
  readonly onTap?: (region: string) => void;
}

const VIEW_WORDS: Readonly<Record<BodyView, string>> = {
  front: 'Front of the body',
  back: 'Back of the body',
};

/**
 * The body from one side. Never = hatched and dashed, and takes no tap; ask first = dots; worked =
 * filled. By keyboard it is one stop: arrows go from region to region, Enter taps.
 */
export function BodyChart({ view, look, chosen = null, onTap }: BodyChartProps) {
  const id = useId();
  const group = useRef<SVGGElement>(null);
  const shapes = BODY_SHAPES[view];
  const [stop, setStop] = useState<string | null>(null);
  const reachable = stop !== null && shapes.some((one) => one.region === stop) ? stop : shapes[0]?.region;

  const walk = (event: KeyboardEvent, at: number) => {
    const step = STEPS[event.key];
    if (step !== undefined) {
      event.preventDefault();
      const next = (at + step + shapes.length) % shapes.length;
      group.current?.querySelectorAll('path')[next]?.focus();
    } else if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      tap(shapes[at]);
    }
  };
  const tap = (shape: BodyShape | undefined) => {
    if (shape && takesTap(look(shape.region))) {
      onTap?.(shape.region);
    }
  };
  return (
    <svg
      className={styles.chart}
      viewBox={FIGURE_BOX}
      role={onTap ? 'group' : 'img'}
      aria-label={onTap ? VIEW_WORDS[view] : summary(view, look)}
    >
      <defs>
        <clipPath id={`${id}-body`}>
          <path d={FIGURE_OUTLINE} />
        </clipPath>
        <pattern
          id={`${id}-never`}
          width="9"
          height="9"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect className={styles.neverGround} width="9" height="9" />
          <line className={styles.neverLine} x1="0" y1="0" x2="0" y2="9" />
        </pattern>
        <pattern id={`${id}-ask`} width="9" height="9" patternUnits="userSpaceOnUse">
          <rect className={styles.askGround} width="9" height="9" />
          <circle className={styles.askDot} cx="4.5" cy="4.5" r="1.5" />
        </pattern>
      </defs>
      <path className={styles.skin} d={FIGURE_OUTLINE} />
      <g ref={group} clipPath={`url(#${id}-body)`}>
        {shapes.map((shape, index) => {
          const shown = look(shape.region);
          const { mark, words, note } = shown;
          const here = chosen === shape.region;
          const fill =
            mark === 'NEVER' ? `url(#${id}-never)` : mark === 'ASK_FIRST' ? `url(#${id}-ask)` : undefined;
          const drawn = {
            d: shape.path,
            'data-region': shape.region,
            className: classNames(
              styles.region,
              styles[mark],
              here && styles.chosen,
              onTap && takesTap(shown) && styles.tappable,
            ),
            style: here || fill === undefined ? undefined : { fill },
          };
          if (!onTap) {
            return <path key={shape.region} {...drawn} />;
          }
          return (
            <path
              key={shape.region}
              {...drawn}
              role="button"
              tabIndex={shape.region === reachable ? 0 : -1}
              aria-label={[regionLabel(shape.region), words ?? note].filter(Boolean).join(', ')}
              aria-pressed={here}
              aria-disabled={!takesTap(shown) || undefined}
              onFocus={() => setStop(shape.region)}
              onClick={() => tap(shape)}
              onKeyDown={(event) => walk(event, index)}
            />
          );
        })}
      </g>
      <path className={styles.outline} d={FIGURE_OUTLINE} />
      {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: a group of labels takes no focus; their words are on the regions. */}
      <g aria-hidden="true">
        {shapes.map((shape) => {
          const { note } = look(shape.region);
          return note ? (
            <text
              key={shape.region}
              className={classNames(styles.note, chosen === shape.region && styles.noteChosen)}
              x={shape.at[0]}
              y={shape.at[1]}
            >
              {note}
            </text>
          ) : null;
        })}
      </g>
    </svg>
  );
}

const takesTap = ({ mark, opens = mark !== 'NEVER' }: RegionLook) => opens;

const STEPS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/** What a chart to look at says: the regions that are marked, and how. */
function summary(view: BodyView, look: BodyChartProps['look']): string {
  const marked = BODY_SHAPES[view].flatMap(({ region }) => {
    const { words } = look(region);
    return words ? [`${regionLabel(region)}: ${words}`] : [];
  });
  return [VIEW_WORDS[view], ...marked].join('. ');
}
