import { expect, it, jest } from '@jest/globals';
import { screen, waitFor } from '@testing-library/react';
import { ClientPlanningRequestDocument, SettlePlanningDocument } from '../../../generated/scheduling.ts';
import { answer } from '../../../testing/answers.ts';
import { renderApp } from '../../../testing/render-app.tsx';
import { PlanningWish } from './planning-wish.tsx';

const JONAH = { id: 'jonah', name: 'Jonah Whitfield' };
const WISH = {
  __typename: 'PlanningRequest' as const,
  id: 'wish',
  note: 'Mondays are free now.',
  askedAt: '2026-11-20T10:00:00.000Z',
};
const open = (planningRequest: typeof WISH | null) =>
  answer(ClientPlanningRequestDocument, {
    __typename: 'Query',
    client: { __typename: 'Client', id: 'jonah', planningRequest },
  });

it('says what the client asks for, leads to planning, and is settled by hand', async () => {
  const onPlan = jest.fn();
  const settled = answer(SettlePlanningDocument, {
    __typename: 'Mutation',
    closePlanningRequest: { __typename: 'PlanningRequest', id: 'wish', state: 'CLOSED' },
  });
  const { user, sent } = renderApp(<PlanningWish client={JONAH} onPlan={onPlan} />, {
    answers: [open(WISH), settled],
  });
  expect(await screen.findByText('Jonah asks you to plan the coming weeks')).toBeInTheDocument();
  expect(screen.getByText(/Mondays are free now/)).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Plan them' }));
  expect(onPlan).toHaveBeenCalledTimes(1);
  await user.click(screen.getByRole('button', { name: 'Settled otherwise' }));
  expect(await screen.findByText('Settled. Jonah is told.')).toBeInTheDocument();
  expect(sent).toContainEqual({
    name: 'SettlePlanning',
    variables: { input: { clientId: 'jonah', requestId: 'wish' } },
  });
});

it('is not there where nothing is asked for', async () => {
  const { sent } = renderApp(<PlanningWish client={JONAH} onPlan={() => undefined} />, {
    answers: [open(null)],
  });
  await waitFor(() => expect(sent).toHaveLength(1));
  expect(screen.queryByRole('button')).toBeNull();
});
