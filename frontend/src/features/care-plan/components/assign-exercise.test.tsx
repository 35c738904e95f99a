import { expect, it } from '@jest/globals';
import { screen, waitFor } from '@testing-library/react';
import { AssignExerciseDocument } from '../../../generated/care-plan.ts';
import { answer } from '../../../testing/answers.ts';
import { MARA, renderApp } from '../../../testing/render-app.tsx';
import { AssignExercise } from './assign-exercise.tsx';

const added = answer(AssignExerciseDocument, {
  __typename: 'Mutation',
  assignExercise: { __typename: 'PlanExercise', id: 'new' },
});

it('adds a breath with its length, and an exercise at one’s own pace without', async () => {
  let done = 0;
  const { user, sent } = renderApp(
    <AssignExercise
      clientId="client-jonah"
      onDone={() => {
        done += 1;
      }}
    />,
    { viewer: MARA, answers: [added] },
  );
  expect(screen.getByRole('button', { name: 'Add it' })).toBeDisabled();
  await user.type(screen.getByLabelText('When, or what for'), 'Before sleep');
  await user.click(screen.getByRole('button', { name: 'Add it' }));
  const last = () => sent.findLast(({ name }) => name === 'AssignExercise')?.variables['input'];
  await waitFor(() => expect(done).toBe(1));
  expect(last()).toMatchObject({ exercise: 'OCEAN_BREATH', inSeconds: 4, outSeconds: 6, minutes: null });
  await user.selectOptions(screen.getByLabelText('Exercise'), 'THREE_PART_BREATH');
  await user.click(screen.getByRole('button', { name: 'Add it' }));
  await waitFor(() => expect(done).toBe(2));
  expect(last()).toMatchObject({ exercise: 'THREE_PART_BREATH', inSeconds: 4, outSeconds: 4 });
  await user.selectOptions(screen.getByLabelText('Exercise'), 'FIVE_SENSES');
  expect(screen.queryByLabelText(/Seconds/)).not.toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Add it' }));
  await waitFor(() => expect(done).toBe(3));
  expect(last()).not.toHaveProperty('inSeconds');
});
