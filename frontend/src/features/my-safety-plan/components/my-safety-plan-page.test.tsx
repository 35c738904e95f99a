import { beforeEach, expect, it } from '@jest/globals';
import { screen, within } from '@testing-library/react';
import {
  MySafetyPlanDocument,
  type MySafetyPlanQuery,
  SaveMySafetyPlanDocument,
  type SaveMySafetyPlanMutation,
} from '../../../generated/my-safety-plan.ts';
import { answer } from '../../../testing/answers.ts';
import { JONAH, renderApp } from '../../../testing/render-app.tsx';
import { MySafetyPlanPage } from './my-safety-plan-page.tsx';

type Plan = NonNullable<NonNullable<MySafetyPlanQuery['client']>['safetyPlan']>;

const PLAN: Plan = {
  __typename: 'SafetyPlan',
  clientId: 'client-jonah',
  version: 1,
  warningSigns: ['I drive detours'],
  ownCoping: [],
  distractions: [],
  people: ['Dan, 07700 900221'],
  professionals: [],
  safeSurroundings: [],
  onTheTable: [],
  writtenAt: '2026-11-01T10:00:00Z',
  writtenBy: 'Jonah Whitfield',
  byClient: true,
};
const reads = (plan: () => Plan | null) =>
  answer(
    MySafetyPlanDocument,
    (): MySafetyPlanQuery => ({
      __typename: 'Query',
      client: {
        __typename: 'Client',
        id: 'client-jonah',
        name: 'Jonah Whitfield',
        preferredName: null,
        safetyPlan: plan(),
        sharing: [],
      },
      crisisResources: [],
    }),
  );
const saves = answer(SaveMySafetyPlanDocument, {
  __typename: 'Mutation',
  saveSafetyPlan: { ...PLAN, version: 2 },
});

beforeEach(() => localStorage.clear());

it('is written one step at a time, with a line more whenever one is filled', async () => {
  const { user, sent } = renderApp(<MySafetyPlanPage />, {
    viewer: JONAH,
    answers: [reads(() => null), saves],
  });
  await user.click(await screen.findByRole('button', { name: 'Begin' }));
  const first = screen.getByRole('group', { name: 'How I notice that it gets hard' });
  await user.type(within(first).getByRole('textbox', { name: /line 1$/ }), 'I stop singing{Enter}My jaw');
  expect(within(first).getAllByRole('textbox')).toHaveLength(3);
  await user.click(screen.getByRole('button', { name: 'Next step' }));
  expect(screen.getByText('2 of 7')).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Save my plan' }));
  expect(sent.find((one) => one.name === 'SaveMySafetyPlan')?.variables['input']).toMatchObject({
    clientId: 'client-jonah',
    expectedVersion: 0,
    warningSigns: ['I stop singing', 'My jaw'],
    people: [],
  });
});

it('keeps a draft on the device, to go on with or to throw away', async () => {
  const options = { viewer: JONAH, answers: [reads(() => PLAN), saves] };
  const first = renderApp(<MySafetyPlanPage />, options);
  await first.user.click(await screen.findByRole('button', { name: 'Change it' }));
  await first.user.type(screen.getByRole('textbox', { name: /line 2$/ }), 'Cold hands');
  first.unmount();
  const second = renderApp(<MySafetyPlanPage />, options);
  await second.user.click(await screen.findByRole('button', { name: 'Go on' }));
  expect(screen.getByRole('textbox', { name: /line 2$/ })).toHaveValue('Cold hands');
  await second.user.click(screen.getByRole('button', { name: 'Later' }));
  await second.user.click(screen.getByRole('button', { name: 'Throw it away' }));
  expect(screen.queryByText('You have begun to write')).not.toBeInTheDocument();
  expect(screen.getByRole('link', { name: 'Call 07700 900221, Dan' })).toHaveAttribute(
    'href',
    'tel:07700900221',
  );
});

it('where somebody saved meanwhile both texts stand there, and go together', async () => {
  let holds = PLAN;
  const { user, sent } = renderApp(<MySafetyPlanPage />, {
    viewer: JONAH,
    answers: [
      reads(() => holds),
      answer(
        SaveMySafetyPlanDocument,
        ({ input }): SaveMySafetyPlanMutation =>
          input.expectedVersion === 1
            ? {
                __typename: 'Mutation',
                saveSafetyPlan: {
                  __typename: 'StaleVersion',
                  code: 'STALE_VERSION',
                  message: 'Somebody was first.',
                  currentVersion: 2,
                },
              }
            : { __typename: 'Mutation', saveSafetyPlan: { ...PLAN, version: 3 } },
      ),
    ],
  });
  await user.click(await screen.findByRole('button', { name: 'Change it' }));
  await user.type(screen.getByRole('textbox', { name: /line 2$/ }), 'Cold hands');
  holds = {
    ...PLAN,
    version: 2,
    ownCoping: ['Walk to the wall'],
    writtenBy: 'Dr Mara Lindqvist',
    byClient: false,
  };
  await user.click(screen.getByRole('button', { name: 'Save my plan' }));
  expect(await screen.findByRole('alert')).toHaveTextContent(/Dr Mara Lindqvist saved this plan meanwhile/);
  expect(screen.getByText('What I can do by myself: new is “Walk to the wall”.')).toBeInTheDocument();
  expect(screen.getByText('How I notice that it gets hard: new is “Cold hands”.')).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Put both together' }));
  await user.click(screen.getByRole('button', { name: 'Save my plan' }));
  expect(sent.findLast((one) => one.name === 'SaveMySafetyPlan')?.variables['input']).toMatchObject({
    expectedVersion: 2,
    warningSigns: ['I drive detours', 'Cold hands'],
    ownCoping: ['Walk to the wall'],
  });
});
