import { expect, it } from '@jest/globals';
import { DEFAULT_ESCALATION, FLAG_LEVELS } from '@attune/shared';
import { screen, within } from '@testing-library/react';
import {
  ChangeEscalationDocument,
  EscalationPolicyDocument,
  type EscalationPolicyQuery,
} from '../../../generated/escalation.ts';
import { answer } from '../../../testing/answers.ts';
import { MARA, renderApp } from '../../../testing/render-app.tsx';
import { EscalationPage } from './escalation-page.tsx';

const ROWAN = { ...MARA, name: 'Rowan Ellery', roles: ['OWNER', 'ADMINISTRATOR'] as const };

const policy = answer(EscalationPolicyDocument, {
  __typename: 'Query',
  escalationPolicy: {
    __typename: 'EscalationPolicy',
    id: 'practice-1',
    version: 2,
    levels: FLAG_LEVELS.map((level) => {
      const { steps, ...rest } = DEFAULT_ESCALATION[level];
      return {
        __typename: 'EscalationLevel' as const,
        ...rest,
        steps: steps.map((step) => ({
          __typename: 'EscalationStep' as const,
          ...step,
          channels: [...step.channels],
        })),
      };
    }) satisfies EscalationPolicyQuery['escalationPolicy']['levels'],
    people: [
      { __typename: 'EscalationPeople', who: 'LEAD', names: ['Dr Mara Lindqvist'] },
      { __typename: 'EscalationPeople', who: 'TEAM_PSYCHOTHERAPISTS', names: [] },
      { __typename: 'EscalationPeople', who: 'ON_CALL', names: ['Tomas Reyes'] },
      { __typename: 'EscalationPeople', who: 'OWNER', names: ['Rowan Ellery'] },
    ],
    history: [
      {
        __typename: 'EscalationChange',
        version: 2,
        changedAt: '2026-10-01T10:05:00Z',
        changedBy: 'Rowan Ellery',
        changes: ['Alert: sooner'],
      },
    ],
  },
});
const changed = answer(ChangeEscalationDocument, {
  __typename: 'Mutation',
  changeEscalationPolicy: { __typename: 'EscalationPolicy', id: 'practice-1', version: 3 },
});

const show = (viewer: typeof MARA = { ...ROWAN, roles: [...ROWAN.roles] }) =>
  renderApp(<EscalationPage />, { viewer, answers: [policy, changed] });

it('is a picture of who is told when, with the people of today, the gravest level first', async () => {
  show();
  const crisis = await screen.findByRole('list', { name: 'Who is told of a crisis, and when' });
  const moments = within(crisis).getAllByRole('listitem');
  expect(moments.map((moment) => moment.textContent)).toEqual([
    'At onceLead psychotherapistthe client’s own; today Dr Mara LindqvistOther psychotherapists of the teamno client has another one today',
    'After 10 min if nobody answersPsychotherapist on calltoday Tomas Reyes',
    'After 15 min if nobody answersOwner of the practicetoday Rowan Ellery',
    'Then every 15 min until somebody answersOwner of the practice, againtoday Rowan Ellery',
  ]);
  const alert = screen.getByRole('list', { name: 'Who is told of an alert, and when' });
  expect(within(alert).getByText(/Nobody today: what comes next comes at once/)).toBeInTheDocument();
  expect(screen.getByText('Alert: sooner')).toBeInTheDocument();
});

it('says at once what may not be, and sends what may', async () => {
  const { user, sent } = show();
  await user.click(await screen.findByRole('button', { name: 'Change Crisis' }));
  const editor = screen.getByRole('group', { name: 'Steps of Crisis' });
  const within_ = within(editor).getByLabelText('To be answered within, in minutes');
  await user.clear(within_);
  await user.type(within_, '45');
  expect(within(editor).getByText('A crisis is to be answered within 1 min to 30 min.')).toBeInTheDocument();
  expect(screen.getByRole('button', { name: 'Set it so' })).toBeDisabled();
  await user.clear(within_);
  await user.type(within_, '10');
  // A step more, before the owner; then it goes away again, and the last one cannot.
  await user.click(within(editor).getByRole('button', { name: 'Add a step' }));
  expect(within(editor).getByLabelText('Step 5: tell')).toHaveValue('OWNER');
  await user.click(within(editor).getByRole('button', { name: 'Remove step 4' }));
  await user.click(within(editor).getByRole('button', { name: 'Remove step 4' }));
  expect(within(editor).getByText(/must end at the owner within 1 h/)).toBeInTheDocument();
  await user.selectOptions(within(editor).getByLabelText('Step 3: tell'), 'OWNER');
  await user.click(within(editor).getByRole('checkbox', { name: 'Step 3 by Push' }));
  await user.click(screen.getByRole('button', { name: 'Set it so' }));
  const { input } = sent.find(({ name }) => name === 'ChangeEscalation')?.variables ?? {};
  expect(input.basedOnVersion).toBe(2);
  expect(input.levels[3].steps).toEqual([
    { who: 'LEAD', afterMinutes: 0, channels: ['BELL', 'MAIL', 'PUSH'] },
    { who: 'TEAM_PSYCHOTHERAPISTS', afterMinutes: 0, channels: ['BELL', 'MAIL', 'PUSH'] },
    { who: 'OWNER', afterMinutes: 10, channels: ['BELL', 'MAIL'] },
  ]);
  expect(input.levels[2].steps).toHaveLength(4);
});

it('two steps change places and keep the times; undo brings back what was', async () => {
  const { user } = show();
  await user.click(await screen.findByRole('button', { name: 'Change Alert' }));
  const editor = screen.getByRole('group', { name: 'Steps of Alert' });
  await user.click(within(editor).getByRole('button', { name: 'Step 3 earlier' }));
  expect(within(editor).getByLabelText('Step 2: tell')).toHaveValue('ON_CALL');
  expect(
    within(editor)
      .getAllByLabelText('Minutes after it is raised')
      .map((field) => (field as HTMLInputElement).value),
  ).toEqual(['0', '60', '75', '90']);
  await user.click(screen.getByRole('button', { name: 'Undo' }));
  expect(within(editor).getByLabelText('Step 2: tell')).toHaveValue('TEAM_PSYCHOTHERAPISTS');
});

it('is for looking at where somebody does not run the practice', async () => {
  show(MARA);
  await screen.findByRole('list', { name: 'Who is told of a crisis, and when' });
  expect(screen.queryByRole('button', { name: /Change/ })).toBeNull();
});
