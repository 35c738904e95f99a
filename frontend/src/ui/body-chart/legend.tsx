import { classNames } from '../../lib/class-names.ts';
import styles from './body-chart.module.css';

const ENTRIES = [
  ['never', styles['swatchNever'], 'never'],
  ['ask', styles['swatchAsk'], 'ask first'],
  ['worked', styles['swatchWorked'], 'worked'],
] as const;

/** What the patterns of the body chart mean. */
export function BodyLegend({ worked = false }: { readonly worked?: boolean }) {
  return (
    <ul className={styles['legend']} aria-label="What the patterns mean">
      {ENTRIES.filter(([key]) => worked || key !== 'worked').map(([key, swatch, words]) => (
        <li key={key}>
          <span className={classNames(styles['swatch'], swatch)} aria-hidden="true" />
          {words}
        </li>
      ))}
    </ul>
  );
}
