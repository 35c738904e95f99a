import { expect, it } from '@jest/globals';
import { screen, within } from '@testing-library/react';
import {
  AskForDisclosureDocument,
  type AskForDisclosureMutation,
  DraftDisclosureDocument,
  type DraftDisclosureMutation,
  LinkDisclosureDocument,
  type LinkDisclosureMutation,
  RecordSummariesDocument,
  type RecordSummariesQuery,
} from '../../../generated/disclosures.ts';
import { RecordContext, type RecordHead } from '../../../lib/record.tsx';
import { type Answer, answer } from '../../../testing/answers.ts';
import { renderApp } from '../../../testing/render-app.tsx';
import { SummariesPage } from './summaries-page.tsx';

type Summary = NonNullable<RecordSummariesQuery['client']>['disclosures'][number];
type Whole = Extract<DraftDisclosureMutation['draftDisclosure'], { __typename: 'Disclosure' }>;

const RECORD: RecordHead = {
  id: 'client-jonah',
  name: 'Jonah Whitfield',
  preferredName: null,
  phase: null,
  hold: 'NONE',
  careTeam: [],
  viewerCan: {
    raiseFlag: true,
    liftHold: true,
    writeProgressNote: true,
    writeSessionResponse: false,
    editPlan: true,
    book: true,
    bookJointly: true,
    shareSummary: true,
  },
};

const summary = (over: Partial<Summary> = {}): Summary => ({
  __typename: 'Disclosure',
  id: 'd1',
  state: 'DRAFT',
  recipientKind: 'PSYCHIATRIST',
  recipientName: 'Dr Imani Cole',
  recipientOrganisation: null,
  recipientEmail: null,
  reason: 'Medication.',
  parts: ['PHASE'],
  from: '2026-05-01',
  to: '2026-05-31',
  openDays: 14,
  narrative: null,
  composedBy: 'Dr Mara Lindqvist',
  createdAt: '2026-06-01T09:00:00Z',
  askedAt: null,
  answeredAt: null,
  linkedAt: null,
  expiresAt: null,
  endedAt: null,
  endedByClient: false,
  locked: false,
  openings: [],
  ...over,
});

const whole = (): Whole => ({
  ...summary(),
  contentHash: 'b'.repeat(64),
  content: {
    __typename: 'SummaryContent',
    client: { __typename: 'SummaryClient', name: 'Jonah Whitfield', preferredName: null, pronouns: null },
    sender: { __typename: 'SummarySender', name: 'Dr Mara Lindqvist', practice: 'Harbour', phone: null },
    recipient: {
      __typename: 'SummaryRecipient',
      kind: 'PSYCHIATRIST',
      name: 'Dr Imani Cole',
      organisation: null,
    },
    reason: 'Medication.',
    period: { __typename: 'SummaryPeriod', from: '2026-05-01', to: '2026-05-31' },
    openDays: 14,
    phase: { __typename: 'SummaryPhase', name: 'Processing', meaning: 'At your pace.' },
    goals: null,
    sessions: null,
    measures: null,
    holds: null,
    team: null,
    narrative: null,
  },
});

const show = (disclosures: readonly Summary[], ...answers: Answer[]) =>
  renderApp(
    <RecordContext value={RECORD}>
      <SummariesPage />
    </RecordContext>,
    {
      answers: [
        answer(
          RecordSummariesDocument,
          (): RecordSummariesQuery => ({
            __typename: 'Query',
            client: {
              __typename: 'Client',
              id: 'client-jonah',
              name: 'Jonah Whitfield',
              preferredName: null,
              viewerCan: { __typename: 'ClientCapabilities', shareSummary: true },
              disclosures: [...disclosures],
            },
          }),
        ),
        ...answers,
      ],
    },
  );

it('is chosen without holds, looked at, and asked about as it was looked at', async () => {
  const { user, sent } = show(
    [],
    answer(
      DraftDisclosureDocument,
      (): DraftDisclosureMutation => ({ __typename: 'Mutation', draftDisclosure: whole() }),
    ),
    answer(
      AskForDisclosureDocument,
      (): AskForDisclosureMutation => ({
        __typename: 'Mutation',
        askForDisclosure: {
          __typename: 'Conflict',
          code: 'CONFLICT',
          message: 'This has changed since you looked at it.',
        },
      }),
    ),
  );
  await user.click(await screen.findByRole('button', { name: 'Put a summary together' }));
  await user.type(await screen.findByLabelText('Name'), 'Dr Imani Cole');
  await user.type(screen.getByLabelText('What it is for'), 'Medication.');
  expect(screen.getByRole('checkbox', { name: 'Holds on bodywork' })).not.toBeChecked();
  await user.click(screen.getByRole('button', { name: 'Look at it' }));
  const preview = await screen.findByRole('region', { name: 'This is what would go out' });
  expect(preview).toHaveTextContent('Processing: At your pace.');
  expect(sent.find(({ name }) => name === 'DraftDisclosure')?.variables['input']).toMatchObject({
    clientId: 'client-jonah',
    recipientName: 'Dr Imani Cole',
    parts: ['PHASE', 'GOALS', 'SESSIONS', 'MEASURES', 'TEAM'],
    openDays: 14,
  });
  await user.click(within(preview).getByRole('button', { name: 'Ask Jonah' }));
  expect(sent.find(({ name }) => name === 'AskForDisclosure')?.variables['input']).toEqual({
    disclosureId: 'd1',
    contentHash: 'b'.repeat(64),
  });
  await user.click(await screen.findByRole('button', { name: 'Look again' }));
  expect(sent.filter(({ name }) => name === 'DraftDisclosure').at(-1)?.variables['input']).toMatchObject({
    disclosureId: 'd1',
    parts: ['PHASE'],
  });
});

it('shows link and code once, and says when the code was wrong too often', async () => {
  const open = summary({
    state: 'OPEN',
    askedAt: '2026-06-01T09:10:00Z',
    answeredAt: '2026-06-01T18:00:00Z',
    linkedAt: '2026-06-02T09:00:00Z',
    expiresAt: '2026-06-16T09:00:00Z',
    locked: true,
    openings: ['2026-06-03T10:00:00Z'],
  });
  const { user } = show(
    [open],
    answer(
      LinkDisclosureDocument,
      (): LinkDisclosureMutation => ({
        __typename: 'Mutation',
        linkDisclosure: {
          __typename: 'DisclosureLink',
          address: 'https://attune.example.org/shared#token',
          spokenCode: 'ACDE-FGHJ',
          disclosure: { ...open, locked: false },
        },
      }),
    ),
  );
  const card = await screen.findByRole('region', { name: 'Summary for Dr Imani Cole' });
  expect(card).toHaveTextContent('The code was wrong five times, and the link is locked.');
  expect(card).toHaveTextContent('Opened 1 time, last on Wed 3 Jun, 11:00.');
  await user.click(within(card).getByRole('button', { name: 'Make another link' }));
  const sure = await screen.findByRole('dialog', { name: 'Make another link for Dr Imani Cole?' });
  await user.click(within(sure).getByRole('button', { name: 'Make another link' }));
  const dialog = await screen.findByRole('dialog', { name: 'The link for Dr Imani Cole' });
  expect(dialog).toHaveTextContent('https://attune.example.org/shared#token');
  expect(dialog).toHaveTextContent('ACDE-FGHJ');
  await user.click(within(dialog).getByRole('button', { name: 'I have both' }));
  expect(screen.queryByText('ACDE-FGHJ')).toBeNull();
});
