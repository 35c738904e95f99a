import { expect, it } from '@jest/globals';
import { screen } from '@testing-library/react';
import { SafetyPlanTabDocument, SafetyPlanVersionsDocument } from '../../../generated/safety-plan.ts';
import { RecordContext, type RecordHead } from '../../../lib/record.tsx';
import { answer } from '../../../testing/answers.ts';
import { INES, MARA, renderApp } from '../../../testing/render-app.tsx';
import { SafetyPlanTab } from './safety-plan-tab.tsx';

const HEAD = { id: 'amal' } as RecordHead;
const REASON = 'The client decides who sees the safety plan, and has not shared it with you.';

const tab = (withheld: boolean, writes: boolean) => {
  const answers = [
    answer(SafetyPlanTabDocument, {
      __typename: 'Query',
      client: {
        __typename: 'Client',
        id: 'amal',
        name: 'Amal Haddad',
        preferredName: null,
        viewerCan: { __typename: 'ClientCapabilities', writeSafetyPlan: writes },
        safetyPlan: {
          __typename: 'SafetyPlan',
          clientId: 'amal',
          version: 2,
          warningSigns: withheld ? [] : ['My hands feel far away'],
          ownCoping: [],
          distractions: [],
          people: [],
          professionals: [],
          safeSurroundings: [],
          onTheTable: ['Say my name'],
          writtenAt: '2026-11-01T10:00:00Z',
          writtenBy: 'Amal Haddad',
          byClient: true,
          withheld: withheld ? [{ __typename: 'Withheld', reason: REASON }] : [],
        },
      },
      crisisResources: [],
    }),
    answer(SafetyPlanVersionsDocument, {
      __typename: 'Query',
      client: {
        __typename: 'Client',
        id: 'amal',
        safetyPlanVersions: {
          __typename: 'SafetyPlanVersionConnection',
          edges: [],
          pageInfo: { __typename: 'PageInfo', hasNextPage: false, endCursor: null },
        },
      },
    }),
  ];
  return renderApp(
    <RecordContext value={HEAD}>
      <SafetyPlanTab />
    </RecordContext>,
    { viewer: withheld ? INES : MARA, answers },
  );
};

it('a massage therapist sees what is for the table, and that the rest is the client’s to share', async () => {
  tab(true, false);
  expect(await screen.findByText('Say my name')).toBeInTheDocument();
  expect(screen.getByText(new RegExp(REASON))).toBeInTheDocument();
  expect(screen.queryByRole('button')).not.toBeInTheDocument();
  expect(screen.queryByRole('link', { name: 'Print' })).not.toBeInTheDocument();
});

it('the psychotherapist reads all of it and writes in it', async () => {
  const { user } = tab(false, true);
  expect(await screen.findByText('My hands feel far away')).toBeInTheDocument();
  expect(screen.getByRole('link', { name: 'Print' })).toHaveAttribute(
    'href',
    '/clients/amal/safety-plan/print',
  );
  await user.click(screen.getByRole('button', { name: 'Change it' }));
  expect(screen.getAllByRole('group')).toHaveLength(7);
  expect(screen.getByRole('textbox', { name: 'What helps me on the table, line 1' })).toHaveValue(
    'Say my name',
  );
});
