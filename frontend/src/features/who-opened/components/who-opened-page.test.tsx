import { expect, it } from '@jest/globals';
import { screen, within } from '@testing-library/react';
import { WhoOpenedDocument, type WhoOpenedQuery } from '../../../generated/who-opened.ts';
import { answer } from '../../../testing/answers.ts';
import { JONAH, renderApp } from '../../../testing/render-app.tsx';
import { WhoOpenedPage } from './who-opened-page.tsx';

type Node = NonNullable<WhoOpenedQuery['client']>['accessLog']['edges'][number]['node'];

const event = (id: string, at: string, over: Partial<Node> = {}) => ({
  __typename: 'AccessEventEdge' as const,
  node: {
    __typename: 'AccessEvent' as const,
    id,
    at,
    who: 'Tomas Reyes',
    role: 'PSYCHOTHERAPIST' as const,
    what: 'read your notes',
    ground: 'emergency access',
    changed: false,
    own: false,
    reason: null,
    ...over,
  },
});

const show = (
  pages: (variables: Record<string, unknown>) => ReturnType<typeof event>[],
  endCursor: string | null = null,
) =>
  renderApp(<WhoOpenedPage />, {
    viewer: JONAH,
    answers: [
      answer(
        WhoOpenedDocument,
        (variables): WhoOpenedQuery => ({
          __typename: 'Query',
          client: {
            __typename: 'Client',
            id: 'client-jonah',
            accessLog: {
              __typename: 'AccessEventConnection',
              edges: pages(variables),
              pageInfo: {
                __typename: 'PageInfo',
                hasNextPage: endCursor !== null && variables['after'] === null,
                endCursor,
              },
            },
          },
        }),
      ),
    ],
  });

it('tells day by day who did what, why in an emergency, and the same once', async () => {
  show(() => [
    event('3', '2026-11-24T19:52:00Z'),
    event('2', '2026-11-24T19:43:00Z'),
    event('1', '2026-11-24T19:40:00Z', {
      what: 'opened your record in an emergency',
      reason: 'You rang at night.',
    }),
    event('0', '2026-11-23T09:00:00Z', {
      who: 'Rowan Ellery',
      role: 'ADMINISTRATOR',
      ground: 'administration',
    }),
  ]);
  const day = await screen.findByRole('region', { name: 'Tuesday, 24 November' });
  const lines = within(day).getAllByRole('listitem');
  expect(lines).toHaveLength(2);
  expect(lines[0]).toHaveTextContent(
    'Tomas Reyes read your notes.psychotherapist · emergency access · 2 times, 19:43 to 19:52',
  );
  expect(lines[1]).toHaveTextContent('“You rang at night.”');
  expect(screen.getByRole('region', { name: 'Monday, 23 November' })).toHaveTextContent(
    'administration · 09:00',
  );
});

it('adds what the client did when asked, and earlier days', async () => {
  const { user, sent } = show(
    ({ own, after }) => [
      ...(after === null ? [event('9', '2026-11-24T10:00:00Z')] : [event('1', '2026-11-02T10:00:00Z')]),
      ...(own ? [event('8', '2026-11-24T09:00:00Z', { own: true, role: 'CLIENT' })] : []),
    ],
    'place',
  );
  await user.click(await screen.findByRole('button', { name: 'Show earlier days' }));
  expect(await screen.findByRole('region', { name: 'Monday, 2 November' })).toBeInTheDocument();
  expect(screen.getByRole('region', { name: 'Tuesday, 24 November' })).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Show what I did, too' }));
  expect(await screen.findByText('You read your notes.')).toBeInTheDocument();
  expect(sent.at(-1)?.variables).toMatchObject({ clientId: 'client-jonah', own: true, after: null });
});

it('says so when nobody has opened it', async () => {
  show(() => []);
  expect(await screen.findByText('Nobody but you has opened it so far.')).toBeInTheDocument();
});
