import { classNames } from '../../lib/class-names.ts';
import type { ChartSpan, SpansTrack } from './chart-types.ts';
import { glyph } from './glyphs.ts';
import { inView, LEFT, type Place, RIGHT, spanMiddle } from './layout.ts';
import styles from './time-chart.module.css';

interface SpansProps {
  readonly place: Place;
  readonly track: SpansTrack;
  readonly width: number;
  readonly bottom: number;
  readonly now: number;
  readonly x: (at: number) => number;
}

const HEIGHT = 16;
/** So wide a letter of a label is at most, in pixels. */
const LETTER = 6.3;

/** What lasted, as bars with shape, word and colour; what goes on is open at its end. */
export function SpansOfTrack({ place, track, width, bottom, now, x }: SpansProps) {
  const view = { from: LEFT, to: width - RIGHT };
  return (
    <>
      {track.spans
        .map((span) => ({ span, left: x(span.from), right: x(span.to ?? Math.max(span.from, now)) }))
        .filter(({ left, right }) => inView(view, left, right))
        .map(({ span, left, right }) => (
          <g key={span.key} className={styles[span.tone]}>
            {track.through && left > view.from && (
              <line className={styles.through} x1={left} x2={left} y1={place.plotTop} y2={bottom} />
            )}
            <Bar
              span={span}
              left={Math.max(left, view.from)}
              right={Math.min(Math.max(right, left + 5), view.to)}
              middle={spanMiddle(place, span.key)}
              roomTo={view.to}
            />
          </g>
        ))}
    </>
  );
}

function Bar({
  span,
  left,
  right,
  middle,
  roomTo,
}: {
  readonly span: ChartSpan;
  readonly left: number;
  readonly right: number;
  readonly middle: number;
  readonly roomTo: number;
}) {
  const inside = right - left;
  const shapeRoom = span.shape ? 16 : 6;
  const label = span.label.length * LETTER + shapeRoom + 4;
  // A label stands in its bar, or, if that is too short, after it or before it.
  const within = label <= inside;
  const fits = within || right + label <= roomTo || left - label >= LEFT;
  const start = within ? left : right + label <= roomTo ? right + 2 : left - label - 2;
  return (
    <>
      <rect
        className={classNames(styles.bar, styles[span.look])}
        x={left}
        y={middle - HEIGHT / 2}
        width={Math.max(inside, 3)}
        height={HEIGHT}
        rx={4}
      />
      {span.look === 'hatched' && <path className={styles.hatch} d={stripes(left, right, middle)} />}
      {span.shape && (fits || inside >= 14) && (
        <path className={styles.filled} d={glyph(span.shape, (fits ? start : left) + 8, middle, 4.4)} />
      )}
      {fits && (
        <text className={styles.label} x={start + shapeRoom} y={middle + 4}>
          {span.label}
        </text>
      )}
    </>
  );
}

const STRIPE_EVERY = 7;

/** Slanting stripes from edge to edge of a bar, as path data. */
function stripes(left: number, right: number, middle: number): string {
  const count = Math.max(0, Math.floor((right - left - HEIGHT / 2 - 2) / STRIPE_EVERY) + 1);
  return Array.from({ length: count }, (_, index) => {
    const from = left + 2 + index * STRIPE_EVERY;
    return `M${from},${middle + HEIGHT / 2 - 1}l${HEIGHT / 2},${2 - HEIGHT}`;
  }).join('');
}
