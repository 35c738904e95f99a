import { classNames } from '../../lib/class-names.ts';
import styles from './dot-whisker.module.css';

interface DotWhiskerProps {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
  /** Whether 0 lies outside the interval: a filled dot; inside it is hollow. */
  readonly clear: boolean;
  /** The axis goes so far to each side of 0; the same for all that stand below each other. */
  readonly reach: number;
}

const WIDTH = 160;
const HEIGHT = 22;
const PAD = 7;
const MIDDLE = HEIGHT / 2;

/** How far an axis must go to show all of these, to the next whole number. */
export function reachOf(estimates: readonly { readonly low: number; readonly high: number }[]): number {
  const furthest = Math.max(0, ...estimates.flatMap(({ low, high }) => [Math.abs(low), Math.abs(high)]));
  return Math.max(1, Math.ceil(furthest));
}

/** A mean as a dot, its interval as a whisker, and a line at 0. The words stand beside it. */
export function DotWhisker({ mean, low, high, clear, reach }: DotWhiskerProps) {
  const x = (value: number) => Number((PAD + ((value + reach) / (2 * reach)) * (WIDTH - 2 * PAD)).toFixed(1));
  return (
    <svg className={styles.figure} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      <line className={styles.zero} x1={x(0)} x2={x(0)} y1="0" y2={HEIGHT} />
      <line className={styles.whisker} x1={x(low)} x2={x(high)} y1={MIDDLE} y2={MIDDLE} />
      {[low, high].map((end, index) => (
        <line
          key={index === 0 ? 'low' : 'high'}
          className={styles.whisker}
          x1={x(end)}
          x2={x(end)}
          y1={MIDDLE - 4}
          y2={MIDDLE + 4}
        />
      ))}
      <circle className={classNames(styles.dot, !clear && styles.hollow)} cx={x(mean)} cy={MIDDLE} r="4.6" />
    </svg>
  );
}

/** Where the ends of the axis lie, to stand above a column of figures. */
export function EstimateAxis({ reach, lower, higher }: AxisProps) {
  return (
    <span className={styles.axis} aria-hidden="true">
      <span>
        {`−${reach}`} {lower}
      </span>
      <span>0</span>
      <span>
        {higher} {`+${reach}`}
      </span>
    </span>
  );
}

interface AxisProps {
  readonly reach: number;
  /** What the left end means, in a word. */
  readonly lower: string;
  readonly higher: string;
}

/** What the two dots mean. */
export function EstimateLegend() {
  return (
    <ul className={styles.legend} aria-label="What the marks mean">
      <li>
        <svg viewBox="0 0 14 14" width="14" height="14" aria-hidden="true">
          <circle className={styles.dot} cx="7" cy="7" r="4.6" />
        </svg>
        clear: the interval leaves 0 out
      </li>
      <li>
        <svg viewBox="0 0 14 14" width="14" height="14" aria-hidden="true">
          <circle className={classNames(styles.dot, styles.hollow)} cx="7" cy="7" r="4.6" />
        </svg>
        no clear difference: 0 lies in the interval
      </li>
    </ul>
  );
}
