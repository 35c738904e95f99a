import { expect, it } from '@jest/globals';
import { screen } from '@testing-library/react';
import {
  AnswerDisclosureDocument,
  type AnswerDisclosureMutation,
  SentSummariesDocument,
  type SentSummariesQuery,
  TakeMySummaryBackDocument,
  type TakeMySummaryBackMutation,
} from '../../../generated/my-disclosures.ts';
import { PATHS } from '../../../lib/paths.ts';
import { answer } from '../../../testing/answers.ts';
import { JONAH, renderApp } from '../../../testing/render-app.tsx';
import { SentSummaryPage } from './sent-summary-page.tsx';

type Summary = NonNullable<SentSummariesQuery['client']>['disclosures'][number];

const HASH = 'a'.repeat(64);
const summary = (over: Partial<Summary>): Summary => ({
  __typename: 'Disclosure',
  id: 'd1',
  state: 'ASKED',
  recipientKind: 'PRIMARY_CARE_PHYSICIAN',
  recipientName: 'Dr Anika Rao',
  recipientOrganisation: null,
  reason: 'Before the check-up.',
  openDays: 14,
  composedBy: 'Dr Mara Lindqvist',
  askedAt: '2026-06-01T10:00:00Z',
  answeredAt: null,
  linkedAt: null,
  expiresAt: null,
  endedAt: null,
  endedByClient: false,
  openings: [],
  contentHash: HASH,
  content: {
    __typename: 'SummaryContent',
    client: { __typename: 'SummaryClient', name: 'Jonah Whitfield', preferredName: null, pronouns: null },
    sender: { __typename: 'SummarySender', name: 'Dr Mara Lindqvist', practice: 'Harbour', phone: null },
    recipient: {
      __typename: 'SummaryRecipient',
      kind: 'PRIMARY_CARE_PHYSICIAN',
      name: 'Dr Anika Rao',
      organisation: null,
    },
    reason: 'Before the check-up.',
    period: { __typename: 'SummaryPeriod', from: '2026-05-01', to: '2026-05-31' },
    openDays: 14,
    phase: null,
    goals: [],
    sessions: null,
    measures: [],
    holds: [],
    team: null,
    narrative: null,
  },
  ...over,
});

const show = (one: Summary, ...more: ReturnType<typeof answer>[]) =>
  renderApp(<SentSummaryPage />, {
    viewer: JONAH,
    at: `/sent/${one.id}`,
    path: PATHS.sentSummary,
    answers: [
      answer(
        SentSummariesDocument,
        (): SentSummariesQuery => ({
          __typename: 'Query',
          client: { __typename: 'Client', id: 'client-jonah', disclosures: [one] },
        }),
      ),
      ...more,
    ],
  });

it('shows exactly what would go, and says yes or no to that', async () => {
  const asked = summary({});
  const { user, sent } = show(
    asked,
    answer(
      AnswerDisclosureDocument,
      (): AnswerDisclosureMutation => ({
        __typename: 'Mutation',
        answerDisclosure: { ...asked, state: 'DECLINED', answeredAt: '2026-06-02T10:00:00Z' },
      }),
    ),
  );
  expect(await screen.findByRole('heading', { name: 'May this go to Dr Anika Rao?' })).toBeInTheDocument();
  expect(screen.getByText('No shared goals are written down.')).toBeInTheDocument();
  expect(screen.getByText('None was answered in these days.')).toBeInTheDocument();
  expect(screen.getByText('There was none in these days.')).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'No, rather not' }));
  await screen.findByRole('button', { name: 'No, rather not' });
  expect(sent.find(({ name }) => name === 'AnswerDisclosure')?.variables).toEqual({
    input: { disclosureId: 'd1', contentHash: HASH, agree: false },
  });
});

it('tells when it was opened, and asks once before it is taken back', async () => {
  const open = summary({
    state: 'OPEN',
    answeredAt: '2026-06-02T10:00:00Z',
    linkedAt: '2026-06-03T10:00:00Z',
    expiresAt: '2026-06-17T10:00:00Z',
    openings: ['2026-06-05T09:30:00Z', '2026-06-04T09:30:00Z'],
  });
  const { user, sent } = show(
    open,
    answer(
      TakeMySummaryBackDocument,
      (): TakeMySummaryBackMutation => ({
        __typename: 'Mutation',
        revokeDisclosure: { ...open, state: 'REVOKED', endedByClient: true, endedAt: '2026-06-06T10:00:00Z' },
      }),
    ),
  );
  expect(await screen.findByRole('region', { name: 'When it was opened' })).toHaveTextContent(
    'Fri 5 Jun, 10:30Thu 4 Jun, 10:30',
  );
  const took = () => sent.filter(({ name }) => name === 'TakeMySummaryBack');
  await user.click(screen.getByRole('button', { name: 'Take it back' }));
  expect(took()).toEqual([]);
  await user.click(screen.getByRole('button', { name: 'Yes, take it back' }));
  expect(took()).toHaveLength(1);
});
