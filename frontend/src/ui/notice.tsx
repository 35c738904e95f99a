import type { ReactNode } from 'react';
import { classNames } from '../lib/class-names.ts';
import type { Problem } from '../lib/results.ts';
import styles from './notice.module.css';

interface NoticeProps {
  readonly tone?: 'sand' | 'information' | 'concern' | 'alert' | 'good';
  readonly title?: ReactNode;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
  readonly role?: 'alert' | 'status' | 'note';
}

/** A few sentences on a quiet ground, with what can be done about it. */
export function Notice({ tone = 'sand', title, children, action, role }: NoticeProps) {
  return (
    <div className={classNames(styles.notice, styles[tone])} role={role}>
      <div className={styles.text}>
        {title && <p className={styles.title}>{title}</p>}
        {children}
      </div>
      {action}
    </div>
  );
}

interface ProblemNoticeProps {
  readonly problem: Problem | null;
  readonly action?: ReactNode;
  /** Paths of fields whose messages stand beside the fields already. */
  readonly shown?: readonly string[];
}

/** What stands in the way of an act, in sentences, announced when it appears. */
export function ProblemNotice({ problem, action, shown = [] }: ProblemNoticeProps) {
  if (!problem) {
    return null;
  }
  const lines = [
    ...(problem.fields ?? []).filter((field) => !shown.includes(field.path)).map((field) => field.message),
    ...(problem.findings ?? []).filter((finding) => !finding.satisfied).map((finding) => finding.sentence),
  ];
  const own = [...new Set(lines)].filter((line) => line !== problem.message);
  return (
    <Notice tone="concern" role="alert" title={problem.message} action={action}>
      {own.length > 0 && (
        <ul className={styles.list}>
          {own.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
    </Notice>
  );
}
