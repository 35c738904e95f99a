import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { WhoOpenedDocument, type WhoOpenedQuery } from '../../../generated/who-opened.ts';
import { dayOf, longDay } from '../../../lib/dates.ts';
import { PATHS } from '../../../lib/paths.ts';
import { useViewer, useZone } from '../../../lib/viewer.tsx';
import { Ask } from '../../../ui/ask.tsx';
import { Act, ActLink, Acts, Leaf, Leaves, Lines } from '../../../ui/leaf.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { NotThere } from '../../../ui/states.tsx';
import { type AccessDay, foldByDay } from './fold.ts';
import styles from './who-opened-page.module.css';

type Client = NonNullable<WhoOpenedQuery['client']>;

/** Who opened or changed my record, when and by what right, day by day. */
export function WhoOpenedPage() {
  const { clientId } = useViewer();
  const [own, setOwn] = useState(false);
  const [loadingMore, setLoadingMore] = useState(false);
  const asked = useQuery(WhoOpenedDocument, { variables: { clientId: clientId ?? '', own, after: null } });
  const shown = asked.data ?? asked.previousData;
  const more = async () => {
    setLoadingMore(true);
    await asked
      .fetchMore({
        variables: { after: shown?.client?.accessLog.pageInfo.endCursor ?? null },
        updateQuery: (before, { fetchMoreResult }) => joined(before as WhoOpenedQuery, fetchMoreResult),
      })
      .catch(() => undefined);
    setLoadingMore(false);
  };
  return (
    <>
      <PageTitle sub="Everybody who opened or changed something of yours, and by what right. Nobody can take a line out.">
        Who opened my record
      </PageTitle>
      <Ask of={{ ...asked, data: shown }} lines={6}>
        {({ client }) =>
          client ? (
            <Leaves>
              <Days client={client} own={own} />
              <Acts>
                {client.accessLog.pageInfo.hasNextPage && (
                  <Act onClick={more} busy={loadingMore}>
                    Show earlier days
                  </Act>
                )}
                <ActLink to={PATHS.sent} quiet>
                  Who was sent what
                </ActLink>
                <Act quiet onClick={() => setOwn(!own)}>
                  {own ? 'Show others alone' : 'Show what I did, too'}
                </Act>
              </Acts>
            </Leaves>
          ) : (
            <NotThere />
          )
        }
      </Ask>
    </>
  );
}

function joined(before: WhoOpenedQuery, next: WhoOpenedQuery): WhoOpenedQuery {
  return before.client && next.client
    ? {
        ...next,
        client: {
          ...next.client,
          accessLog: {
            ...next.client.accessLog,
            edges: [...before.client.accessLog.edges, ...next.client.accessLog.edges],
          },
        },
      }
    : next;
}

function Days({ client: { accessLog }, own }: { readonly client: Client; readonly own: boolean }) {
  const zone = useZone();
  const days = foldByDay(
    accessLog.edges.map(({ node }) => node),
    zone,
  );
  return days.length > 0 ? (
    days.map((day) => <Day key={day.day} day={day} />)
  ) : (
    <Leaf>
      <p>{own ? 'Nobody has opened it so far.' : 'Nobody but you has opened it so far.'}</p>
    </Leaf>
  );
}

/** 'Tuesday, 24 November', with the year when it is another one. */
function withYear({ at, day }: AccessDay, zone: string): string {
  const year = day.slice(0, 4);
  return `${longDay(at, zone)}${year === dayOf(Date.now(), zone).slice(0, 4) ? '' : ` ${year}`}`;
}

function Day({ day }: { readonly day: AccessDay }) {
  const zone = useZone();
  return (
    <Leaf title={withYear(day, zone)}>
      <Lines
        items={day.lines.map(({ key, text, sub, reason }) => ({
          key,
          text: (
            <>
              {text}
              {reason && <span className={styles.reason}>“{reason}”</span>}
            </>
          ),
          sub,
        }))}
      />
    </Leaf>
  );
}
