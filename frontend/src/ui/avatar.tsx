import { classNames } from '../lib/class-names.ts';
import { initials } from '../lib/words.ts';
import styles from './avatar.module.css';

/** Initials in a circle; the name stands beside it, so readers skip it. */
export function Avatar({
  name,
  large = false,
  warm = false,
}: {
  readonly name: string;
  readonly large?: boolean;
  readonly warm?: boolean;
}) {
  return (
    <span
      className={classNames(styles.avatar, large && styles.large, warm && styles.warm)}
      aria-hidden="true"
    >
      {initials(name)}
    </span>
  );
}
