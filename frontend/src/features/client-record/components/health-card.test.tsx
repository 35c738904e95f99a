import { expect, it } from '@jest/globals';
import { screen } from '@testing-library/react';
import { RecordHealthDocument, type RecordHealthQuery } from '../../../generated/client-record.ts';
import { RecordContext, type RecordHead } from '../../../lib/record.tsx';
import { answer } from '../../../testing/answers.ts';
import { INES, renderApp } from '../../../testing/render-app.tsx';
import { HealthCard } from './health-card.tsx';

type Intake = NonNullable<NonNullable<RecordHealthQuery['client']>['intake']>;

const RECORD: RecordHead = {
  id: 'amal',
  name: 'Amal Haddad',
  preferredName: null,
  phase: null,
  hold: 'NONE',
  careTeam: [],
  viewerCan: {
    raiseFlag: true,
    liftHold: false,
    writeProgressNote: false,
    writeSessionResponse: true,
    editPlan: false,
    book: false,
    bookJointly: false,
  },
};
const INTAKE: Intake = {
  __typename: 'Intake',
  clientId: 'amal',
  state: 'COMPLETE',
  completedAt: '2026-10-01T18:00:00Z',
  texts: [],
  entries: [
    {
      __typename: 'IntakeEntry',
      id: 'one',
      kind: 'CONTRAINDICATION',
      label: 'Bruise',
      class: 'LOCAL',
      regions: ['wrist-left'],
      timesOfDay: [],
      effects: [],
      notedAt: '2026-10-01T18:00:00Z',
      byClient: true,
      notedBy: null,
    },
  ],
  withheld: [{ __typename: 'Withheld', reason: 'The client decides who sees medical entries.' }],
};

const show = (over: Partial<Intake> | null, writeIntake = false) =>
  renderApp(
    <RecordContext value={RECORD}>
      <HealthCard />
    </RecordContext>,
    {
      viewer: INES,
      answers: [
        answer(RecordHealthDocument, {
          __typename: 'Query',
          client: {
            __typename: 'Client',
            id: 'amal',
            viewerCan: { __typename: 'ClientCapabilities', writeIntake },
            intake: over && { ...INTAKE, ...over },
          },
        }),
      ],
    },
  );

it('says what bodywork must know, and that something is withheld in one line', async () => {
  show({});
  expect(await screen.findByText('Bruise')).toBeInTheDocument();
  expect(screen.getByText(/left wrist · The area is left out\./)).toBeInTheDocument();
  expect(screen.getByText('The client decides who sees medical entries.')).toBeInTheDocument();
  expect(screen.queryByText(/still open/)).toBeNull();
  // Massage therapists read.
  expect(screen.queryByRole('link', { name: 'Change the answers' })).toBeNull();
});

it('says who wrote what, and leads whoever may write to the form', async () => {
  const text = {
    __typename: 'IntakeText',
    part: 'GOALS',
    text: 'To sleep through.',
    writtenAt: '2026-10-02T09:00:00Z',
    byClient: false,
    writtenBy: 'Dr Mara Lindqvist',
  } as const;
  show({ texts: [text] }, true);
  expect(await screen.findByText(/left out\. · Amal, .*1 October/)).toBeInTheDocument();
  expect(screen.getByText(/^Hopes for · Dr Mara Lindqvist, .*2 October/)).toBeInTheDocument();
  expect(screen.getByRole('link', { name: 'Change the answers' })).toHaveAttribute(
    'href',
    '/clients/amal/health',
  );
});

it('says when the questions are still open, and when nothing is noted', async () => {
  show({ state: 'DRAFT', completedAt: null, entries: [], withheld: [] });
  expect(await screen.findByText(/The health questions are still open/)).toBeInTheDocument();
  expect(screen.getByText('Nothing is noted that bodywork must know.')).toBeInTheDocument();
});
