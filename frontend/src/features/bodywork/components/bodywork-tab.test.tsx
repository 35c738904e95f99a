import { expect, it } from '@jest/globals';
import { screen, within } from '@testing-library/react';
import {
  type ChangedFragment,
  type ComparedFragment,
  RecordResponseProfileDocument,
  type RecordResponseProfileQuery,
  SessionResponsesDocument,
  type SessionResponsesQuery,
} from '../../../generated/bodywork.ts';
import { RecordContext, type RecordHead } from '../../../lib/record.tsx';
import { answer } from '../../../testing/answers.ts';
import { INES, MARA, renderApp } from '../../../testing/render-app.tsx';
import { BodyworkTab } from './bodywork-tab.tsx';

type Client = NonNullable<SessionResponsesQuery['client']>;
type Profile = NonNullable<RecordResponseProfileQuery['client']>['responseProfile'];

const HEAD = {
  id: 'client-jonah',
  name: 'Jonah Whitfield',
  viewerCan: { writeSessionResponse: true },
} as RecordHead;
const scales = (distress: number) => ({
  __typename: 'Scales' as const,
  distress,
  arousal: 0,
  pain: 2,
  tension: 3,
});
const session = (id: string, modality: string, state: 'SIGNED' | 'DRAFT' = 'SIGNED') => ({
  __typename: 'NoteEdge' as const,
  node: {
    __typename: 'SessionResponse' as const,
    id,
    state,
    createdAt: `2026-11-0${id}T15:00:00Z`,
    signedAt: state === 'SIGNED' ? `2026-11-0${id}T16:00:00Z` : null,
    author: { __typename: 'Member' as const, id: 'member-ines', name: 'Ines Okafor' },
    addenda: [],
    amendments: [],
    arrival: scales(7),
    departure: scales(Number(id)),
    work: [
      {
        __typename: 'RegionWork' as const,
        region: 'hand-left',
        modality,
        pressureAsked: null,
        pressure: 1,
        minutes: 10,
      },
    ],
    observations: [],
    emotionalResponse: [],
    clientWords: null,
    ending: 'FINISHED',
    aftercare: [],
    nextTime: null,
    toPsychotherapy: null,
    feedback: null,
    takenOver: null,
  },
});
const client = (
  edges: Client['notes']['edges'],
  withheld: Client['notesWithheld'] = [],
): SessionResponsesQuery => ({
  __typename: 'Query',
  client: {
    __typename: 'Client',
    id: 'client-jonah',
    notes: {
      __typename: 'NoteConnection',
      edges,
      pageInfo: { __typename: 'PageInfo', hasNextPage: false, endCursor: null },
    },
    notesWithheld: withheld,
  },
});

const change = (scale: ChangedFragment['scale'], n: number, mean: number | null): ChangedFragment => ({
  __typename: 'ScaleChange',
  scale,
  n,
  needed: 6,
  change:
    mean === null
      ? null
      : { __typename: 'ResponseEstimate', mean, low: mean - 1, high: mean + 1, clear: Math.abs(mean) > 1 },
});
const three = (n: number, mean: number | null) =>
  (['DISTRESS', 'TENSION', 'PAIN'] as const).map((scale, index) =>
    change(scale, n, mean === null ? null : mean + index),
  );
const compared = (n: number, mean: number | null): ComparedFragment => ({
  __typename: 'ResponseComparison',
  sessions: 7,
  sessionsNeeded: 6,
  measuresNeeded: 6,
  withBodywork: { __typename: 'ComparisonSide', n, mean: mean === null ? null : 4 },
  withoutBodywork: { __typename: 'ComparisonSide', n: 20, mean: mean === null ? null : 4 - mean },
  difference:
    mean === null
      ? null
      : { __typename: 'ResponseEstimate', mean, low: mean - 1, high: mean + 1, clear: Math.abs(mean) > 1 },
});
const PROFILE: Profile = {
  __typename: 'ResponseProfile',
  changes: {
    __typename: 'ResponseChanges',
    sessions: 7,
    scales: three(7, -2.5),
    byModality: [
      { __typename: 'ResponseGroup', code: 'SWEDISH', name: 'Swedish', sessions: 4, scales: three(4, null) },
    ],
    byRegionGroup: [
      {
        __typename: 'ResponseGroup',
        code: 'ARMS',
        name: 'Arms and hands',
        sessions: 7,
        scales: three(7, -2.5),
      },
    ],
  },
  checkIns: compared(18, -1.4),
  tolerance: { __typename: 'Withheld', reason: 'Between the client and the psychotherapists of the team.' },
};

const show = (responses: SessionResponsesQuery, profile: Profile = PROFILE, viewer = INES) =>
  renderApp(
    <RecordContext value={HEAD}>
      <BodyworkTab />
    </RecordContext>,
    {
      viewer,
      answers: [
        answer(SessionResponsesDocument, responses),
        answer(RecordResponseProfileDocument, {
          __typename: 'Query',
          client: { __typename: 'Client', id: 'client-jonah', responseProfile: profile },
        }),
      ],
    },
  );
const SESSIONS = client([session('3', 'SWEDISH'), session('2', 'RESTORATIVE'), session('1', 'SWEDISH')]);

it('shows the sessions in a row, the newest last, and goes to one by a tap', async () => {
  const { user } = show(SESSIONS);
  const row = await screen.findByRole('list', { name: 'Sessions, the newest last' });
  const shown = within(row).getAllByRole('button');
  expect(shown.map((one) => one.textContent)).toEqual([
    expect.stringContaining('1 Nov'),
    expect.stringContaining('2 Nov'),
    expect.stringContaining('3 Nov'),
  ]);
  expect(within(row).getAllByRole('img')[0]).toHaveAttribute('aria-label', 'Worked: left hand');
  await user.click(shown[1] as HTMLElement);
  expect(document.activeElement).toHaveAttribute('id', 'session-2');
});

it('shows the sessions with one modality alone, and leaves drafts out of the row', async () => {
  const { user } = show(client([session('4', 'SWEDISH', 'DRAFT'), ...(SESSIONS.client?.notes.edges ?? [])]));
  const row = await screen.findByRole('list', { name: 'Sessions, the newest last' });
  expect(within(row).getAllByRole('listitem')).toHaveLength(3);
  await user.click(screen.getByRole('button', { name: 'Swedish' }));
  expect(screen.getByRole('button', { name: 'Swedish' })).toHaveAttribute('aria-pressed', 'true');
  expect(within(row).getAllByRole('listitem')).toHaveLength(2);
  await user.click(screen.getByRole('button', { name: 'All' }));
  expect(within(row).getAllByRole('listitem')).toHaveLength(3);
});

it('tells each figure in a table, with words for whoever hears it, and that nothing is proved', async () => {
  show(SESSIONS);
  const table = await screen.findByRole('table', { name: /Change from arriving to leaving/ });
  const all = within(table).getByRole('row', { name: /^All sessions/ });
  expect(all.textContent).toContain(
    'Distress was lower by 2.5 on average on leaving than on arriving (7 sessions, 95 % interval −3.5 to −1.5).',
  );
  expect(all.textContent).toContain('No clear difference in pain between arriving and leaving');
  expect(within(table).getByRole('row', { name: /^Too few yet/ }).textContent).toContain('Swedish 4 of 6.');
  expect(screen.getByText(/^This is one person’s history/)).toBeInTheDocument();
  expect(screen.getByText(/^Check-in distress was lower by 1.4 on average/)).toBeInTheDocument();
  expect(screen.getByText(/counts once, however many there were/)).toBeInTheDocument();
  expect(screen.getByRole('button', { name: 'Who can see this: the response profile' })).toBeInTheDocument();
});

it('says why a part is withheld, and how much is missing to another', async () => {
  show(SESSIONS, { ...PROFILE, checkIns: compared(5, null) });
  expect(await screen.findByText(/Between the client and the psychotherapists/)).toBeInTheDocument();
  expect(screen.getByText('Too few yet: 5 of 6 days on the 3 days after bodywork.')).toBeInTheDocument();
});

it('says that the client decides, where sessions are not shared, and asks for no profile', async () => {
  const reason = 'The client decides who sees session responses, and has not shared it with you.';
  show(client([], [{ __typename: 'Withheld', reason, category: 'SESSION_RESPONSES' }]), PROFILE, MARA);
  expect(await screen.findByText(reason)).toBeInTheDocument();
  expect(screen.queryByText('Response profile')).toBeNull();
});
