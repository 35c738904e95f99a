import { useQuery } from '@apollo/client/react';
import { ROLES_LABELS } from '@attune/shared';
import { Button, Checkbox, TextInput } from '@mantine/core';
import { useState } from 'react';
import {
  AuditChoicesDocument,
  PracticeAuditDocument,
  type PracticeAuditQuery,
} from '../../../generated/audit.ts';
import { addDays, startOfDay } from '../../../lib/dates.ts';
import { PATHS } from '../../../lib/paths.ts';
import { useZone } from '../../../lib/viewer.tsx';
import { capital, listed } from '../../../lib/words.ts';
import { Ask } from '../../../ui/ask.tsx';
import { Badge } from '../../../ui/badge.tsx';
import { Card } from '../../../ui/card.tsx';
import { LinkButton } from '../../../ui/link-button.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { Select } from '../../../ui/select.tsx';
import { Empty } from '../../../ui/states.tsx';
import { TimeText } from '../../../ui/time-text.tsx';
import table from '../../../ui/table.module.css';
import styles from './audit-page.module.css';

type Event = PracticeAuditQuery['auditEvents']['edges'][number]['node'];

interface Filter {
  readonly memberId: string;
  readonly about: string;
  readonly from: string;
  readonly to: string;
  readonly own: boolean;
}

const EVERYTHING: Filter = { memberId: '', about: '', from: '', to: '', own: false };

/** Who opened and changed what in the practice; nothing of what was read stands here. */
export function AuditPage() {
  const zone = useZone();
  const [filter, setFilter] = useState(EVERYTHING);
  const [loadingMore, setLoadingMore] = useState(false);
  const asked = useQuery(PracticeAuditDocument, {
    variables: {
      after: null,
      memberId: filter.memberId || null,
      about: filter.about || null,
      from: filter.from ? startOfDay(filter.from, zone) : null,
      to: filter.to ? startOfDay(addDays(filter.to, 1), zone) : null,
      own: filter.own,
    },
  });
  const shown = asked.data ?? asked.previousData;
  const more = async () => {
    setLoadingMore(true);
    await asked
      .fetchMore({
        variables: { after: shown?.auditEvents.pageInfo.endCursor ?? null },
        updateQuery: (before, { fetchMoreResult }) => ({
          ...fetchMoreResult,
          auditEvents: {
            ...fetchMoreResult.auditEvents,
            edges: [...before.auditEvents.edges, ...fetchMoreResult.auditEvents.edges],
          } as PracticeAuditQuery['auditEvents'],
        }),
      })
      .catch(() => undefined);
    setLoadingMore(false);
  };
  return (
    <>
      <PageTitle
        sub="Who opened or changed which record, and by what right; never what stood in it. Looking here is noted, too, and the clients see it."
        actions={<LinkButton to={PATHS.practice}>Back to the practice</LinkButton>}
      >
        Who opened what
      </PageTitle>
      <Filters filter={filter} onChange={setFilter} />
      <Card flush>
        <Ask of={{ ...asked, data: shown }} lines={8}>
          {({ auditEvents: { edges, pageInfo } }) =>
            edges.length === 0 ? (
              <Empty title="Nothing was done that fits">Choose a longer time, or somebody else.</Empty>
            ) : (
              <>
                <Events events={edges.map(({ node }) => node)} />
                {pageInfo.hasNextPage && (
                  <div className={styles.more}>
                    <Button variant="default" loading={loadingMore} onClick={() => void more()}>
                      Show earlier
                    </Button>
                  </div>
                )}
              </>
            )
          }
        </Ask>
      </Card>
    </>
  );
}

function Filters({
  filter,
  onChange,
}: {
  readonly filter: Filter;
  readonly onChange: (filter: Filter) => void;
}) {
  const { data } = useQuery(AuditChoicesDocument);
  const put = (more: Partial<Filter>) => onChange({ ...filter, ...more });
  return (
    <section className={styles.filters} aria-label="What to show">
      <Select
        label="Who"
        placeholder="Everybody"
        value={filter.memberId}
        onChange={(memberId) => put({ memberId })}
        options={(data?.members ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      />
      <Select
        label="Whose record"
        placeholder="Everybody’s"
        value={filter.about}
        onChange={(about) => put({ about })}
        options={(data?.clients.edges ?? []).map(({ node }) => ({ value: node.id, label: node.name }))}
      />
      <TextInput
        type="date"
        label="From"
        value={filter.from}
        {...(filter.to ? { max: filter.to } : {})}
        onChange={(event) => put({ from: event.currentTarget.value })}
      />
      <TextInput
        type="date"
        label="To"
        value={filter.to}
        {...(filter.from ? { min: filter.from } : {})}
        onChange={(event) => put({ to: event.currentTarget.value })}
      />
      <Checkbox
        className={styles.own ?? ''}
        label="Also what clients did in their own records"
        checked={filter.own}
        onChange={(event) => put({ own: event.currentTarget.checked })}
      />
    </section>
  );
}

function Events({ events }: { readonly events: readonly Event[] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <div className={table.scroll} role="region" aria-label="What was done" tabIndex={0}>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">When</th>
            <th scope="col">Who</th>
            <th scope="col">What</th>
            <th scope="col">Whose record</th>
          </tr>
        </thead>
        <tbody>
          {events.map((event) => (
            <tr key={event.id}>
              <td className={styles.when}>
                <TimeText at={event.at} as="full" />
              </td>
              <td>
                <b>{event.who}</b>
                <div className="quiet small">{byWhatRight(event)}</div>
              </td>
              <td>
                {capital(event.what)}
                {(event.emergency || event.refused) && (
                  <>
                    {' '}
                    <Badge tone={event.emergency ? 'concern' : 'quiet'}>
                      {event.emergency ? 'emergency' : 'refused'}
                    </Badge>
                  </>
                )}
                {event.reason && <div className="small">“{event.reason}”</div>}
              </td>
              <td>{whose(event)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function byWhatRight({ role, ground, refused }: Event): string {
  const words = role === null || role === 'ADMINISTRATOR' || role === 'OWNER' ? [] : [ROLES_LABELS[role]];
  return [...words, ...(refused ? [] : [ground])].join(', ');
}

/** The names that are given, and how many more there are. */
function whose({ clients, clientCount }: Event): string {
  const names = clients.map(({ name }) => name);
  const more = clientCount - names.length;
  return more > 0 && names.length > 0 ? `${names.join(', ')} and ${more} more` : listed(names);
}
