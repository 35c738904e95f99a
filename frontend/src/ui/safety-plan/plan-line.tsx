import { phoneInLine } from '@attune/shared';
import styles from './safety-plan.module.css';

/** A line of a plan; a number in it is one tap away. */
export function PlanLine({ line }: { readonly line: string }) {
  const phone = phoneInLine(line);
  if (!phone) {
    return <span className={styles.words}>{line}</span>;
  }
  const who = phone.before.replace(/[\s,:;(–-]+$/, '').trim() || phone.after.trim();
  return (
    <span className={styles.withNumber}>
      <span className={styles.words}>{line}</span>
      <a
        className={styles.call}
        href={`tel:${phone.dial}`}
        aria-label={`Call ${phone.number}${who ? `, ${who}` : ''}`}
      >
        Call
      </a>
    </span>
  );
}
