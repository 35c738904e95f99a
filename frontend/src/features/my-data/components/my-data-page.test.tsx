import { expect, it, jest } from '@jest/globals';
import { screen } from '@testing-library/react';
import { MakeMyCopyDocument, type MakeMyCopyMutation, MyCopiesDocument } from '../../../generated/my-data.ts';
import { answer } from '../../../testing/answers.ts';
import { JONAH, renderApp } from '../../../testing/render-app.tsx';
import { MyDataPage } from './my-data-page.tsx';

const show = (make: (variables: unknown) => MakeMyCopyMutation['makeRecordCopy']) =>
  renderApp(<MyDataPage />, {
    viewer: JONAH,
    answers: [
      answer(MyCopiesDocument, {
        __typename: 'Query',
        client: {
          __typename: 'Client',
          id: 'client-jonah',
          recordCopies: [{ __typename: 'RecordCopy', id: 'old', format: 'FHIR', at: '2026-11-20T10:00:00Z' }],
        },
      }),
      answer(
        MakeMyCopyDocument,
        (variables): MakeMyCopyMutation => ({
          __typename: 'Mutation',
          makeRecordCopy: make(variables),
        }),
      ),
    ],
  });

it('says what a copy holds, what it leaves out, and which were made', async () => {
  show(() => ({ __typename: 'RecordCopy', id: 'copy', format: 'JSON' }));
  expect(await screen.findByText('for another health system (FHIR)')).toBeInTheDocument();
  expect(screen.getByText(/Private working notes/)).toBeInTheDocument();
  expect(screen.getByRole('link', { name: 'Who opened my record' })).toHaveAttribute('href', '/who-opened');
});

it('asks for the password once more when it has been a while, and then fetches the file', async () => {
  const fetched: string[] = [];
  const click = jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (
    this: HTMLElement,
  ) {
    fetched.push(this.getAttribute('href') ?? '');
  });
  const { user, sent } = show((variables) =>
    (variables as { input: { password: string | null } }).input.password === 'right'
      ? { __typename: 'RecordCopy', id: 'copy', format: 'FHIR' }
      : {
          __typename: 'Reauthenticate',
          code: 'REAUTHENTICATE',
          message: 'Please give your password once more.',
        },
  );
  await user.click(screen.getByRole('button', { name: 'Download for others' }));
  expect(await screen.findByText('Please give your password once more.')).toBeInTheDocument();
  expect(fetched).toEqual([]);
  await user.type(screen.getByLabelText('Your password'), 'right{Enter}');
  expect(await screen.findByText('Your copy is on its way to your device.')).toBeInTheDocument();
  expect(fetched).toEqual(['/record-copies/copy.fhir.json']);
  expect(sent.filter(({ name }) => name === 'MakeMyCopy').at(-1)?.variables).toEqual({
    input: { clientId: 'client-jonah', format: 'FHIR', password: 'right' },
  });
  expect(screen.queryByLabelText('Your password')).not.toBeInTheDocument();
  click.mockRestore();
});

it('says it in words when there were too many', async () => {
  const { user } = show(() => ({
    __typename: 'RateLimited',
    code: 'RATE_LIMITED',
    message: 'You have made several copies within the last hour. Please try again later.',
  }));
  await user.click(screen.getByRole('button', { name: 'Download the file' }));
  expect(await screen.findByText(/several copies within the last hour/)).toBeInTheDocument();
});
