import type { TimeRange } from './chart-types.ts';
import { inView, LEFT, type Layout, RIGHT } from './layout.ts';
import styles from './time-chart.module.css';
import { timeTicks } from './ticks.ts';

interface AxisProps {
  readonly layout: Layout;
  readonly view: TimeRange;
  readonly width: number;
  readonly zone: string;
  readonly now: number;
  readonly x: (at: number) => number;
}

/** Days, weeks or months of the zone below, with thin lines behind all tracks; and where today is. */
export function Axis({ layout, view, width, zone, now, x }: AxisProps) {
  const ticks = timeTicks(view, width - LEFT - RIGHT, zone);
  const { axisTop } = layout;
  const end = width - RIGHT;
  return (
    <g>
      {ticks.map(({ at, label }) => {
        const left = x(at);
        const half = label.length * 3.2;
        const anchor = left - half < 2 ? 'start' : left + half > width - 2 ? 'end' : 'middle';
        return (
          <g key={at}>
            <line className={styles.grid} x1={left} x2={left} y1={4} y2={axisTop} />
            <text className={styles.tick} x={left} y={axisTop + 18} textAnchor={anchor}>
              {label}
            </text>
          </g>
        );
      })}
      <line className={styles.axis} x1={LEFT} x2={end} y1={axisTop} y2={axisTop} />
      {inView(view, now) && (
        <>
          <line className={styles.today} x1={x(now)} x2={x(now)} y1={4} y2={axisTop} />
          <path className={styles.todayMark} d={`M${x(now) - 4},${axisTop + 6}h8l-4,-6Z`} />
        </>
      )}
    </g>
  );
}
