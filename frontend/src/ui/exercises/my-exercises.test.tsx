import { expect, it } from '@jest/globals';
import { screen, waitFor } from '@testing-library/react';
import { MarkExerciseDocument, MyExercisesDocument, type MyExercisesQuery } from '../../generated/ui.ts';
import { answer } from '../../testing/answers.ts';
import { JONAH, renderApp } from '../../testing/render-app.tsx';
import { MyExercises } from './my-exercises.tsx';

type PlanExercise = NonNullable<MyExercisesQuery['client']>['planExercises'][number];

const exercise = (over: Partial<PlanExercise> = {}): PlanExercise => ({
  __typename: 'PlanExercise',
  id: 'breath',
  exercise: 'OCEAN_BREATH',
  inSeconds: 4,
  outSeconds: 6,
  minutes: 5,
  sentence: 'Before sleep.',
  assignedBy: 'Dr Mara Lindqvist',
  endedAt: null,
  doneOn: [],
  shownOn: [],
  ...over,
});
const today = new Date().toISOString().slice(0, 10);

const show = (planExercises: PlanExercise[], one = false) =>
  renderApp(<MyExercises clientId="client-jonah" one={one} />, {
    viewer: JONAH,
    answers: [
      answer(MyExercisesDocument, {
        __typename: 'Query',
        client: { __typename: 'Client', id: 'client-jonah', planExercises },
      }),
      answer(MarkExerciseDocument, {
        __typename: 'Mutation',
        markExercise: { __typename: 'PlanExercise', id: 'breath', doneOn: [today], shownOn: [] },
      }),
    ],
  });

it('leads into the exercise as it was given, and marks nothing by itself', async () => {
  const { user, sent } = show([exercise()]);
  expect(await screen.findByText('An exercise from Mara, if you like')).toBeInTheDocument();
  expect(screen.getByRole('link', { name: 'Begin' })).toHaveAttribute(
    'href',
    '/grounding?exercise=OCEAN_BREATH&in=4&out=6&minutes=5',
  );
  expect(screen.queryByRole('switch')).not.toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Mark as done today' }));
  await waitFor(() =>
    expect(sent.find(({ name }) => name === 'MarkExercise')?.variables).toEqual({
      input: { exerciseId: 'breath', done: true },
    }),
  );
});

it('a mark is for oneself until it is shown by hand', async () => {
  const { user, sent } = show([exercise({ doneOn: [today] })]);
  const shown = await screen.findByRole('switch', { name: 'Marked for today, for yourself' });
  expect(shown).not.toBeChecked();
  await user.click(shown);
  await waitFor(() =>
    expect(sent.find(({ name }) => name === 'MarkExercise')?.variables).toEqual({
      input: { exerciseId: 'breath', done: true, shown: true },
    }),
  );
});

it('one thing alone at home, and nothing that has ended', async () => {
  show(
    [
      exercise({ id: 'over', sentence: 'Over.', endedAt: '2026-11-01T10:00:00Z' }),
      exercise(),
      exercise({ id: 'second', sentence: 'Second.' }),
    ],
    true,
  );
  expect(await screen.findByText('Before sleep.')).toBeInTheDocument();
  expect(screen.queryByText('Over.')).not.toBeInTheDocument();
  expect(screen.queryByText('Second.')).not.toBeInTheDocument();
});
