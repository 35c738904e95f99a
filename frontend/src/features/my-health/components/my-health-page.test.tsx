import { expect, it } from '@jest/globals';
import { screen } from '@testing-library/react';
import {
  CompleteMyHealthDocument,
  MyHealthDocument,
  type MyHealthQuery,
  SaveMyHealthDocument,
} from '../../../generated/my-health.ts';
import { answer } from '../../../testing/answers.ts';
import { JONAH, renderApp } from '../../../testing/render-app.tsx';
import { MyHealthPage } from './my-health-page.tsx';

type Intake = NonNullable<NonNullable<MyHealthQuery['client']>['intake']>;

const INTAKE: Intake = {
  __typename: 'Intake',
  clientId: 'client-jonah',
  version: 2,
  state: 'DRAFT',
  completedAt: null,
  texts: [],
  entries: [
    {
      __typename: 'IntakeEntry',
      id: 'latex',
      kind: 'ALLERGY',
      code: 'LATEX',
      text: null,
      label: 'Latex',
      relevantToBodywork: true,
      notedAt: '2026-10-01T18:00:00Z',
      byClient: true,
      notedBy: null,
      regions: [],
      timesOfDay: [],
      effects: [],
    },
  ],
};

const open = (over: Partial<Intake> = {}) =>
  renderApp(<MyHealthPage />, {
    viewer: JONAH,
    answers: [
      answer(MyHealthDocument, {
        __typename: 'Query',
        client: { __typename: 'Client', id: 'client-jonah', intake: { ...INTAKE, ...over } },
      }),
      answer(SaveMyHealthDocument, {
        __typename: 'Mutation',
        saveIntake: { ...INTAKE, ...over, version: 3 },
      }),
      answer(CompleteMyHealthDocument, {
        __typename: 'Mutation',
        completeIntake: { ...INTAKE, ...over, version: 4, state: 'COMPLETE' },
      }),
    ],
  });
const head = (expectedVersion: number) => ({ clientId: 'client-jonah', expectedVersion });

it('is taken up where it was left; ticking notes, unticking ends, each on what was kept before', async () => {
  const { user, sent } = open();
  await user.click(await screen.findByRole('button', { name: 'Go on' }));
  expect(screen.getByText('1 of 7')).toBeInTheDocument();
  expect(screen.getByRole('checkbox', { name: 'Latex' })).toBeChecked();
  await user.click(screen.getByRole('checkbox', { name: 'Scents' }));
  expect(sent).toContainEqual({
    name: 'SaveMyHealth',
    variables: { input: { ...head(2), add: [{ kind: 'ALLERGY', code: 'SCENT', relevantToBodywork: true }] } },
  });
  await user.click(screen.getByRole('checkbox', { name: 'Latex' }));
  expect(sent).toContainEqual({
    name: 'SaveMyHealth',
    variables: { input: { ...head(3), end: ['latex'] } },
  });
});

it('asks where a place to be left out is, before it is kept', async () => {
  const { user, sent } = open();
  await user.click(await screen.findByRole('button', { name: 'Go on' }));
  await user.click(screen.getByRole('button', { name: 'Next' }));
  await user.click(screen.getByRole('button', { name: 'Next' }));
  await user.click(screen.getByRole('checkbox', { name: 'Bruise' }));
  expect(sent.some((one) => one.name === 'SaveMyHealth')).toBe(false);
  await user.click(screen.getByRole('button', { name: 'Left wrist' }));
  await user.click(screen.getByRole('button', { name: 'Leave this area out' }));
  expect(sent.findLast((one) => one.name === 'SaveMyHealth')?.variables['input']).toMatchObject({
    add: [{ kind: 'CONTRAINDICATION', code: 'BRUISE', regions: ['wrist-left'] }],
  });
});

it('keeps what is typed before the step is left', async () => {
  const { user, sent } = open();
  await user.click(await screen.findByRole('button', { name: 'Go on' }));
  await user.type(screen.getByRole('textbox', { name: 'Something else' }), 'Wool');
  await user.click(screen.getByRole('button', { name: 'Next' }));
  expect(await screen.findByText('2 of 7')).toBeInTheDocument();
  expect(sent.findLast((one) => one.name === 'SaveMyHealth')?.variables['input']).toMatchObject({
    add: [{ kind: 'ALLERGY', text: 'Wool', relevantToBodywork: true }],
  });
  for (let step = 2; step < 7; step += 1) {
    await user.click(screen.getByRole('button', { name: 'Next' }));
  }
  await user.type(await screen.findByRole('textbox', { name: 'Please avoid' }), 'Strong smells');
  await user.click(screen.getByRole('button', { name: 'Next' }));
  expect(await screen.findByText(/I would rather not say/)).toBeInTheDocument();
  expect(sent.findLast((one) => one.name === 'SaveMyHealth')?.variables['input']).toMatchObject({
    triggersToAvoid: 'Strong smells',
  });
});

it('can be answered with nothing at all', async () => {
  const { user, sent } = open({ version: 0, entries: [] });
  await user.click(await screen.findByRole('button', { name: 'Begin' }));
  for (let step = 0; step < 7; step += 1) {
    await user.click(screen.getByRole('button', { name: 'Next' }));
  }
  expect(screen.getByText(/I would rather not say/)).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'I have answered' }));
  expect(sent).toContainEqual({ name: 'CompleteMyHealth', variables: { input: head(0) } });
});

it('takes a medication with several times and effects, and changes one that is there', async () => {
  const entry = { ...INTAKE.entries[0], kind: 'MEDICATION', code: null } as Intake['entries'][number];
  const { user, sent } = open({
    entries: [
      {
        ...entry,
        id: 'old',
        text: 'Sertraline',
        label: 'Sertraline',
        timesOfDay: ['08:00'],
        effects: ['DIZZINESS'],
      },
    ],
  });
  await user.click(await screen.findByRole('button', { name: 'Go on' }));
  for (let step = 1; step < 5; step += 1) {
    await user.click(screen.getByRole('button', { name: 'Next' }));
  }
  const last = () => sent.findLast((one) => one.name === 'SaveMyHealth')?.variables['input'];
  await user.type(screen.getByRole('textbox', { name: 'What is it called?' }), 'Lorazepam');
  await user.type(screen.getByLabelText('Time 1'), '20:00');
  await user.click(screen.getByRole('button', { name: 'Another time' }));
  expect(screen.getByLabelText('Time 2')).toHaveFocus();
  await user.type(screen.getByLabelText('Time 2'), '08:00');
  await user.click(screen.getByRole('button', { name: 'Another time' }));
  await user.click(screen.getByRole('button', { name: 'Take away time 3' }));
  await user.click(screen.getByRole('checkbox', { name: 'Makes sleepy' }));
  await user.click(screen.getByRole('checkbox', { name: 'Makes dizzy' }));
  await user.click(screen.getByRole('button', { name: 'Add it' }));
  expect(last()).toMatchObject({
    add: [
      {
        kind: 'MEDICATION',
        text: 'Lorazepam',
        timesOfDay: ['20:00', '08:00'],
        effects: ['SEDATION', 'DIZZINESS'],
      },
    ],
  });
  // An entry never changes: the old one ends with the same keeping that notes the new one.
  await user.click(screen.getByRole('button', { name: 'Change Sertraline' }));
  expect(screen.getByLabelText('Time 1')).toHaveValue('08:00');
  await user.click(screen.getByRole('button', { name: 'Another time' }));
  await user.type(screen.getByLabelText('Time 2'), '20:00');
  await user.click(screen.getByRole('button', { name: 'Keep the change' }));
  expect(last()).toMatchObject({
    end: ['old'],
    add: [{ text: 'Sertraline', timesOfDay: ['08:00', '20:00'], effects: ['DIZZINESS'] }],
  });
});
