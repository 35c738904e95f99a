import { expect, it } from '@jest/globals';
import { screen } from '@testing-library/react';
import {
  ChangeFlagRuleDocument,
  FlagRulesDocument,
  type FlagRulesQuery,
} from '../../../generated/flag-rules.ts';
import { answer } from '../../../testing/answers.ts';
import { MARA, renderApp } from '../../../testing/render-app.tsx';
import { FlagRulesPage } from './flag-rules-page.tsx';

type Rule = FlagRulesQuery['flagRules'][number];

const distress: Rule = {
  __typename: 'FlagRule',
  rule: 'CHECK_IN_DISTRESS',
  sentence: 'When a client’s check-in says distress 9 or more: Alert, within an hour',
  version: 0,
  threshold: 9,
  lowestThreshold: 7,
  highestThreshold: 10,
  level: 'ALERT',
  levels: ['CONCERN', 'ALERT', 'CRISIS'],
  on: true,
  maySwitchOff: true,
  changedAt: null,
  changedBy: null,
};
const selfHarm: Rule = {
  ...distress,
  rule: 'SELF_HARM_OFTEN',
  sentence: 'When the same question of the PHQ-9 is answered 2 or more (of 3): Crisis, within 10 minutes',
  threshold: 2,
  lowestThreshold: 1,
  highestThreshold: 2,
  level: 'CRISIS',
  levels: ['CRISIS'],
  maySwitchOff: false,
};
const ROWAN = { ...MARA, name: 'Rowan Ellery', roles: ['OWNER'] as const };

const show = (viewer: typeof MARA) =>
  renderApp(<FlagRulesPage />, {
    viewer,
    answers: [
      answer(FlagRulesDocument, { __typename: 'Query', flagRules: [distress, selfHarm] }),
      answer(ChangeFlagRuleDocument, {
        __typename: 'Mutation',
        changeFlagRule: { ...distress, version: 1, threshold: 8 },
      }),
    ],
  });

it('says each rule in a sentence; a psychotherapist reads and changes nothing', async () => {
  show(MARA);
  expect(await screen.findByText(`${distress.sentence}.`)).toBeInTheDocument();
  expect(screen.queryByRole('button')).toBeNull();
});

it('the owner sets a rule within its limits; one for self-harm has no switch', async () => {
  const { user, sent } = show(ROWAN);
  await user.click(await screen.findByRole('button', { name: `Change: ${selfHarm.sentence}` }));
  expect(screen.queryByRole('switch')).toBeNull();
  expect(screen.queryByLabelText('It raises')).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Leave it' }));
  await user.click(screen.getByRole('button', { name: `Change: ${distress.sentence}` }));
  await user.selectOptions(screen.getByLabelText('From'), '8');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(sent.find(({ name }) => name === 'ChangeFlagRule')?.variables).toEqual({
    input: { rule: 'CHECK_IN_DISTRESS', expectedVersion: 0, threshold: 8, level: 'ALERT', on: true },
  });
});
