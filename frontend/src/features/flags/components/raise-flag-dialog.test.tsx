import { expect, it, jest } from '@jest/globals';
import { screen } from '@testing-library/react';
import { ClocksDocument, RaiseFlagDocument } from '../../../generated/flags.ts';
import { answer } from '../../../testing/answers.ts';
import { INES, renderApp } from '../../../testing/render-app.tsx';
import { RaiseFlagDialog } from './raise-flag-dialog.tsx';

const AMAL = { id: 'amal', name: 'Amal Haddad' };

const raised = answer(RaiseFlagDocument, {
  __typename: 'Mutation',
  raiseDistressFlag: { __typename: 'DistressFlag', id: 'flag-1', state: 'RAISED', hold: 'DEEP_WORK' },
});
const clocks = answer(ClocksDocument, {
  __typename: 'Query',
  escalationPolicy: {
    __typename: 'EscalationPolicy',
    id: 'practice-1',
    levels: [{ __typename: 'EscalationLevel', level: 'ALERT', acknowledgeWithinMinutes: 45 }],
  },
});
const refused = answer(RaiseFlagDocument, {
  __typename: 'Mutation',
  raiseDistressFlag: {
    __typename: 'InvalidInput',
    code: 'INVALID',
    message: 'Please look at what is marked.',
    fields: [{ __typename: 'FieldProblem', path: 'reason', message: 'Please write something here.' }],
  },
});

it('takes the hold that the level brings, until somebody says otherwise', async () => {
  const onClose = jest.fn();
  const { user, sent } = renderApp(
    <RaiseFlagDialog client={AMAL} appointmentId="visit-1" onClose={onClose} />,
    { viewer: INES, answers: [raised, clocks] },
  );
  expect(screen.getByRole('radio', { name: /No hold/ })).toBeChecked();
  // The practice’s own time.
  expect(await screen.findByText(/Answered within 45 min, or it goes on/)).toBeInTheDocument();
  await user.click(screen.getByRole('radio', { name: /^Alert/ }));
  expect(screen.getByRole('radio', { name: /No deep work/ })).toBeChecked();
  await user.click(screen.getByRole('radio', { name: /^Crisis/ }));
  expect(screen.getByRole('radio', { name: /No bodywork/ })).toBeChecked();
  await user.click(screen.getByRole('radio', { name: /No deep work/ }));
  await user.type(screen.getByLabelText('What happened?'), 'She went away twice.');
  await user.click(screen.getByRole('button', { name: 'Raise the flag' }));
  expect(sent.find(({ name }) => name === 'RaiseFlag')?.variables['input']).toMatchObject({
    clientId: 'amal',
    appointmentId: 'visit-1',
    level: 'CRISIS',
    hold: 'DEEP_WORK',
    reason: 'She went away twice.',
    tableGuidance: null,
  });
  expect(onClose).toHaveBeenCalled();
});

it('a refusal stands at the field; another try of the same flag has the same key', async () => {
  const onClose = jest.fn();
  const { user, sent } = renderApp(<RaiseFlagDialog client={AMAL} onClose={onClose} />, {
    viewer: INES,
    answers: [refused],
  });
  await user.click(screen.getByRole('button', { name: 'Raise the flag' }));
  expect(await screen.findByText('Please write something here.')).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Raise the flag' }));
  const keys = sent
    .filter(({ name }) => name === 'RaiseFlag')
    .map(({ variables }) => variables['input'].idempotencyKey);
  expect(keys).toHaveLength(2);
  expect(keys[0]).toMatch(/^[0-9a-f-]{36}$/);
  expect(onClose).not.toHaveBeenCalled();
});

it('what was tapped says enough where there is no time to write', async () => {
  const onClose = jest.fn();
  const { user, sent } = renderApp(<RaiseFlagDialog client={AMAL} onClose={onClose} />, {
    viewer: INES,
    answers: [raised],
  });
  await user.click(screen.getByRole('checkbox', { name: 'Going away (dissociation)' }));
  await user.click(screen.getByRole('checkbox', { name: 'Pain' }));
  await user.click(screen.getByRole('button', { name: 'Raise the flag' }));
  expect(sent.find(({ name }) => name === 'RaiseFlag')?.variables['input']).toMatchObject({
    reasons: ['GOING_AWAY', 'PAIN'],
    reason: 'Going away (dissociation). Pain.',
  });
  expect(onClose).toHaveBeenCalled();
});
