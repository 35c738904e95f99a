import { expect, it } from '@jest/globals';
import { screen, waitFor } from '@testing-library/react';
import {
  AskForWeeksDocument,
  MyPlanningDocument,
  PracticePhoneDocument,
  TakeBackPlanningDocument,
} from '../../../generated/appointments.ts';
import { answer } from '../../../testing/answers.ts';
import { JONAH, renderApp } from '../../../testing/render-app.tsx';
import { CallThePractice } from './call-the-practice.tsx';
import { ComingWeeks } from './coming-weeks.tsx';

const WISH = {
  __typename: 'PlanningRequest' as const,
  id: 'wish',
  note: 'Mondays are free now.',
  askedAt: '2026-11-20T10:00:00.000Z',
};
const mine = (mayAskForPlanning: boolean, planningRequest: typeof WISH | null = null) =>
  answer(MyPlanningDocument, {
    __typename: 'Query',
    client: { __typename: 'Client', id: 'client-jonah', mayAskForPlanning, planningRequest },
  });
const asked = answer(AskForWeeksDocument, {
  __typename: 'Mutation',
  askForPlanning: { __typename: 'PlanningRequest', id: 'wish', state: 'OPEN' },
});

it('asks the team in one tap, with a line that may be left out', async () => {
  const { user, sent } = renderApp(<ComingWeeks />, { viewer: JONAH, answers: [mine(true), asked] });
  await user.click(await screen.findByRole('button', { name: 'Ask my team' }));
  await waitFor(() =>
    expect(sent).toContainEqual({
      name: 'AskForWeeks',
      variables: {
        input: { clientId: 'client-jonah', note: null, idempotencyKey: expect.any(String) },
      },
    }),
  );
  expect(await screen.findByText('Asked. Your care team is told.')).toBeInTheDocument();
});

it('sends the line, and says why it cannot be', async () => {
  const refused = answer(AskForWeeksDocument, {
    __typename: 'Mutation',
    askForPlanning: {
      __typename: 'Conflict',
      code: 'CONFLICT',
      message: 'You have asked already. Your care team sees it.',
    },
  });
  const { user, sent } = renderApp(<ComingWeeks />, { viewer: JONAH, answers: [mine(true), refused] });
  await user.type(await screen.findByLabelText(/Anything they should know/), 'Mondays');
  await user.click(screen.getByRole('button', { name: 'Ask my team' }));
  expect(await screen.findByRole('alert')).toHaveTextContent('You have asked already.');
  expect(sent.at(-1)?.variables).toMatchObject({ input: { note: 'Mondays' } });
});

it('shows what is asked for, and takes it back', async () => {
  const gone = answer(TakeBackPlanningDocument, {
    __typename: 'Mutation',
    closePlanningRequest: { __typename: 'PlanningRequest', id: 'wish', state: 'WITHDRAWN' },
  });
  const { user, sent } = renderApp(<ComingWeeks />, { viewer: JONAH, answers: [mine(false, WISH), gone] });
  expect(await screen.findByText(/Mondays are free now/)).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Take it back' }));
  await waitFor(() =>
    expect(sent).toContainEqual({
      name: 'TakeBackPlanning',
      variables: { input: { clientId: 'client-jonah', requestId: 'wish' } },
    }),
  );
});

it('is not there where there is nothing to ask for', async () => {
  const { sent } = renderApp(<ComingWeeks />, { viewer: JONAH, answers: [mine(false)] });
  await waitFor(() => expect(sent).toHaveLength(1));
  expect(screen.queryByRole('button')).toBeNull();
});

it('the number of the practice is a tap away, where there is one', async () => {
  const phone = (number: string | null) =>
    answer(PracticePhoneDocument, {
      __typename: 'Query',
      viewer: {
        __typename: 'Viewer',
        userId: 'user-jonah',
        practice: { __typename: 'Practice', id: 'practice-1', phone: number },
      },
    });
  const { unmount } = renderApp(<CallThePractice />, { viewer: JONAH, answers: [phone('020 7946 0000')] });
  const link = await screen.findByRole('link', { name: 'Call the practice: 020 7946 0000' });
  expect(link.getAttribute('href')).toBe('tel:02079460000');
  unmount();
  const { sent } = renderApp(<CallThePractice />, { viewer: JONAH, answers: [phone(null)] });
  await waitFor(() => expect(sent).toHaveLength(1));
  expect(screen.queryByRole('link')).toBeNull();
});
