import type { ReactNode } from 'react';
import styles from './plain-button.module.css';

/** A button of few bytes, for what every page loads first. */
export function PlainButton({
  onClick,
  children,
}: {
  readonly onClick: () => void;
  readonly children: ReactNode;
}) {
  return (
    <button type="button" className={styles.button} onClick={onClick}>
      {children}
    </button>
  );
}
