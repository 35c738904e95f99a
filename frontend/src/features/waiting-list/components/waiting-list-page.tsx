import { useQuery } from '@apollo/client/react';
import { WaitingListDocument } from '../../../generated/waiting-list.ts';
import { PATHS } from '../../../lib/paths.ts';
import { Ask } from '../../../ui/ask.tsx';
import { Card } from '../../../ui/card.tsx';
import { LinkButton } from '../../../ui/link-button.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { Empty } from '../../../ui/states.tsx';
import { EntryRow } from './entry-row.tsx';
import styles from './waiting-list.module.css';

/** Who waits for a time, within the viewer's reach, and what each was offered. */
export function WaitingListPage() {
  const asked = useQuery(WaitingListDocument, { fetchPolicy: 'cache-and-network' });
  return (
    <>
      <PageTitle
        sub="A time that comes free is offered to whom it fits best, one after the other"
        actions={<LinkButton to={PATHS.schedule}>Schedule</LinkButton>}
      >
        Waiting list
      </PageTitle>
      <Card flush>
        <Ask of={asked} lines={6}>
          {({ waitingList }) =>
            waitingList.length === 0 ? (
              <Empty title="Nobody waits">Clients join the list from their visits.</Empty>
            ) : (
              <ul className={styles.list}>
                {waitingList.map((entry) => (
                  <EntryRow key={entry.id} entry={entry} />
                ))}
              </ul>
            )
          }
        </Ask>
      </Card>
    </>
  );
}
