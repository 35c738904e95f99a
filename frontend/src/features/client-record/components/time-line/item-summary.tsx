import { laneLabel, type TimeLineItem } from '@attune/shared';
import { Link } from 'react-router';
import { useZone } from '../../../../lib/viewer.tsx';
import { linkPath, linkWords, whenOf } from './item-words.ts';
import styles from './time-line.module.css';

/** What is chosen on the time line, with the way to it. */
export function ItemSummary({ item, clientId }: { readonly item: TimeLineItem; readonly clientId: string }) {
  const zone = useZone();
  return (
    <div className={styles.summary}>
      <p className={styles.where}>
        {laneLabel(item.lane)} · {whenOf(item, zone)}
      </p>
      <p className={styles.what}>{item.what}</p>
      {item.more.length > 0 && <p>{item.more.join(' ')}</p>}
      {item.link && <Link to={linkPath(item.link, clientId)}>{linkWords(item.link)}</Link>}
    </div>
  );
}
