import { type ReactNode, useId } from 'react';
import { dayInWords } from '../../lib/dates.ts';
import { useViewer, useZone } from '../../lib/viewer.tsx';
import { useDocumentTitle } from '../page-title.tsx';
import { PrintButton } from './print-button.tsx';
import styles from './printed-page.module.css';
import { useRunningHead } from './use-running-head.ts';

interface PrintedPageProps {
  /** The heading, such as 'Plan of Jonah Whitfield'. */
  readonly title: string;
  /** What the browser calls it, and the file if it is kept as one; without a name. */
  readonly fileTitle: string;
  /** Whose it is, for the edge of each page: see `calledName`. */
  readonly who: string;
  /** A line below the heading: version, period. */
  readonly sub?: ReactNode;
  /** The way back to where it was opened, on the screen alone. */
  readonly back?: ReactNode;
  /** Small print at the end. */
  readonly foot?: ReactNode;
  readonly children: ReactNode;
}

/**
 * A page that is read on paper: fills the screen by itself, with the way back and "Print" above it, and
 * prints on A4 or Letter with whose it is, the day, the practice and the number of the page at its edges.
 */
export function PrintedPage({ fileTitle, who, ...sheet }: PrintedPageProps) {
  const zone = useZone();
  const { practice } = useViewer();
  return (
    <PrintedSheet
      {...sheet}
      fileTitle={fileTitle}
      edge={{ who, when: `Printed on ${dayInWords(Date.now(), zone, 0)}`, what: practice?.name ?? '' }}
    />
  );
}

/** The same for whoever is not signed in: what stands at the edges is given. */
export function PrintedSheet({
  title,
  fileTitle,
  edge,
  sub,
  back,
  foot,
  children,
}: Omit<PrintedPageProps, 'who'> & {
  readonly edge: { readonly who: string; readonly when: string; readonly what: string };
}) {
  useDocumentTitle(fileTitle);
  useRunningHead(edge);
  return (
    <main id="main" className={styles.sheet}>
      <div className={styles.tools}>
        {back}
        <PrintButton />
      </div>
      <header className={styles.head}>
        <h1>{title}</h1>
        {sub && <div className={styles.sub}>{sub}</div>}
      </header>
      <div className={styles.body}>{children}</div>
      {foot && <footer className={styles.foot}>{foot}</footer>}
    </main>
  );
}

/** A part of a printed page under its own heading, which never stands apart from it. */
export function PrintedPart({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const id = useId();
  return (
    <section className={styles.part} aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
}

interface PrintedLine {
  readonly key: string;
  readonly text: ReactNode;
  /** Smaller, below it. */
  readonly sub?: ReactNode;
}

/** Sentences one below the other; none is broken over two pages. */
export function PrintedLines({
  items,
  numbered = false,
}: {
  readonly items: readonly PrintedLine[];
  readonly numbered?: boolean;
}) {
  const List = numbered ? 'ol' : 'ul';
  return (
    <List className={styles.lines}>
      {items.map(({ key, text, sub }) => (
        <li key={key}>
          {text}
          {sub && <div className={styles.below}>{sub}</div>}
        </li>
      ))}
    </List>
  );
}
