import { classNames } from '../../../../lib/class-names.ts';
import styles from './calendar.module.css';
import type { Band, CalendarColumn } from './model.ts';

/** What may be seen in a calendar beside what is booked. */
interface Looks {
  readonly drafts: boolean;
  readonly away: boolean;
  readonly closed: boolean;
  readonly rest: boolean;
  readonly hold: boolean;
}

/** Which looks the columns and bands of a calendar have. */
export function looksOf(columns: readonly CalendarColumn[], bands: readonly Band[], drafts: boolean): Looks {
  return {
    drafts,
    away: columns.some(({ lane }) => lane.away.length > 0),
    closed: columns.some(({ lane }) => lane.closed.length > 0),
    rest: bands.some(({ kind }) => kind === 'REST'),
    hold: bands.some(({ kind }) => kind === 'HOLD'),
  };
}

/** What the looks of the calendar mean, in words. */
export function Legend({ looks }: { readonly looks: Looks }) {
  return (
    <p className={styles.legend}>
      {looks.drafts && <Sample look={styles.draft} words="proposed, not booked yet" />}
      <Sample look={styles.requested} words="asked for, not confirmed" />
      <Sample look={styles.clearance} words="waits until a hold is cleared" />
      {looks.away && <Sample look={styles.away} words="away" />}
      {looks.closed && <Sample look={styles.closed} words="the practice is closed" />}
      {looks.rest && <Sample look={styles.rest} words="time of rest" />}
      {looks.hold && <Sample look={styles.hold} words="bodywork on hold" />}
      <span className={styles.byMouse}>Drag an appointment, or press M on it, to move it.</span>
      <span className={styles.byFinger}>Rest a finger on an appointment, then drag it, to move it.</span>
    </p>
  );
}

const Sample = ({ look, words }: { readonly look: string | undefined; readonly words: string }) => (
  <span>
    <span className={classNames(look, styles.sample)} aria-hidden="true" /> {words}
  </span>
);
