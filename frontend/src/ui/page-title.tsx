import { type ReactNode, useEffect } from 'react';
import styles from './page-title.module.css';

interface PageTitleProps {
  readonly children: string;
  readonly sub?: ReactNode;
  readonly actions?: ReactNode;
}

/** The one heading of a page; the browser's title says the same. */
export function PageTitle({ children, sub, actions }: PageTitleProps) {
  useDocumentTitle(children);
  return (
    <div className={styles.title}>
      <div>
        <h1 className={styles.heading}>{children}</h1>
        {sub && <div className={styles.sub}>{sub}</div>}
      </div>
      {actions && <div className={styles.actions}>{actions}</div>}
    </div>
  );
}

export function useDocumentTitle(title: string) {
  useEffect(() => {
    document.title = `${title} · Attune`;
  }, [title]);
}
