import { longDay } from '../../../lib/dates.ts';
import { useZone } from '../../../lib/viewer.tsx';
import table from '../../../ui/table.module.css';
import type { OwnEntry, OwnSeries } from '../domain/own-series.ts';
import styles from './own-chart.module.css';

interface OwnTableProps {
  readonly series: OwnSeries;
  /** Those in view, the newest first. */
  readonly entries: readonly OwnEntry[];
}

/** The same as the chart, day by day. */
export function OwnTable({ series: { name, scale }, entries }: OwnTableProps) {
  const zone = useZone();
  const written = entries.some(({ own }) => own !== null);
  return (
    <div className={styles.table}>
      <table className={table.table}>
        <caption className="visually-hidden">
          {name} ({scale})
        </caption>
        <thead>
          <tr>
            <th scope="col">Day</th>
            <th scope="col">What you said</th>
            {written && <th scope="col">In your own words</th>}
          </tr>
        </thead>
        <tbody>
          {entries.map(({ key, at, said, own }) => (
            <tr key={key}>
              <td>{longDay(at, zone)}</td>
              <td>{said}</td>
              {written && <td>{own && `“${own}”`}</td>}
            </tr>
          ))}
        </tbody>
      </table>
      {entries.length === 0 && <p>There is nothing in this time.</p>}
    </div>
  );
}
