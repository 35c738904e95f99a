import { expect, it } from '@jest/globals';
import { screen } from '@testing-library/react';
import {
  CrisisLinesDocument,
  OrderCrisisLinesDocument,
  SaveCrisisLineDocument,
} from '../../../generated/crisis-lines.ts';
import { answer } from '../../../testing/answers.ts';
import { MARA, renderApp } from '../../../testing/render-app.tsx';
import { CrisisLinesPage } from './crisis-lines-page.tsx';
import type { Line } from './line.ts';

const ROWAN = { ...MARA, roles: ['OWNER' as const] };
const line = (id: string, over: Partial<Line> = {}): Line => ({
  __typename: 'CrisisLine',
  id,
  version: 1,
  name: `Line ${id}`,
  phone: '020 7946 0112',
  text: null,
  url: null,
  region: 'GB',
  checkedOn: '2026-11-01',
  old: false,
  ...over,
});
const open = (lines: Line[]) =>
  renderApp(<CrisisLinesPage />, {
    viewer: ROWAN,
    answers: [
      answer(CrisisLinesDocument, {
        __typename: 'Query',
        crisisLines: { __typename: 'CrisisLines', lines },
        crisisResources: [
          {
            __typename: 'CrisisResource',
            name: 'Emergency services',
            phone: '999',
            region: 'GB',
            checkedOn: '2026-11-01',
          },
        ],
      }),
      answer(OrderCrisisLinesDocument, {
        __typename: 'Mutation',
        orderCrisisLines: { __typename: 'CrisisLines', lines },
      }),
      answer(SaveCrisisLineDocument, {
        __typename: 'Mutation',
        saveCrisisLine: {
          __typename: 'InvalidInput',
          code: 'INVALID',
          message: 'Please look at what you entered.',
          fields: [
            {
              __typename: 'FieldProblem',
              path: 'phone',
              message: 'Please give a number that can be dialled.',
            },
          ],
        },
      }),
    ],
  });

it('warns where nobody is named, and says what clients see instead', async () => {
  open([]);
  expect(await screen.findByText('The practice has named nobody yet')).toBeInTheDocument();
  expect(screen.getByText(/Emergency services 999/)).toBeInTheDocument();
});

it('asks for numbers to be checked again, and puts lines into another order', async () => {
  const { user, sent } = open([line('a'), line('b', { old: true, checkedOn: '2026-01-01' })]);
  expect(await screen.findByText('Please check these numbers again')).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Move Line b up' }));
  expect(sent.find((one) => one.name === 'OrderCrisisLines')?.variables['input']).toEqual({
    ids: ['b', 'a'],
  });
  expect(screen.getByRole('button', { name: 'Move Line a up' })).toBeDisabled();
});

it('says at its field what is wrong with a line', async () => {
  const { user } = open([line('a')]);
  await user.click(await screen.findByRole('button', { name: 'Add a line' }));
  await user.type(await screen.findByLabelText('Name'), 'Night line');
  await user.type(screen.getByLabelText('Number to call'), 'ask me');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(await screen.findByText('Please give a number that can be dialled.')).toBeInTheDocument();
  expect(screen.getByLabelText('Number to call')).toHaveValue('ask me');
});
