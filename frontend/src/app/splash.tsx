import type { ReactNode } from 'react';
import styles from './splash.module.css';

/** Before anything is known: the name, quietly, or what went wrong. */
export function Splash({ children }: { readonly children?: ReactNode }) {
  return (
    <main className={styles.splash}>
      <p className={styles.name}>attune</p>
      {children ?? <p className="quiet">One moment…</p>}
    </main>
  );
}
