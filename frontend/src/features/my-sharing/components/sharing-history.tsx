import { useQuery } from '@apollo/client/react';
import { MySharingHistoryDocument, type MySharingHistoryQuery } from '../../../generated/my-sharing.ts';
import { dayInWords, timeOf } from '../../../lib/dates.ts';
import { useViewer, useZone } from '../../../lib/viewer.tsx';
import { Ask } from '../../../ui/ask.tsx';
import { Act, Acts, Lines } from '../../../ui/leaf.tsx';
import { changesSomething, saidInWords, saidWhere } from '../domain/sharing-words.ts';

/** All that the client ever said about sharing, the newest first. */
export function SharingHistory() {
  const { clientId } = useViewer();
  const zone = useZone();
  const asked = useQuery(MySharingHistoryDocument, {
    variables: { clientId: clientId ?? '', after: null },
    fetchPolicy: 'network-only',
  });
  const more = () =>
    asked.fetchMore({
      variables: { after: asked.data?.client?.sharingHistory?.pageInfo.endCursor ?? null },
      updateQuery: (before, { fetchMoreResult }) => joined(before, fetchMoreResult),
    });
  return (
    <Ask of={asked} lines={4}>
      {({ client }) => {
        const said = (client?.sharingHistory?.edges ?? []).map(({ node }) => node).filter(changesSomething);
        return (
          <>
            {said.length > 0 ? (
              <Lines
                items={said.map((one) => ({
                  key: one.id,
                  text: saidInWords(one),
                  sub: `${dayInWords(one.at, zone)}, ${timeOf(one.at, zone)}, ${saidWhere(one)}`,
                }))}
              />
            ) : (
              <p>You have not said anything yet, so nothing is shared.</p>
            )}
            {client?.sharingHistory?.pageInfo.hasNextPage && (
              <Acts>
                <Act quiet onClick={more}>
                  Show earlier ones
                </Act>
              </Acts>
            )}
          </>
        );
      }}
    </Ask>
  );
}

function joined(before: MySharingHistoryQuery, more: MySharingHistoryQuery): MySharingHistoryQuery {
  if (!before.client?.sharingHistory || !more.client?.sharingHistory) {
    return more;
  }
  return {
    ...more,
    client: {
      ...more.client,
      sharingHistory: {
        ...more.client.sharingHistory,
        edges: [...before.client.sharingHistory.edges, ...more.client.sharingHistory.edges],
      },
    },
  };
}
