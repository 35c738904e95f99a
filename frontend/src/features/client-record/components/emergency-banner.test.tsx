import { expect, it } from '@jest/globals';
import { screen, waitFor } from '@testing-library/react';
import { EndEmergencyDocument } from '../../../generated/client-record.ts';
import { answer } from '../../../testing/answers.ts';
import { renderApp } from '../../../testing/render-app.tsx';
import { EmergencyBanner } from './emergency-banner.tsx';

it('says how long the record is open still, and ends it', async () => {
  const endsAt = new Date(Date.now() + 38 * 60_000).toISOString();
  const { user, sent, address } = renderApp(
    <EmergencyBanner access={{ id: 'e', endsAt }} clientName="Petra Novak" />,
    {
      at: '/clients/petra/overview',
      answers: [
        answer(EndEmergencyDocument, {
          __typename: 'Mutation',
          endEmergencyAccess: { __typename: 'EmergencyAccess', id: 'e', open: false },
        }),
      ],
    },
  );
  expect(screen.getByRole('note')).toHaveTextContent(/To read only, until \d\d:\d\d \(38 min left\)/);
  await user.click(screen.getByRole('button', { name: 'End now' }));
  expect(sent.at(-1)).toMatchObject({
    name: 'EndEmergency',
    variables: { input: { emergencyAccessId: 'e' } },
  });
  await waitFor(() => expect(address()).toBe('/clients'));
  expect(await screen.findByText('The record of Petra Novak is closed.')).toBeInTheDocument();
});
