import { expect, it } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import {
  DeleteRecoveryDocument,
  KeepRecoveryDocument,
  RecoveryLogDocument,
} from '../../../generated/self-care.ts';
import { answer } from '../../../testing/answers.ts';
import { JONAH, MARA, renderApp } from '../../../testing/render-app.tsx';
import { RecoveryForm } from './recovery-form.tsx';
import { RecoveryList } from './recovery-list.tsx';
import { SelfCarePage } from './self-care-page.tsx';

const log = answer(RecoveryLogDocument, {
  __typename: 'Query',
  recoveryLog: [
    {
      __typename: 'RecoveryEntry',
      id: 'entry',
      at: '2026-11-18T12:10:00Z',
      heaviness: 7,
      helped: ['WALK', 'FOOD'],
      note: 'Along the water.',
    },
  ],
});

it('keeps how heavy it was, what helped and words, once', async () => {
  const { user, sent } = renderApp(<RecoveryForm />, {
    viewer: MARA,
    answers: [
      answer(KeepRecoveryDocument, {
        __typename: 'Mutation',
        keepRecovery: { __typename: 'RecoveryEntry', id: 'new' },
      }),
    ],
  });
  expect(screen.getByRole('button', { name: 'Keep it' })).toBeDisabled();
  await user.click(screen.getByRole('button', { name: '8' }));
  await user.click(screen.getByRole('checkbox', { name: 'A walk' }));
  await user.type(screen.getByLabelText('Words for yourself'), 'Eat first');
  await user.click(screen.getByRole('button', { name: 'Keep it' }));
  await waitFor(() =>
    expect(sent.find(({ name }) => name === 'KeepRecovery')?.variables).toEqual({
      input: { heaviness: 8, helped: ['WALK'], note: 'Eat first', idempotencyKey: expect.any(String) },
    }),
  );
  await waitFor(() => expect(screen.getByLabelText('Words for yourself')).toHaveValue(''));
});

it('shows the own log, says who reads it, and asks once before deleting for good', async () => {
  const { user, sent } = renderApp(<RecoveryList />, {
    viewer: MARA,
    answers: [
      log,
      answer(DeleteRecoveryDocument, {
        __typename: 'Mutation',
        deleteRecovery: { __typename: 'RecoveryDeleted', id: 'entry' },
      }),
    ],
  });
  const item = (await screen.findByText('Along the water.')).closest('li') as HTMLElement;
  expect(within(item).getByText(/a walk and food/)).toBeInTheDocument();
  expect(screen.getByText(/Only you can read it/)).toBeInTheDocument();
  await user.click(within(item).getByRole('button', { name: /^Delete the entry of/ }));
  expect(sent.some(({ name }) => name === 'DeleteRecovery')).toBe(false);
  await user.click(within(item).getByRole('button', { name: /for good$/ }));
  await waitFor(() => expect(sent.some(({ name }) => name === 'DeleteRecovery')).toBe(true));
});

it('is for those who treat clients', () => {
  renderApp(<SelfCarePage />, { viewer: JONAH, answers: [] });
  expect(screen.getByText('This is for those who treat clients')).toBeInTheDocument();
});
