import { expect, it } from '@jest/globals';
import { screen, within } from '@testing-library/react';
import { MySharingDocument } from '../../../generated/my-sharing.ts';
import { answer } from '../../../testing/answers.ts';
import { JONAH, renderApp } from '../../../testing/render-app.tsx';
import { MySharingPage } from './my-sharing-page.tsx';

it('says by name who can read what; what nobody granted is not shared', async () => {
  renderApp(<MySharingPage />, {
    viewer: JONAH,
    answers: [
      answer(MySharingDocument, {
        __typename: 'Query',
        client: {
          __typename: 'Client',
          id: 'client-jonah',
          sharing: [
            {
              __typename: 'SharingConsent',
              category: 'PLAN',
              discipline: 'MASSAGE',
              granted: true,
              since: '2026-11-01T10:00:00Z',
            },
          ],
          careTeam: [
            {
              __typename: 'CareTeamMember',
              id: 'p',
              discipline: 'MASSAGE',
              state: 'ACTIVE',
              member: { __typename: 'Member', id: 'ines', name: 'Ines Okafor' },
            },
          ],
        },
      }),
    ],
  });
  const shared = await screen.findByRole('region', { name: 'Shared' });
  expect(within(shared).getByText('Ines can read the care plan.')).toBeInTheDocument();
  const kept = screen.getByRole('region', { name: 'Not shared' });
  expect(within(kept).getByText('Ines cannot read summaries from psychotherapy.')).toBeInTheDocument();
  expect(within(kept).getAllByRole('listitem')).toHaveLength(5);
});
