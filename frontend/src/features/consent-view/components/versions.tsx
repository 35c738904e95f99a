import { useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { BoundaryVersionsDocument, type BoundaryVersionsQuery } from '../../../generated/consent-view.ts';
import { Ask } from '../../../ui/ask.tsx';
import { Card } from '../../../ui/card.tsx';
import { TimeText } from '../../../ui/time-text.tsx';
import styles from './consent-tab.module.css';

/** Nobody needs to hear how the first version differs from nothing. */
const changesOf = ({
  version,
  changes,
}: {
  readonly version: number;
  readonly changes: readonly string[];
}) => (version === 1 ? [] : changes);

/** Every version, the newest first, and what it changed. */
export function Versions({ clientId, name }: { readonly clientId: string; readonly name: string }) {
  const asked = useQuery(BoundaryVersionsDocument, { variables: { clientId, after: null } });
  const more = () =>
    asked.fetchMore({
      variables: { after: asked.data?.client?.boundaryVersions.pageInfo.endCursor ?? null },
      updateQuery: (before, { fetchMoreResult }) =>
        before.client && fetchMoreResult.client
          ? ({
              ...fetchMoreResult,
              client: {
                ...fetchMoreResult.client,
                boundaryVersions: {
                  ...fetchMoreResult.client.boundaryVersions,
                  edges: [
                    ...before.client.boundaryVersions.edges,
                    ...fetchMoreResult.client.boundaryVersions.edges,
                  ],
                },
              },
            } as BoundaryVersionsQuery)
          : fetchMoreResult,
    });
  return (
    <Card title="Versions">
      <Ask of={asked} lines={3}>
        {({ client }) =>
          client && client.boundaryVersions.edges.length > 0 ? (
            <>
              <ol className={styles.versions}>
                {client.boundaryVersions.edges.map(({ node }) => (
                  <li key={node.version}>
                    <p>
                      <strong>Version {node.version}</strong>, <TimeText at={node.changedAt} as="day" />, by{' '}
                      {node.changedBy}
                      {node.proposedBy && `, proposed by ${node.proposedBy.name}`}
                    </p>
                    <ul>
                      {node.version === 1 && <li>The first: all of it is new.</li>}
                      {changesOf(node).map((line) => (
                        <li key={line}>{line}</li>
                      ))}
                      {node.version > 1 && node.changes.length === 0 && (
                        <li>Nothing that makes a difference to the work.</li>
                      )}
                    </ul>
                  </li>
                ))}
              </ol>
              {client.boundaryVersions.pageInfo.hasNextPage && (
                <Button variant="default" onClick={() => void more()}>
                  Show earlier ones
                </Button>
              )}
            </>
          ) : (
            <p className="quiet">{name} has not set any yet.</p>
          )
        }
      </Ask>
    </Card>
  );
}
