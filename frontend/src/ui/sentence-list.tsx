import type { ReactNode } from 'react';
import { classNames } from '../lib/class-names.ts';
import styles from './sentence-list.module.css';

interface Sentence {
  readonly key: string;
  readonly text: ReactNode;
  readonly sub?: ReactNode;
}

/** Sentences one below the other, numbered or marked: plans are read, not decoded. */
export function SentenceList({
  items,
  numbered = false,
}: {
  readonly items: readonly Sentence[];
  readonly numbered?: boolean;
}) {
  const List = numbered ? 'ol' : 'ul';
  return (
    <List className={styles.list}>
      {items.map((item, index) => (
        <li key={item.key} className={classNames(styles.item, numbered && styles.numbered)}>
          <span className={numbered ? styles.number : styles.mark} aria-hidden="true">
            {numbered ? index + 1 : '—'}
          </span>
          <div>
            {item.text}
            {item.sub && <div className={styles.sub}>{item.sub}</div>}
          </div>
        </li>
      ))}
    </List>
  );
}
