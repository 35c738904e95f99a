import { GROUNDING_STEPS } from '@attune/shared';
import styles from './five-senses.module.css';

/** The exercise of the five senses as words to read slowly, for when a button is one too many. */
export function FiveSenses() {
  return (
    <ol className={styles.senses}>
      {GROUNDING_STEPS.FIVE_SENSES.map(({ count, sentence, hint }) => (
        <li key={count}>
          <span className={styles.count} aria-hidden="true">
            {count}
          </span>
          <div>
            {sentence}
            <div className={styles.hint}>{hint}</div>
          </div>
        </li>
      ))}
    </ol>
  );
}
