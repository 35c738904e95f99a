import { useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { SessionResponsesDocument, type SessionResponsesQuery } from '../../../generated/bodywork.ts';
import { PROPOSING, recordPath } from '../../../lib/paths.ts';
import { useRecord } from '../../../lib/record.tsx';
import { modalityName } from '../../../lib/words.ts';
import { Ask } from '../../../ui/ask.tsx';
import { Card } from '../../../ui/card.tsx';
import { Stack } from '../../../ui/layout.tsx';
import { LinkButton } from '../../../ui/link-button.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Empty, NotThere } from '../../../ui/states.tsx';
import styles from './bodywork-tab.module.css';
import { AfterSessionsCard } from './after-sessions-card.tsx';
import { ResponseProfileCard } from './response-profile-card.tsx';
import { SessionResponseCard } from './session-response-card.tsx';
import { type GlancedSession, SessionStrip } from './session-strip.tsx';

type Client = NonNullable<SessionResponsesQuery['client']>;
type Response = Extract<Client['notes']['edges'][number]['node'], { __typename: 'SessionResponse' }>;

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
  const record = useRecord();
  const [modality, setModality] = useState<string | null>(null);
  const responses = client.notes.edges.flatMap(({ node }) =>
    node.__typename === 'SessionResponse' ? [node] : [],
  );
  const withheld = client.notesWithheld.find((one) => one.category === 'SESSION_RESPONSES');
  // What is signed and holds; a draft and an entry in error stand below, and say so.
  const held = responses.filter(({ state, work }) => state === 'SIGNED' && work.length > 0);
  const modalities = [...new Set(held.flatMap(({ work }) => work.map((one) => one.modality)))];
  const shows = (response: Response) =>
    modality === null || response.work.some((one) => one.modality === modality);
  return (
    <Stack>
      {withheld && <Notice title={withheld.reason} />}
      {held.length > 0 && (
        <SessionStrip
          sessions={held.filter(shows).map(glanced).reverse()}
          modalities={modalities.map((code) => ({ code, name: modalityName(code) }))}
          modality={modality}
          onModality={setModality}
          onOpen={goTo}
        />
      )}
      <AfterSessionsCard />
      {held.length > 0 && <ResponseProfileCard />}
      {held.length > 0 && record.viewerCan.writeSessionResponse && (
        <div>
          <LinkButton to={`${recordPath(client.id, 'plan')}?${PROPOSING}`}>
            Propose a change of the plan
          </LinkButton>
        </div>
      )}
      {responses.filter(shows).map((response) => (
        <div key={response.id} id={placeOf(response.id)} tabIndex={-1} className={styles.place}>
          <SessionResponseCard response={response} />
        </div>
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

const glanced = ({ id, signedAt, createdAt, work, arrival, departure }: Response): GlancedSession => ({
  id,
  at: signedAt ?? createdAt,
  regions: [...new Set(work.map(({ region }) => region))],
  before: arrival?.distress ?? null,
  after: departure?.distress ?? null,
});

const placeOf = (id: string) => `session-${id}`;

/** To the card of a session, for eyes and keyboard. */
function goTo(id: string) {
  document.getElementById(placeOf(id))?.focus();
}
