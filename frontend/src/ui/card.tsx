import { type ReactNode, useId } from 'react';
import { classNames } from '../lib/class-names.ts';
import styles from './card.module.css';

interface CardProps {
  readonly title?: ReactNode;
  /** A few quiet words at the right of the title, or a button. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
  /** Lists and tables reach the edge of the card. */
  readonly flush?: boolean;
  readonly className?: string | undefined;
  readonly level?: 2 | 3;
}

/** A white card with a hairline; a titled one is a landmark of its own. */
export function Card({ title, aside, children, flush = false, className, level = 2 }: CardProps) {
  const id = useId();
  const Heading = `h${level}` as const;
  const body = flush ? children : <div className={styles.body}>{children}</div>;
  return title ? (
    <section className={classNames(styles.card, className)} aria-labelledby={id}>
      <header className={styles.head}>
        <Heading id={id} className={styles.title}>
          {title}
        </Heading>
        {aside && <div className={styles.aside}>{aside}</div>}
      </header>
      {body}
    </section>
  ) : (
    <div className={classNames(styles.card, className)}>{body}</div>
  );
}
