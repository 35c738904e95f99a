import { classNames } from '../../../../lib/class-names.ts';
import styles from './calendar.module.css';

/** What the looks of the calendar mean, in words. */
export function Legend({ bands, drafts }: { readonly bands: boolean; readonly drafts: boolean }) {
  return (
    <p className={styles.legend}>
      {drafts && <Sample look={styles.draft} words="proposed, not booked yet" />}
      <Sample look={styles.requested} words="asked for, not confirmed" />
      <Sample look={styles.clearance} words="waits until a hold is cleared" />
      <Sample look={styles.away} words="away" />
      {bands && <Sample look={styles.rest} words="time of rest" />}
      {bands && <Sample look={styles.hold} words="bodywork on hold" />}
      <span>Drag an appointment, or press M on it, to move it.</span>
    </p>
  );
}

const Sample = ({ look, words }: { readonly look: string | undefined; readonly words: string }) => (
  <span>
    <span className={classNames(look, styles.sample)} aria-hidden="true" /> {words}
  </span>
);
