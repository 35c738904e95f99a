import { beforeEach, expect, it } from '@jest/globals';
import { act, screen, within } from '@testing-library/react';
import {
  HowIAmDocument,
  type HowIAmQuery,
  MyResponseDocument,
  type MyResponseQuery,
} from '../../../generated/how-i-am.ts';
import { keepAnswer } from '../../../lib/kept-answers.ts';
import { answer, unreachable } from '../../../testing/answers.ts';
import { JONAH, renderApp } from '../../../testing/render-app.tsx';
import { HowIAmPage } from './how-i-am-page.tsx';

const client: NonNullable<HowIAmQuery['client']> = {
  __typename: 'Client',
  id: 'client-jonah',
  checkIns: [
    {
      __typename: 'CheckIn',
      id: 'c',
      at: new Date().toISOString(),
      distress: 4,
      mood: 7,
      sleepHours: 7,
      sleepQuality: null,
      arousal: 0,
      pain: 0,
      irritability: null,
      bodyConnection: null,
      text: 'A quiet day.',
    },
  ],
  measuresDue: [
    {
      __typename: 'MeasureOccurrence',
      key: 'DAY:2026-11-24',
      assignmentId: 'asked',
      code: 'GAD-7',
      words: 'Two minutes, any time until Monday',
    },
  ],
  measureAssignments: [{ __typename: 'MeasureAssignment', id: 'asked', words: 'GAD-7 once' }],
  measureScores: [
    {
      __typename: 'MeasureScore',
      id: 's',
      code: 'PHQ-9',
      value: 8,
      band: 'mild',
      change: 'IMPROVED',
      words: ['Lower than at the start (15) by 7: more than chance would explain.'],
      changeRule: 'On the PHQ-9, 6 points or more are more than chance would explain. From: a manual.',
      takenAt: '2026-11-24T10:00:00Z',
    },
  ],
  checkInRhythm: { __typename: 'CheckInRhythm', weekdays: [1, 4], everyDays: null },
};

const profile = (mean: number | null): MyResponseQuery => ({
  __typename: 'Query',
  client: {
    __typename: 'Client',
    id: 'client-jonah',
    responseProfile: {
      __typename: 'ResponseProfile',
      changes: {
        __typename: 'ResponseChanges',
        scales: [{ __typename: 'ScaleChange', scale: 'DISTRESS', n: 2, needed: 6, change: null }],
      },
      checkIns: {
        __typename: 'ResponseComparison',
        sessions: 6,
        sessionsNeeded: 6,
        measuresNeeded: 6,
        withBodywork: { __typename: 'ComparisonSide', n: 18, mean: mean === null ? null : 4.2 },
        withoutBodywork: { __typename: 'ComparisonSide', n: 30, mean: mean === null ? null : 5.6 },
        difference:
          mean === null
            ? null
            : { __typename: 'ResponseEstimate', mean, low: mean - 0.6, high: mean + 0.6, clear: true },
      },
    },
  },
});
const showWith = (mean: number | null) =>
  renderApp(<HowIAmPage />, {
    viewer: JONAH,
    answers: [
      answer(HowIAmDocument, { __typename: 'Query', client }),
      answer(MyResponseDocument, profile(mean)),
    ],
  });

beforeEach(() => localStorage.clear());

it('shows check-ins and scores in words beside the numbers, what is planned, and what may be answered', async () => {
  const { container } = renderApp(<HowIAmPage />, {
    viewer: JONAH,
    answers: [
      answer(HowIAmDocument, { __typename: 'Query', client }),
      answer(MyResponseDocument, profile(null)),
    ],
  });
  expect(
    await screen.findByText(/distress 4 of 10, mood good, 7 hours of sleep, calm and awake/),
  ).toBeInTheDocument();
  expect(screen.getByText(/8\s+of 27, mild/)).toBeInTheDocument();
  expect(screen.getByText(/planned them on Monday and Thursday/)).toBeInTheDocument();
  expect(screen.getByRole('link', { name: /^Worry and tension/ })).toHaveAttribute(
    'href',
    '/questionnaires/GAD-7',
  );
  expect(screen.getByRole('heading', { name: 'Two minutes, any time until Monday' })).toBeInTheDocument();
  expect(screen.getByText('In your plan: GAD-7 once.')).toBeInTheDocument();
  expect(screen.getByText(/From: a manual/)).toBeInTheDocument();
  expect(
    screen.getByText('It is clearly less than at the start: more than chance alone would bring.'),
  ).toBeInTheDocument();
  const words = [...container.querySelectorAll('section')].map((leaf) => leaf.textContent).join(' ');
  expect(words).not.toMatch(/flag|alert|crisis/i);
});

it('says in plain words what went together with bodywork, and that it proves nothing', async () => {
  showWith(-1.4);
  expect(
    await screen.findByText(/^On the days after bodywork you usually told us less distress/),
  ).toBeInTheDocument();
  expect(screen.getByText('This is only your own history; it proves nothing.')).toBeInTheDocument();
});

it('says nothing of bodywork while there is too little', async () => {
  showWith(null);
  expect(await screen.findByText('My check-ins')).toBeInTheDocument();
  expect(screen.queryByText('Bodywork and the days after')).toBeNull();
});

it('without a network says what this device keeps', async () => {
  keepAnswer('client-jonah', { kind: 'CHECK_IN', answers: { distress: 4 } });
  renderApp(<HowIAmPage />, { viewer: JONAH, answers: [unreachable(HowIAmDocument)] });
  expect(await screen.findByText(/Kept on this device/)).toBeInTheDocument();
});

it('shows the own chart: one line, how it has moved in plain words, the own line of text, and a table', async () => {
  const day = (daysAgo: number, distress: number, text: string | null = null) => ({
    ...client.checkIns[0]!,
    id: `c${daysAgo}`,
    at: new Date(Date.now() - daysAgo * 86_400_000).toISOString(),
    distress,
    text,
  });
  const checkIns = [
    day(80, 7),
    day(76, 7),
    day(72, 7),
    day(8, 4),
    day(5, 4),
    day(2, 4, 'I walked to the sea.'),
  ];
  const { user } = renderApp(<HowIAmPage />, {
    viewer: JONAH,
    answers: [
      answer(HowIAmDocument, { __typename: 'Query', client: { ...client, checkIns } }),
      answer(MyResponseDocument, profile(null)),
    ],
  });
  const leaf = await screen.findByRole('region', { name: 'How it has been' });
  expect(
    within(leaf).getByText(
      'You tell us of less distress than at first. About 4 in the last two weeks, 7 in the first two.',
    ),
  ).toBeInTheDocument();
  const chart = await within(leaf).findByRole('application', { name: 'Distress, over time' });
  act(() => chart.focus());
  await user.keyboard('{ArrowLeft}');
  expect(within(leaf).getByText('“I walked to the sea.”')).toBeInTheDocument();
  await user.click(within(leaf).getByRole('button', { name: 'The same as a table' }));
  const rows = within(within(leaf).getByRole('table')).getAllByRole('row');
  expect(rows).toHaveLength(checkIns.length + 1);
  expect(rows[1]).toHaveTextContent(/4 of 10.*I walked to the sea/);
  await user.selectOptions(
    within(leaf).getByRole('combobox'),
    'Mood, energy and interest over the last two weeks',
  );
  expect(within(leaf).getByText(/clearly less than at the start/)).toBeInTheDocument();
  expect(leaf.textContent).not.toMatch(/[!]|PHQ|reliable|baseline|severe/i);
});
