import { expect, it, jest } from '@jest/globals';
import { screen, waitFor } from '@testing-library/react';
import { OpenInEmergencyDocument } from '../../../generated/emergency.ts';
import { answer } from '../../../testing/answers.ts';
import { renderApp } from '../../../testing/render-app.tsx';
import { OpenInEmergencyDialog } from './open-in-emergency-dialog.tsx';

const fill = async ({ user }: ReturnType<typeof renderApp>) => {
  await user.type(screen.getByLabelText('Name of the client'), 'Petra Novak');
  await user.type(screen.getByLabelText('Why is this needed now?'), 'She rang the on-call line tonight.');
  await user.click(screen.getByRole('button', { name: 'Open the record' }));
};

it('says what will happen, and leads to the record that it opened', async () => {
  const onClose = jest.fn();
  const view = renderApp(<OpenInEmergencyDialog onClose={onClose} />, {
    at: '/clients',
    answers: [
      answer(OpenInEmergencyDocument, {
        __typename: 'Mutation',
        openInEmergency: {
          __typename: 'EmergencyAccess',
          id: 'e',
          client: { __typename: 'Client', id: 'petra', name: 'Petra Novak' },
        },
      }),
    ],
  });
  expect(screen.getByText(/open to you for 4 hours, to read/)).toBeInTheDocument();
  expect(screen.getByText(/owner of the practice are told at once/)).toBeInTheDocument();
  await fill(view);
  expect(view.sent.at(-1)?.variables['input']).toMatchObject({
    clientName: 'Petra Novak',
    reason: 'She rang the on-call line tonight.',
  });
  expect(onClose).toHaveBeenCalled();
  await waitFor(() => expect(view.address()).toBe('/clients/petra/overview'));
});

it('says that a name is not found without saying who is, and how long to wait', async () => {
  const view = renderApp(<OpenInEmergencyDialog onClose={() => undefined} />, {
    answers: [
      answer(OpenInEmergencyDocument, {
        __typename: 'Mutation',
        openInEmergency: { __typename: 'NotFound', code: 'NOT_FOUND', message: 'This does not exist.' },
      }),
    ],
  });
  await fill(view);
  expect(await screen.findByRole('alert')).toHaveTextContent('No client here has exactly this name');
});

it('says how long to wait after too many tries', async () => {
  const view = renderApp(<OpenInEmergencyDialog onClose={() => undefined} />, {
    answers: [
      answer(OpenInEmergencyDocument, {
        __typename: 'Mutation',
        openInEmergency: {
          __typename: 'RateLimited',
          code: 'RATE_LIMITED',
          message: 'Too many tries.',
          retryAfterSeconds: 2_400,
        },
      }),
    ],
  });
  await fill(view);
  expect(await screen.findByRole('alert')).toHaveTextContent('Please try again in 40 min.');
});
