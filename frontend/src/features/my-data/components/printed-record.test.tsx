import { afterEach, expect, it, jest } from '@jest/globals';
import type { ExportedRecord } from '@attune/shared';
import { screen } from '@testing-library/react';
import { JONAH, renderApp } from '../../../testing/render-app.tsx';
import { PrintedRecord } from './printed-record.tsx';

const EMPTY: ExportedRecord = {
  format: 'attune-record',
  version: 1,
  copyId: 'copy',
  madeAt: '2026-11-24T10:00:00Z',
  practice: { name: 'Harbour Trauma & Bodywork', timeZone: 'Europe/London' },
  person: {
    id: 'client-jonah',
    name: 'Jonah Whitfield',
    preferredName: 'Jo',
    pronouns: null,
    email: null,
    phone: null,
    since: '2026-08-06T10:00:00Z',
  },
  team: [],
  boundaries: [],
  boundaryProposals: [],
  sharing: [],
  sharingHistory: [],
  health: null,
  healthEntries: [],
  healthTexts: [],
  safetyPlans: [],
  plans: [],
  goalProgress: [],
  planReviews: [],
  planChanges: [],
  exercises: [],
  notes: [],
  sessionFeedback: [],
  checkIns: [],
  checkInRhythm: null,
  questionnaires: [],
  questionnaireRhythms: [],
  support: [],
  appointments: [],
  series: [],
  waiting: [],
  planningRequests: [],
  preferredTimes: [],
  notices: [],
  noticeChoices: [],
  reminders: null,
  sentSummaries: [],
  copies: [],
  whoOpened: [],
};

const fetchOf = globalThis.fetch;
afterEach(() => {
  globalThis.fetch = fetchOf;
});

const show = (answer: object) => {
  const asked = jest.fn(async () => answer as Response);
  globalThis.fetch = asked as unknown as typeof fetch;
  return renderApp(<PrintedRecord />, { viewer: JONAH });
};

it('puts a copy on pages, under the name by which the client is called, and tells support in plain words', async () => {
  show({
    ok: true,
    json: async (): Promise<ExportedRecord> => ({
      ...EMPTY,
      support: [
        {
          id: 'one',
          at: '2026-10-02T10:00:00Z',
          cameFrom: 'TEAM',
          state: 'RESOLVED',
          pause: 'DEEP_WORK',
          pauseEndedAt: '2026-10-03T10:00:00Z',
          seenAt: null,
          closedAt: null,
          words: null,
          told: [{ name: 'Dr Mara Lindqvist', at: '2026-10-02T10:00:00Z' }],
        },
      ],
    }),
  });
  expect(await screen.findByRole('heading', { level: 1, name: 'Record of Jo' })).toBeInTheDocument();
  expect(screen.getByRole('region', { name: 'Support' })).toHaveTextContent(
    '2 October: Somebody of your team looked after you more closely. Bodywork paused, or part of it. Told: Dr Mara Lindqvist.',
  );
  expect(screen.queryByText(/flag/i)).not.toBeInTheDocument();
});

it('says who was sent what, and how often they looked', async () => {
  const asked = {
    id: 'rao',
    state: 'OPEN',
    recipientKind: 'PRIMARY_CARE_PHYSICIAN',
    recipientName: 'Dr Anika Rao',
    recipientOrganisation: 'Quayside Surgery',
    reason: 'She asked how it goes.',
    parts: ['GOALS'],
    from: '2026-07-01',
    to: '2026-10-01',
    composedBy: 'Dr Mara Lindqvist',
    askedAt: '2026-10-02T10:00:00Z',
    answeredAt: '2026-10-03T10:00:00Z',
    linkedAt: '2026-10-04T10:00:00Z',
    expiresAt: '2026-10-18T10:00:00Z',
    openings: [{ at: '2026-10-05T10:00:00Z' }, { at: '2026-10-06T10:00:00Z' }],
  };
  const sentSummaries = [asked, { ...asked, id: 'no', state: 'DECLINED', linkedAt: null, openings: [] }];
  show({ ok: true, json: async (): Promise<ExportedRecord> => ({ ...EMPTY, sentSummaries }) });
  const part = await screen.findByRole('region', { name: 'Who was sent what' });
  expect(part).toHaveTextContent(
    'Dr Anika Rao, Quayside SurgeryWhy: She asked how it goes. You were asked on 2 October. You agreed on 3 October. Opened 2 times, the last time on 6 October.',
  );
  expect(part).toHaveTextContent('You said no on 3 October.');
});

it('says what to do when the copy is no longer open', async () => {
  show({ ok: false });
  expect(await screen.findByRole('heading', { name: 'This copy is no longer open' })).toBeInTheDocument();
  expect(screen.getByRole('link', { name: 'My data' })).toHaveAttribute('href', '/my-data');
});
