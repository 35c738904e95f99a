import { useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { SessionResponsesDocument, type SessionResponsesQuery } from '../../../generated/bodywork.ts';
import { useRecord } from '../../../lib/record.tsx';
import { Ask } from '../../../ui/ask.tsx';
import { Card } from '../../../ui/card.tsx';
import { Stack } from '../../../ui/layout.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Empty, NotThere } from '../../../ui/states.tsx';
import { SessionResponseCard } from './session-response-card.tsx';

type Client = NonNullable<SessionResponsesQuery['client']>;

/** How the body responded, session by session, the newest first. */
export function BodyworkTab() {
  const { id: clientId } = useRecord();
  const asked = useQuery(SessionResponsesDocument, { variables: { clientId, after: null } });
  const more = () =>
    asked.fetchMore({
      variables: { after: asked.data?.client?.notes.pageInfo.endCursor ?? null },
      updateQuery: (before, { fetchMoreResult }) =>
        before.client && fetchMoreResult.client
          ? ({
              ...fetchMoreResult,
              client: {
                ...fetchMoreResult.client,
                notes: {
                  ...fetchMoreResult.client.notes,
                  edges: [...before.client.notes.edges, ...fetchMoreResult.client.notes.edges],
                },
              },
            } as SessionResponsesQuery)
          : fetchMoreResult,
    });
  return (
    <Ask of={asked} lines={7}>
      {({ client }) =>
        client ? (
          <Responses client={client} onMore={client.notes.pageInfo.hasNextPage ? () => void more() : null} />
        ) : (
          <NotThere />
        )
      }
    </Ask>
  );
}

function Responses({ client, onMore }: { readonly client: Client; readonly onMore: (() => void) | null }) {
  const responses = client.notes.edges.flatMap(({ node }) =>
    node.__typename === 'SessionResponse' ? [node] : [],
  );
  const withheld = client.notesWithheld.find((one) => one.category === 'SESSION_RESPONSES');
  return (
    <Stack>
      {withheld && <Notice title={withheld.reason} />}
      {responses.map((response) => (
        <SessionResponseCard key={response.id} response={response} />
      ))}
      {responses.length === 0 && !withheld && (
        <Card>
          <Empty title="No session of bodywork is written down yet">
            A massage therapist writes one at the end of each session, from “Begin” on Today.
          </Empty>
        </Card>
      )}
      {onMore && (
        <div>
          <Button variant="default" onClick={onMore}>
            Show earlier ones
          </Button>
        </div>
      )}
    </Stack>
  );
}
