import { laneLabel, type TimeLineItem } from '@attune/shared';
import { Link } from 'react-router';
import { useZone } from '../../../../lib/viewer.tsx';
import table from '../../../../ui/table.module.css';
import { linkPath, linkWords, whenOf } from './item-words.ts';
import styles from './time-line.module.css';

interface TimeLineTableProps {
  readonly clientId: string;
  readonly items: readonly TimeLineItem[];
}

/** The same as the chart, line by line in the order of time. */
export function TimeLineTable({ clientId, items }: TimeLineTableProps) {
  const zone = useZone();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <div className={styles.tableBox} role="region" aria-label="Time line as a table" tabIndex={0}>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">When</th>
            <th scope="col">Lane</th>
            <th scope="col">What</th>
            <th scope="col">Go to</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.key} data-key={item.key}>
              <td>{whenOf(item, zone)}</td>
              <td className="quiet">{laneLabel(item.lane)}</td>
              <td>
                <b>{item.what}</b>
                {item.more.length > 0 && <span className="quiet"> {item.more.join(' ')}</span>}
              </td>
              <td>{item.link && <Link to={linkPath(item.link, clientId)}>{linkWords(item.link)}</Link>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
