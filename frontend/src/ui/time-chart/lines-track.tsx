import { area, curveMonotoneX, line } from 'd3-shape';
import { classNames } from '../../lib/class-names.ts';
import type { ChartLine, ChartPoint, LinesTrack } from './chart-types.ts';
import { glyph } from './glyphs.ts';
import { LEFT, type Place, RIGHT, valueY } from './layout.ts';
import styles from './time-chart.module.css';

interface LinesProps {
  readonly place: Place;
  readonly track: LinesTrack;
  readonly width: number;
  /** The id of what cuts drawings off at the edges of the plot. */
  readonly clip: string;
  readonly x: (at: number) => number;
}

/** A scale with its bands and lines; what several values were is a soft shape around their mean. */
export function LinesOfTrack({ place, track, width, clip, x }: LinesProps) {
  const y = (value: number) => valueY(place, track.domain, value);
  return (
    <>
      {track.bands?.map(({ from, to, name }, index) => {
        const top = y(Math.min(to, track.domain[1]));
        const height = y(from) - top;
        return (
          <g key={name}>
            <rect
              className={styles.band}
              fillOpacity={0.02 + index * 0.035}
              x={LEFT}
              y={top}
              width={Math.max(0, width - LEFT - RIGHT)}
              height={height}
            />
            {height >= 11 && (
              <text
                className={styles.bandName}
                x={width - RIGHT - 5}
                y={top + height / 2 + 3.5}
                textAnchor="end"
              >
                {name}
              </text>
            )}
          </g>
        );
      })}
      {track.ticks.map((value) => (
        <g key={value}>
          <line className={styles.rule} x1={LEFT} x2={width - RIGHT} y1={y(value)} y2={y(value)} />
          <text className={styles.tick} x={LEFT - 7} y={y(value) + 3.5} textAnchor="end">
            {value}
          </text>
        </g>
      ))}
      <g clipPath={`url(#${clip})`}>
        {track.lines.map((one) => (
          <Line key={one.key} of={one} x={x} y={y} />
        ))}
      </g>
    </>
  );
}

function Line({
  of,
  x,
  y,
}: {
  readonly of: ChartLine;
  readonly x: (at: number) => number;
  readonly y: (value: number) => number;
}) {
  const stretches = withoutGaps(of.points, of.gap);
  const drawn = line<ChartPoint>()
    .x(({ at }) => x(at))
    .y(({ value }) => y(value))
    .curve(curveMonotoneX);
  const spread = area<ChartPoint>()
    .x(({ at }) => x(at))
    .y0(({ low, value }) => y(low ?? value))
    .y1(({ high, value }) => y(high ?? value))
    .curve(curveMonotoneX);
  const spreads = of.points.some(({ low, high }) => low !== undefined && low !== high);
  const shape = of.shape ?? 'circle';
  const dots = of.bare ? of.points.filter(({ sign, step }) => sign ?? step) : of.points;
  return (
    <g className={classNames(styles.line, styles[of.tone])}>
      {spreads && <path className={styles.spread} d={stretches.map((one) => spread(one) ?? '').join('')} />}
      <path
        className={classNames(styles.stroke, styles[of.stroke ?? 'solid'])}
        d={stretches.map((one) => drawn(one) ?? '').join('')}
      />
      <path
        className={styles.dot}
        d={dots.map(({ at, value }) => glyph(shape, x(at), y(value), 3.2)).join('')}
      />
      <path className={styles.sign} d={signs(of.points, 'sign', x, y)} />
      <path className={styles.step} d={signs(of.points, 'step', x, y)} />
    </g>
  );
}

/** Signs of change below what fell and above what rose; an open one stands beyond the filled one. */
function signs(
  points: readonly ChartPoint[],
  which: 'sign' | 'step',
  x: (at: number) => number,
  y: (value: number) => number,
): string {
  return points
    .map((point) => {
      const way = point[which];
      if (!way) {
        return '';
      }
      const away = which === 'step' && point.sign === way ? 22 : 11;
      const middle = y(point.value) + (way === 'fall' ? away : -away);
      return glyph(way, x(point.at), middle, 4.4);
    })
    .join('');
}

/** The points between silences that are too long for a line to bridge honestly. */
function withoutGaps(points: readonly ChartPoint[], gap = Number.POSITIVE_INFINITY): ChartPoint[][] {
  const stretches: ChartPoint[][] = [];
  let before = Number.NEGATIVE_INFINITY;
  for (const point of points) {
    if (point.at - before > gap || stretches.length === 0) {
      stretches.push([]);
    }
    stretches.at(-1)?.push(point);
    before = point.at;
  }
  return stretches;
}
