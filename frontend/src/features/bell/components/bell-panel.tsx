import { useQuery } from '@apollo/client/react';
import { Button, Drawer } from '@mantine/core';
import { useState } from 'react';
import {
  BellListDocument,
  type BellListQuery,
  MarkNotificationsReadDocument,
} from '../../../generated/bell.ts';
import { useVerb } from '../../../lib/use-verb.ts';
import { Ask } from '../../../ui/ask.tsx';
import { LinkButton } from '../../../ui/link-button.tsx';
import { ProblemNotice } from '../../../ui/notice.tsx';
import { Empty } from '../../../ui/states.tsx';
import { PATHS } from '../../../lib/paths.ts';
import styles from './bell-panel.module.css';
import { Line } from './line.tsx';

/** Everything that one was told, the newest first; each leads to what it is about. */
export function BellPanel({ onClose }: { readonly onClose: () => void }) {
  const asked = useQuery(BellListDocument, { variables: { after: null } });
  const marking = useVerb(MarkNotificationsReadDocument, 'markNotificationsRead');
  const [loadingMore, setLoadingMore] = useState(false);
  const more = async () => {
    setLoadingMore(true);
    await asked
      .fetchMore({
        variables: { after: asked.data?.myNotifications.pageInfo.endCursor ?? null },
        updateQuery: (before, { fetchMoreResult }) => joined(before as BellListQuery, fetchMoreResult),
      })
      .catch(() => undefined);
    setLoadingMore(false);
  };
  const open = (id: string, unread: boolean) => {
    if (unread) void marking.run({ input: { ids: [id] } });
    onClose();
  };
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size="min(440px, 100vw)"
      title="Notices"
      closeButtonProps={{ 'aria-label': 'Close' }}
      styles={{ title: { fontWeight: 640, fontSize: 18 } }}
    >
      <Ask of={asked} lines={6}>
        {({ myNotifications: { edges, pageInfo }, unreadNotificationCount }) => (
          <>
            <div className={styles.head}>
              <p className="quiet small">
                {unreadNotificationCount === 0 ? 'Everything is read.' : `${unreadNotificationCount} unread`}
              </p>
              {unreadNotificationCount > 0 && (
                <Button
                  variant="default"
                  loading={marking.busy}
                  onClick={() => void marking.run({ input: {} })}
                >
                  Mark all as read
                </Button>
              )}
            </div>
            <ProblemNotice problem={marking.problem} />
            {edges.length === 0 ? (
              <Empty title="Nothing so far">What you are told will stand here.</Empty>
            ) : (
              <ul className={styles.list}>
                {edges.map(({ node }) => (
                  <Line key={node.id} told={node} onOpen={() => open(node.id, node.readAt === null)} />
                ))}
              </ul>
            )}
            {pageInfo.hasNextPage && (
              <div className={styles.more}>
                <Button variant="default" loading={loadingMore} onClick={() => void more()}>
                  Show earlier ones
                </Button>
              </div>
            )}
            <div className={styles.foot} onClickCapture={onClose}>
              <LinkButton to={PATHS.account}>How I am told</LinkButton>
            </div>
          </>
        )}
      </Ask>
    </Drawer>
  );
}

function joined(before: BellListQuery, next: BellListQuery): BellListQuery {
  return {
    ...next,
    myNotifications: {
      ...next.myNotifications,
      edges: [...before.myNotifications.edges, ...next.myNotifications.edges],
    },
  };
}
