import { useQuery } from '@apollo/client/react';
import { HOLD_LEVELS_LABELS, PHASES_LABELS } from '@attune/shared';
import { Button, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { ClientsDocument, type ClientsQuery } from '../../../generated/clients.ts';
import { classNames } from '../../../lib/class-names.ts';
import { useDialogs } from '../../../lib/dialogs.tsx';
import { recordPath } from '../../../lib/paths.ts';
import { isPsychotherapist, useViewer } from '../../../lib/viewer.tsx';
import { firstName } from '../../../lib/words.ts';
import { Ask } from '../../../ui/ask.tsx';
import { Avatar } from '../../../ui/avatar.tsx';
import { Card } from '../../../ui/card.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { Empty } from '../../../ui/states.tsx';
import styles from './clients-page.module.css';

type ClientRow = ClientsQuery['clients']['edges'][number]['node'];

/** Everybody within my reach, by name. */
export function ClientsPage() {
  const viewer = useViewer();
  const dialogs = useDialogs();
  const [search, setSearch] = useState('');
  const [wanted] = useDebouncedValue(search.trim(), 200);
  const asked = useQuery(ClientsDocument, { variables: { search: wanted || null, after: null } });
  const [loadingMore, setLoadingMore] = useState(false);
  const shown = asked.data ?? asked.previousData;

  const more = async () => {
    setLoadingMore(true);
    await asked
      .fetchMore({
        variables: { after: shown?.clients.pageInfo.endCursor ?? null },
        updateQuery: (before, { fetchMoreResult }) => ({
          ...fetchMoreResult,
          clients: {
            ...fetchMoreResult.clients,
            edges: [...before.clients.edges, ...fetchMoreResult.clients.edges],
          } as ClientsQuery['clients'],
        }),
      })
      .catch(() => undefined);
    setLoadingMore(false);
  };
  return (
    <>
      <PageTitle>Clients</PageTitle>
      <TextInput
        className={styles.search}
        aria-label="Find a client by name"
        placeholder="Find by name"
        leftSection={<IconSearch size={16} aria-hidden="true" />}
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
      />
      <Card flush>
        <Ask of={{ ...asked, data: shown }} lines={6}>
          {({ clients: { edges, pageInfo } }) =>
            edges.length === 0 ? (
              <NobodyFound wanted={wanted} />
            ) : (
              <>
                <ul className={styles.list}>
                  {edges.map(({ node }) => (
                    <li key={node.id}>
                      <OneClient client={node} />
                    </li>
                  ))}
                </ul>
                {pageInfo.hasNextPage && (
                  <div className={styles.more}>
                    <Button variant="default" loading={loadingMore} onClick={() => void more()}>
                      Show more
                    </Button>
                  </div>
                )}
              </>
            )
          }
        </Ask>
      </Card>
      {isPsychotherapist(viewer) && (
        <p className={styles.emergency}>
          <Button variant="subtle" onClick={() => dialogs.openInEmergency()}>
            Open a record in an emergency
          </Button>
        </p>
      )}
    </>
  );
}

function NobodyFound({ wanted }: { readonly wanted: string }) {
  return wanted ? (
    <Empty title={`Nobody here is called “${wanted}”`}>
      Only clients on whose team you are can be found.
    </Empty>
  ) : (
    <Empty title="No clients yet">A client appears here as soon as you are proposed for their team.</Empty>
  );
}

function OneClient({ client }: { readonly client: ClientRow }) {
  const team = client.careTeam
    .filter((place) => place.state !== 'ENDED')
    .map((place) => firstName(place.member.name));
  return (
    <Link className={styles.client} to={recordPath(client.id)}>
      <Avatar name={client.name} />
      <div>
        <div className={styles.name}>{client.name}</div>
        <div className={styles.sub}>
          {[client.preferredName && `called ${client.preferredName}`, client.pronouns]
            .filter(Boolean)
            .join(' · ')}
        </div>
      </div>
      <div className={classNames(styles.rest, styles.sub)}>
        {client.phase ? PHASES_LABELS[client.phase] : ''}
        {client.hold !== 'NONE' && (
          <div className={styles.hold}>{HOLD_LEVELS_LABELS[client.hold].toLowerCase()}</div>
        )}
      </div>
      <div className={classNames(styles.rest, styles.sub)}>{team.join(', ')}</div>
    </Link>
  );
}
