import { SHARING_CATEGORIES, SHARING_CATEGORY_WORDS } from '@attune/shared';
import type { ConsentViewQuery } from '../../../generated/consent-view.ts';
import { capital } from '../../../lib/words.ts';
import { Badge } from '../../../ui/badge.tsx';
import { TimeText } from '../../../ui/time-text.tsx';
import styles from './consent-tab.module.css';

type Sharing = NonNullable<ConsentViewQuery['client']>['sharing'];

/** What the client shares with whom, to read: only what the viewer may know of. */
export function SharingLines({ sharing }: { readonly sharing: Sharing }) {
  const rows = SHARING_CATEGORIES.flatMap((category) => {
    // What one discipline writes goes to the other.
    const discipline = category === 'SESSION_RESPONSES' ? 'PSYCHOTHERAPY' : 'MASSAGE';
    const said = sharing.filter((one) => one.category === category && one.discipline === discipline);
    // The discipline first, then what the client said of one person, which counts before it.
    return [...said.filter((one) => one.member === null), ...said.filter((one) => one.member !== null)];
  });
  return (
    <ul className={styles.lines}>
      {rows.map((row) => (
        <li key={`${row.category} ${row.member?.id ?? ''}`}>
          <span>
            {capital(SHARING_CATEGORY_WORDS[row.category])}
            <span className="quiet small">
              {' '}
              with{' '}
              {row.member?.name ?? (row.discipline === 'MASSAGE' ? 'massage therapists' : 'psychotherapists')}
              {row.since && (
                <>
                  , since <TimeText at={row.since} as="day" />
                </>
              )}
            </span>
          </span>
          <Badge tone={row.granted ? 'good' : 'quiet'}>{row.granted ? 'shared' : 'not shared'}</Badge>
        </li>
      ))}
    </ul>
  );
}
