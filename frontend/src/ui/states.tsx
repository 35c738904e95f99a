import type { ReactNode } from 'react';
import { type Problem, problemOfError } from '../lib/results.ts';
import { PlainButton } from './plain-button.tsx';
import styles from './states.module.css';

interface EmptyProps {
  readonly title: string;
  /** What to do next. */
  readonly children?: ReactNode;
  readonly action?: ReactNode;
}

/** A list with nothing in it says so, and what to do next. */
export function Empty({ title, children, action }: EmptyProps) {
  return (
    <div className={styles.empty}>
      <p className={styles.emptyTitle}>{title}</p>
      {children && <p>{children}</p>}
      {action && <div className={styles.emptyAction}>{action}</div>}
    </div>
  );
}

interface FailedProps {
  readonly error: unknown;
  readonly again?: (() => unknown) | undefined;
}

/** A failure is a sentence and a way on. */
export function Failed({ error, again }: FailedProps) {
  const { message } = problemOfError(error);
  return (
    <div className={styles.failed} role="alert">
      <p className={styles.failedText}>{message}</p>
      {again && <PlainButton onClick={() => void again()}>Try again</PlainButton>}
    </div>
  );
}

/** What is out of reach looks as if it did not exist. */
export function NotThere({ problem }: { readonly problem?: Problem | null }) {
  return (
    <Empty title="There is nothing here for you to see">
      {problem?.message ?? 'It does not exist, or it is not open to you.'}
    </Empty>
  );
}

const WIDTHS = ['62%', '88%', '74%', '93%', '55%', '81%', '69%', '90%'];

/** The shape of what is coming, in up to eight lines. */
export function Loading({
  lines = 3,
  label = 'Loading',
}: {
  readonly lines?: number;
  readonly label?: string;
}) {
  return (
    <div className={styles.lines} role="status" aria-label={label}>
      {WIDTHS.slice(0, lines).map((width) => (
        <div key={width} className={styles.line} style={{ width }} />
      ))}
    </div>
  );
}
