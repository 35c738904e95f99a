import { type PreferredTime, preferredTimeWords } from '@attune/shared';
import styles from './preferred-times.module.css';

interface PreferredTimesListProps {
  readonly times: readonly PreferredTime[];
  /** What stands where there are none. */
  readonly none: string;
}

/** Which times suit, and which to stay away from, in words. */
export function PreferredTimesList({ times, none }: PreferredTimesListProps) {
  if (times.length === 0) {
    return <p className="quiet">{none}</p>;
  }
  const sorted = [...times].sort((one, other) => Number(one.avoid) - Number(other.avoid));
  return (
    <ul className={styles.list}>
      {sorted.map((time) => (
        <li key={`${time.avoid} ${preferredTimeWords(time)}`}>
          {preferredTimeWords(time)}
          {time.avoid && <span className="quiet"> · rather not</span>}
        </li>
      ))}
    </ul>
  );
}
