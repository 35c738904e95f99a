import type { ApolloClient } from '@apollo/client';
import { expect, it } from '@jest/globals';
import { act, screen, waitFor, within } from '@testing-library/react';
import {
  BellDocument,
  BellListDocument,
  type BellListQuery,
  type BellQuery,
  MarkNotificationsReadDocument,
  NoticeDocument,
} from '../../../generated/bell.ts';
import { answer } from '../../../testing/answers.ts';
import { JONAH, MARA, renderApp } from '../../../testing/render-app.tsx';
import { BellButton } from './bell-button.tsx';
import { NoticePage } from './notice-page.tsx';

type Node = BellListQuery['myNotifications']['edges'][number]['node'];

const told = (id: string, more: Partial<Node> = {}): Node => ({
  __typename: 'Notification',
  id,
  kind: 'DISTRESS_FLAG_RAISED',
  subjectId: 'flag-1',
  at: `2026-11-24T10:0${id}:00Z`,
  readAt: null,
  urgent: false,
  aboutViewer: false,
  count: null,
  client: { __typename: 'Client', id: 'client-jonah', name: 'Jonah Whitfield' },
  ...more,
});
const count = (unread: number, newest: Node | null): BellQuery => {
  const { client: _client, ...node } = newest ?? told('0');
  return {
    __typename: 'Query',
    unreadNotificationCount: unread,
    myNotifications: {
      __typename: 'NotificationConnection',
      edges: newest ? [{ __typename: 'NotificationEdge', node }] : [],
    },
  };
};
const list = (nodes: readonly Node[], next: string | null = null, unread = nodes.length): BellListQuery => ({
  __typename: 'Query',
  unreadNotificationCount: unread,
  myNotifications: {
    __typename: 'NotificationConnection',
    edges: nodes.map((node) => ({ __typename: 'NotificationEdge', node })),
    pageInfo: { __typename: 'PageInfo', hasNextPage: next !== null, endCursor: next },
  },
});
/** Something has come: the bell asks again. */
const lookAgain = (client: ApolloClient) =>
  act(async () => {
    await client.refetchQueries({ include: [BellDocument] });
  });
const marked = answer(MarkNotificationsReadDocument, {
  __typename: 'Mutation',
  markNotificationsRead: { __typename: 'NotificationsMarked', unreadCount: 0 },
});

it('shows how much is unread; opened, each sentence leads to the thing and counts as read', async () => {
  const { user, sent, address } = renderApp(<BellButton className="x" named />, {
    answers: [
      answer(BellDocument, count(2, told('2'))),
      answer(BellListDocument, list([told('2'), told('1', { kind: 'HANDOFF', subjectId: 'note-1' })])),
      marked,
    ],
  });
  await user.click(await screen.findByRole('button', { name: 'Notices 2 unread' }));
  const panel = await screen.findByRole('dialog', { name: 'Notices' });
  await within(panel).findByText('A distress flag was raised for Jonah Whitfield.', { exact: false });
  const link = within(panel).getByRole('link', { name: /Unread: Bodywork has something/ });
  await user.click(link);
  expect(address()).toBe('/clients/client-jonah/notes/note-1');
  expect(sent).toContainEqual({ name: 'MarkNotificationsRead', variables: { input: { ids: ['1'] } } });
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
});

it('marks all as read, shows earlier ones, and says so when there is nothing', async () => {
  const first = list([told('2')], 'cursor');
  const { user, sent } = renderApp(<BellButton className="x" named />, {
    answers: [
      answer(BellDocument, count(1, told('2'))),
      answer(BellListDocument, ({ after }) =>
        after ? list([told('1', { readAt: '2026-11-24T11:00:00Z', kind: 'CARE_PLAN_PROPOSED' })]) : first,
      ),
      marked,
    ],
  });
  await user.click(await screen.findByRole('button', { name: /^Notices/ }));
  await user.click(await screen.findByRole('button', { name: 'Show earlier ones' }));
  await screen.findByText(/waits for your agreement/);
  expect(screen.getAllByRole('listitem')).toHaveLength(2);
  await user.click(screen.getByRole('button', { name: 'Mark all as read' }));
  expect(sent).toContainEqual({ name: 'MarkNotificationsRead', variables: { input: {} } });
});

it('has an empty state', async () => {
  const { user } = renderApp(<BellButton className="x" named />, {
    answers: [answer(BellDocument, count(0, null)), answer(BellListDocument, list([]))],
  });
  await user.click(await screen.findByRole('button', { name: 'Notices' }));
  await screen.findByText('Nothing so far');
});

it('announces what comes: politely, a crisis to the practice at once, and nothing that was there before', async () => {
  let now = count(1, told('1'));
  const { client, user, address } = renderApp(<BellButton className="x" />, {
    answers: [answer(BellDocument, () => now)],
  });
  await screen.findByRole('button', { name: /1 unread/ });
  const polite = screen.getAllByRole('status').find((one) => one.className === 'visually-hidden');
  expect(polite).toBeEmptyDOMElement();
  now = count(2, told('2', { kind: 'HANDOFF' }));
  await lookAgain(client);
  await waitFor(() => expect(polite).toHaveTextContent('New: Bodywork has something for psychotherapy'));
  expect(screen.getByRole('alert')).toBeEmptyDOMElement();
  now = count(3, told('3', { urgent: true, subjectId: 'flag-3' }));
  await lookAgain(client);
  await waitFor(() => expect(screen.getByRole('alert')).toHaveTextContent('Crisis.'));
  await user.click(screen.getByRole('link', { name: 'Open it' }));
  expect(address()).toBe('/flags/flag-3');
  expect(screen.getByRole('alert')).toBeEmptyDOMElement();
});

it('R19: is calm to a client, whatever it is', async () => {
  const mine = { aboutViewer: true, urgent: true, kind: 'DISTRESS_FLAG_ACKNOWLEDGED' };
  let now = count(0, null);
  const { client, user } = renderApp(<BellButton className="x" />, {
    viewer: JONAH,
    answers: [answer(BellDocument, () => now), answer(BellListDocument, list([told('2', mine)])), marked],
  });
  await screen.findByRole('button', { name: 'Notices' });
  now = count(1, told('2', mine));
  await lookAgain(client);
  await screen.findByText('New: Your care team has seen what you told them.');
  expect(screen.getByRole('alert')).toBeEmptyDOMElement();
  await user.click(screen.getByRole('button', { name: /1 unread/ }));
  const line = await screen.findByRole('link', { name: /Your care team has seen/ });
  expect(line).toHaveAttribute('href', '/support');
  expect(screen.getByRole('dialog').textContent).not.toMatch(/crisis|flag|alert/i);
});

it('a mail’s address leads on to the thing, and marks it read', async () => {
  const { sent, address } = renderApp(<NoticePage />, {
    viewer: MARA,
    at: '/notices/9',
    path: '/notices/:noticeId',
    answers: [
      answer(NoticeDocument, {
        __typename: 'Query',
        notification: told('9', { kind: 'BOUNDARIES_ACCEPTED' }),
      }),
      marked,
    ],
  });
  await screen.findByText('Another page');
  expect(address()).toBe('/clients/client-jonah/consent');
  expect(sent).toContainEqual({ name: 'MarkNotificationsRead', variables: { input: { ids: ['9'] } } });
});

it('somebody else’s is nothing; what leads nowhere says what it is', async () => {
  const { unmount } = renderApp(<NoticePage />, {
    at: '/notices/9',
    path: '/notices/:noticeId',
    answers: [answer(NoticeDocument, { __typename: 'Query', notification: null })],
  });
  await screen.findByText('There is nothing here for you to see');
  unmount();
  renderApp(<NoticePage />, {
    at: '/notices/9',
    path: '/notices/:noticeId',
    answers: [
      answer(NoticeDocument, {
        __typename: 'Query',
        notification: told('9', { kind: 'CARE_TEAM_PROPOSED', client: null }),
      }),
      marked,
    ],
  });
  await screen.findByText('You were proposed for the care team of a client.');
});
