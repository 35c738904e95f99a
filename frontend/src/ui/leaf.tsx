import { type ReactNode, useId } from 'react';
import { Link } from 'react-router';
import { classNames } from '../lib/class-names.ts';
import styles from './leaf.module.css';

interface LeafProps {
  readonly title?: ReactNode;
  /** A quiet word above the title. */
  readonly kicker?: ReactNode;
  readonly tone?: 'plain' | 'deep' | 'sand' | 'information';
  readonly children?: ReactNode;
}

/** A card of the client's side: larger type, round, one thing in it. */
export function Leaf({ title, kicker, tone = 'plain', children }: LeafProps) {
  const id = useId();
  return (
    <section className={classNames(styles.leaf, styles[tone])} {...(title ? { 'aria-labelledby': id } : {})}>
      {kicker && <p className={styles.kicker}>{kicker}</p>}
      {title && (
        <h2 id={id} className={styles.title}>
          {title}
        </h2>
      )}
      {children}
    </section>
  );
}

interface FoldedLeafProps {
  readonly title: string;
  /** What is in it, in a few words; seen while it is closed, too. */
  readonly sub?: string;
  /** Open to begin with: for what must be read. */
  readonly open?: boolean;
  readonly children: ReactNode;
}

/** A card that is opened by whoever wants to read it, so that a page stays short for a tired reader. */
export function FoldedLeaf({ title, sub, open = false, children }: FoldedLeafProps) {
  return (
    <details className={classNames(styles.leaf, styles.folded)} open={open}>
      <summary className={styles.head}>
        <h2 className={styles.title}>{title}</h2>
        {sub && <p className={styles.sub}>{sub}</p>}
      </summary>
      <div className={styles.inside}>{children}</div>
    </details>
  );
}

/** A few more sentences within a card, behind a line that says what they are. */
export const More = ({
  of,
  open = false,
  children,
}: {
  readonly of: string;
  readonly open?: boolean;
  readonly children: ReactNode;
}) => (
  <details className={styles.more} open={open}>
    <summary>{of}</summary>
    <div className={styles.inside}>{children}</div>
  </details>
);

/** The shape of cards that are coming, so that nothing moves when they are there; heights in pixels. */
export const LeavesComing = ({ heights }: { readonly heights: readonly number[] }) => (
  <div className={styles.leaves} role="status" aria-label="Loading">
    {heights.map((height, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: shapes without contents, which never change places.
      <div key={index} className={classNames(styles.leaf, styles.coming)} style={{ minHeight: height }} />
    ))}
  </div>
);

/** The page of a client: a heading and leaves below it. */
export const Leaves = ({ children }: { readonly children: ReactNode }) => (
  <div className={styles.leaves}>{children}</div>
);

export const Acts = ({ children }: { readonly children: ReactNode }) => (
  <div className={styles.acts}>{children}</div>
);

interface ActProps {
  readonly children: ReactNode;
  readonly onClick: () => unknown;
  readonly busy?: boolean;
  readonly quiet?: boolean;
  readonly label?: string;
  readonly expanded?: boolean;
  /** Whether it sends the form it stands in. */
  readonly submits?: boolean;
}

/** A button for a thumb. */
export function Act({
  children,
  onClick,
  busy = false,
  quiet = false,
  label,
  expanded,
  submits = false,
}: ActProps) {
  return (
    <button
      type={submits ? 'submit' : 'button'}
      className={classNames(styles.act, quiet && styles.quiet)}
      aria-label={label}
      aria-expanded={expanded}
      aria-busy={busy || undefined}
      aria-disabled={busy || undefined}
      onClick={() => {
        if (!busy) void onClick();
      }}
    >
      {children}
    </button>
  );
}

/** The same, as a link. */
export const ActLink = ({
  to,
  children,
  quiet = false,
  label,
}: {
  readonly to: string;
  readonly children: ReactNode;
  readonly quiet?: boolean;
  readonly label?: string;
}) => (
  <Link className={classNames(styles.act, quiet && styles.quiet)} to={to} aria-label={label}>
    {children}
  </Link>
);

/** The same, for a file that the server gives. */
export const ActDownload = ({
  href,
  label,
  children,
}: {
  readonly href: string;
  readonly label: string;
  readonly children: ReactNode;
}) => (
  <a className={classNames(styles.act, styles.quiet)} href={href} aria-label={label} download>
    {children}
  </a>
);

interface Line {
  readonly key: string;
  readonly text: ReactNode;
  readonly sub?: ReactNode;
}

/** Sentences one below the other, numbered where the order or the count says something. */
export function Lines({
  items,
  numbered = false,
}: {
  readonly items: readonly Line[];
  readonly numbered?: boolean;
}) {
  const List = numbered ? 'ol' : 'ul';
  return (
    <List className={classNames(styles.lines, numbered && styles.numbered)}>
      {items.map(({ key, text, sub }, index) => (
        <li key={key}>
          {numbered && (
            <span className={styles.number} aria-hidden="true">
              {index + 1}
            </span>
          )}
          <div>
            {text}
            {sub && <div className={styles.sub}>{sub}</div>}
          </div>
        </li>
      ))}
    </List>
  );
}
