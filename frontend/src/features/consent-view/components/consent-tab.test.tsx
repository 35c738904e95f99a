import { expect, it } from '@jest/globals';
import { screen, within } from '@testing-library/react';
import {
  BoundaryVersionsDocument,
  ConsentViewDocument,
  type ConsentViewQuery,
  ProposeBoundariesDocument,
  WithdrawProposalDocument,
} from '../../../generated/consent-view.ts';
import { RecordContext, type RecordHead } from '../../../lib/record.tsx';
import { answer } from '../../../testing/answers.ts';
import { INES, renderApp } from '../../../testing/render-app.tsx';
import { ConsentTab } from './consent-tab.tsx';

type Client = NonNullable<ConsentViewQuery['client']>;

const CLIENT: Client = {
  __typename: 'Client',
  id: 'amal',
  name: 'Amal Haddad',
  preferredName: null,
  viewerCan: { __typename: 'ClientCapabilities', proposeBoundaries: true },
  boundaries: {
    __typename: 'Boundaries',
    version: 2,
    maxPressure: 2,
    regions: [{ __typename: 'RegionBoundary', region: 'foot-left', choice: 'NEVER' }],
    draping: 'I stay clothed',
    clothing: null,
    scent: false,
    talk: 'Quiet',
    music: 'None',
    light: null,
    position: null,
    stopSignal: 'harbour',
    note: null,
    whatHelps: null,
    changedAt: '2026-11-01T10:00:00Z',
  },
  boundariesSinceMySession: {
    __typename: 'BoundariesSince',
    sessionAt: '2026-10-01T10:00:00Z',
    changes: ['Never from now on: left foot.'],
  },
  boundaryProposals: [],
  sharing: [
    {
      __typename: 'SharingConsent',
      category: 'PLAN',
      discipline: 'MASSAGE',
      granted: true,
      member: null,
      since: null,
    },
    {
      __typename: 'SharingConsent',
      category: 'MEASURES',
      discipline: 'MASSAGE',
      granted: false,
      member: null,
      since: null,
    },
  ],
};

const RECORD: RecordHead = {
  id: 'amal',
  name: 'Amal Haddad',
  preferredName: null,
  phase: null,
  hold: 'NONE',
  careTeam: [],
  viewerCan: {
    raiseFlag: true,
    liftHold: false,
    writeProgressNote: false,
    writeSessionResponse: true,
    editPlan: false,
    book: true,
    bookJointly: true,
  },
};

const settled = (state: 'PROPOSED' | 'WITHDRAWN') =>
  ({ __typename: 'BoundaryProposal', id: 'proposal', state }) as const;

const show = (over: Partial<Client> = {}) =>
  renderApp(
    <RecordContext value={RECORD}>
      <ConsentTab />
    </RecordContext>,
    {
      viewer: INES,
      answers: [
        answer(ConsentViewDocument, { __typename: 'Query', client: { ...CLIENT, ...over } }),
        answer(BoundaryVersionsDocument, {
          __typename: 'Query',
          client: {
            __typename: 'Client',
            id: 'amal',
            boundaryVersions: {
              __typename: 'BoundaryVersionConnection',
              edges: [
                {
                  __typename: 'BoundaryVersionEdge',
                  node: {
                    __typename: 'BoundaryVersion',
                    version: 2,
                    changedAt: '2026-11-01T10:00:00Z',
                    changedBy: 'Amal Haddad',
                    changes: ['No scent any more.'],
                    proposedBy: null,
                  },
                },
              ],
              pageInfo: { __typename: 'PageInfo', hasNextPage: false, endCursor: null },
            },
          },
        }),
        answer(ProposeBoundariesDocument, {
          __typename: 'Mutation',
          proposeBoundaries: settled('PROPOSED'),
        }),
        answer(WithdrawProposalDocument, {
          __typename: 'Mutation',
          withdrawBoundaryProposal: settled('WITHDRAWN'),
        }),
      ],
    },
  );

it('shows what holds, what changed since the last session, the versions, and sharing to read alone', async () => {
  show();
  expect(await screen.findByText('Changed since your last session')).toBeInTheDocument();
  expect(screen.getByText('Never from now on: left foot.')).toBeInTheDocument();
  expect(screen.getAllByRole('img')[0]).toHaveAccessibleName(/Left foot: never/);
  expect(screen.getByText('“harbour”')).toBeInTheDocument();
  expect(await screen.findByText('No scent any more.')).toBeInTheDocument();
  expect(screen.getByText('Amal decides')).toBeInTheDocument();
  expect(screen.getByText('shared')).toBeInTheDocument();
  expect(screen.getByText('not shared')).toBeInTheDocument();
  expect(screen.queryByRole('switch')).not.toBeInTheDocument();
});

it('proposes only what was named, with a reason', async () => {
  const { user, sent } = show();
  await user.click(await screen.findByRole('button', { name: 'Propose a change' }));
  const dialog = within(await screen.findByRole('dialog', {}, { timeout: 20_000 }));
  await user.type(dialog.getByLabelText(/^Why, in plain words/), 'Your hands were cold.');
  await user.click(dialog.getByRole('button', { name: 'Left hand' }));
  expect(dialog.getByRole('button', { name: /^Left groin/ })).toHaveAttribute('aria-disabled', 'true');
  await user.type(dialog.getByLabelText('Position'), 'On the side');
  await user.click(dialog.getByRole('button', { name: 'Propose' }));
  expect(await screen.findByText('Proposed. It holds when Amal accepts it.')).toBeInTheDocument();
  expect(sent).toContainEqual({
    name: 'ProposeBoundaries',
    variables: {
      input: {
        clientId: 'amal',
        reason: 'Your hands were cold.',
        regions: [{ region: 'hand-left', choice: 'ASK_FIRST' }],
        position: 'On the side',
        idempotencyKey: expect.any(String),
      },
    },
  });
});

it('shows what waits for the client, and its author can take it back', async () => {
  const { user, sent } = show({
    boundaryProposals: [
      {
        __typename: 'BoundaryProposal',
        id: 'proposal',
        reason: 'Your breath gets short.',
        changes: ['Position: “On the side”.'],
        own: true,
        proposedAt: '2026-11-20T10:00:00Z',
        proposedBy: { __typename: 'Member', id: 'ines', name: 'Ines Okafor' },
      },
    ],
  });
  expect(await screen.findByText('Position: “On the side”.')).toBeInTheDocument();
  expect(screen.queryByRole('button', { name: 'Propose a change' })).not.toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Take it back' }));
  expect(sent).toContainEqual({
    name: 'WithdrawProposal',
    variables: { input: { proposalId: 'proposal' } },
  });
});
