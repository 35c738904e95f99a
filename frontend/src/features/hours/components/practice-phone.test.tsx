import { expect, it } from '@jest/globals';
import { screen } from '@testing-library/react';
import { PracticeNumberDocument, SetPracticePhoneDocument } from '../../../generated/hours.ts';
import { answer } from '../../../testing/answers.ts';
import { renderApp } from '../../../testing/render-app.tsx';
import { PracticePhone } from './practice-phone.tsx';

const now = answer(PracticeNumberDocument, {
  __typename: 'Query',
  viewer: {
    __typename: 'Viewer',
    userId: 'user-mara',
    practice: { __typename: 'Practice', id: 'practice-1', phone: '020 7946 0000' },
  },
});

it('keeps another number, and says beside the field when it is none', async () => {
  const refused = answer(SetPracticePhoneDocument, {
    __typename: 'Mutation',
    setPracticePhone: {
      __typename: 'InvalidInput',
      code: 'INVALID',
      message: 'Please look at what you gave.',
      fields: [
        { __typename: 'FieldProblem', path: 'phone', message: 'Please give a number that can be dialled.' },
      ],
    },
  });
  const { user, sent } = renderApp(<PracticePhone />, { answers: [now, refused] });
  const field = await screen.findByLabelText('Number of the practice');
  expect(field).toHaveValue('020 7946 0000');
  await user.clear(field);
  await user.type(field, 'harbour');
  await user.click(screen.getByRole('button', { name: 'Keep it' }));
  expect(sent.at(-1)).toEqual({ name: 'SetPracticePhone', variables: { input: { phone: 'harbour' } } });
  expect(await screen.findByText('Please give a number that can be dialled.')).toBeInTheDocument();
});
