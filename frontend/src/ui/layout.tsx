import type { CSSProperties, ReactNode } from 'react';
import { classNames } from '../lib/class-names.ts';
import styles from './layout.module.css';

interface LayoutProps {
  readonly children: ReactNode;
  readonly gap?: number;
  readonly className?: string | undefined;
}

const withGap = (gap: number | undefined) =>
  gap === undefined ? undefined : ({ '--gap': `${gap}px` } as CSSProperties);

/** One below the other. */
export const Stack = ({ children, gap, className }: LayoutProps) => (
  <div className={classNames(styles.stack, className)} style={withGap(gap)}>
    {children}
  </div>
);

/** Side by side, going on in the next line when there is no room. */
export const Row = ({ children, gap, className }: LayoutProps) => (
  <div className={classNames(styles.row, className)} style={withGap(gap)}>
    {children}
  </div>
);

/** Two columns on a wide screen, one on a narrow one; widths as grid fractions. */
export const Columns = ({
  children,
  left,
  right,
}: {
  readonly children: ReactNode;
  readonly left?: string;
  readonly right?: string;
}) => (
  <div
    className={styles.columns}
    style={{ ...(left && { '--left': left }), ...(right && { '--right': right }) } as CSSProperties}
  >
    {children}
  </div>
);
