import type { ReactNode } from 'react';
import table from '../../../ui/table.module.css';
import styles from './figures.module.css';

export interface Column<Row> {
  readonly title: string;
  readonly text: (row: Row) => string;
}

interface FiguresProps<Row extends { readonly level: string }> {
  readonly label: string;
  readonly rows: readonly Row[];
  readonly columns: readonly Column<Row>[];
  /** What a row is about. */
  readonly head: (row: Row) => ReactNode;
}

/** Figures by level; on a phone each figure stands beside its title. */
export function Figures<Row extends { readonly level: string }>({
  label,
  rows,
  columns,
  head,
}: FiguresProps<Row>) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <div className={table.scroll} role="region" aria-label={`${label}: figures`} tabIndex={0}>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">Level</th>
            {columns.map(({ title }) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.level}>
              <td>{head(row)}</td>
              {columns.map(({ title, text }) => (
                <td key={title} className={styles.figure}>
                  <span className={styles.title} aria-hidden="true">
                    {title}
                  </span>
                  {text(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
