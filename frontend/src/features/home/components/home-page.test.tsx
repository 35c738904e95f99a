import { expect, it } from '@jest/globals';
import { screen } from '@testing-library/react';
import { SkipMeasureDocument } from '../../../generated/ui.ts';
import { MyHomeDocument, type MyHomeQuery } from '../../../generated/home.ts';
import { answer, unreachable } from '../../../testing/answers.ts';
import { JONAH, renderApp } from '../../../testing/render-app.tsx';
import { HomePage } from './home-page.tsx';

type Home = NonNullable<MyHomeQuery['client']>;

const place = (
  name: string,
  state: 'PROPOSED' | 'TRIAL' | 'ACTIVE',
  discipline: 'PSYCHOTHERAPY' | 'MASSAGE',
) => ({
  __typename: 'CareTeamMember' as const,
  id: `place-${name}`,
  state,
  discipline,
  lead: discipline === 'PSYCHOTHERAPY',
  member: { __typename: 'Member' as const, id: name, name },
});

const choice = (since: string | null): Home['sharing'][number] => ({
  __typename: 'SharingConsent',
  category: 'PLAN',
  discipline: 'MASSAGE',
  granted: false,
  since,
  member: null,
});

const home: Home = {
  __typename: 'Client',
  id: 'client-jonah',
  name: 'Jonah Whitfield',
  preferredName: null,
  hold: 'NONE',
  emergencyAccesses: [],
  careTeam: [
    place('Dr Mara Lindqvist', 'ACTIVE', 'PSYCHOTHERAPY'),
    place('Ines Okafor', 'ACTIVE', 'MASSAGE'),
  ],
  sharing: [choice('2026-11-01T10:00:00Z')],
  activePlan: null,
  planProposal: null,
  boundaryProposals: [],
  sessionsToTellOf: [],
  measuresDue: [],
  appointments: [],
  checkIns: [],
  flags: { __typename: 'DistressFlagConnection', edges: [] },
};

const show = (over: Partial<Home> = {}) =>
  renderApp(<HomePage />, {
    viewer: JONAH,
    answers: [answer(MyHomeDocument, { __typename: 'Query', client: { ...home, ...over } })],
  });

it('greets, and says what to do where nothing is planned yet', async () => {
  show();
  expect(await screen.findByRole('heading', { name: 'Hello, Jonah' })).toBeInTheDocument();
  expect(screen.getByRole('link', { name: 'Ask for a time' })).toHaveAttribute(
    'href',
    '/my-appointments/ask',
  );
  expect(screen.getByText(/There is none yet/)).toBeInTheDocument();
});

it('shows the next visit with its time, person and place', async () => {
  const startsAt = new Date(Date.now() + 3_600_000).toISOString();
  show({
    appointments: [
      {
        __typename: 'Appointment',
        id: 'a',
        startsAt,
        endsAt: new Date(Date.now() + 7_200_000).toISOString(),
        room: 'Room 1',
        state: 'REQUESTED',
        practitioner: { __typename: 'Member', id: 'mara', name: 'Dr Mara Lindqvist' },
        service: { __typename: 'Service', id: 's', name: 'EMDR session', minutes: 80 },
        findings: [],
      },
    ],
  });
  expect(await screen.findByRole('heading', { name: /with Mara$/ })).toBeInTheDocument();
  expect(
    screen.getByText('EMDR session, 80 minutes · Room 1. Asked for. The practice will confirm it.'),
  ).toBeInTheDocument();
});

it('asks how a session was, by name and day, until it was said or waits on this device', async () => {
  const session = {
    __typename: 'SessionToTellOf' as const,
    appointmentId: 'visit',
    startsAt: new Date(Date.now() - 86_400_000).toISOString(),
    therapist: { __typename: 'Member' as const, id: 'ines', name: 'Ines Okafor' },
  };
  const first = show({ sessionsToTellOf: [session] });
  expect(await screen.findByRole('heading', { name: 'How was your session with Ines?' })).toBeInTheDocument();
  expect(screen.getByRole('link', { name: 'Say how it was' })).toHaveAttribute(
    'href',
    '/after-session/visit',
  );
  first.unmount();
  show();
  expect(await screen.findByRole('link', { name: 'After a session' })).toHaveAttribute(
    'href',
    '/after-session',
  );
});

it('says what waits for a yes: people, and a change of the plan', async () => {
  show({
    careTeam: [
      place('Dr Mara Lindqvist', 'ACTIVE', 'PSYCHOTHERAPY'),
      place('Ines Okafor', 'PROPOSED', 'MASSAGE'),
    ],
    planProposal: {
      __typename: 'CarePlan',
      id: 'plan',
      version: 2,
      author: 'Dr Mara Lindqvist',
      agreedByViewer: false,
      changesSinceAgreed: ['Swedish: 75 minutes instead of 60.'],
    },
  });
  expect(await screen.findByText('Would you like to get to know Ines?')).toBeInTheDocument();
  expect(screen.getByText('Mara suggests a change')).toBeInTheDocument();
  expect(screen.getByText('Swedish: 75 minutes instead of 60.')).toBeInTheDocument();
  expect(screen.getByRole('link', { name: 'See why' })).toHaveAttribute('href', '/my-plan');
});

it('R19: a client reads plain words and never "flag"', async () => {
  show({
    hold: 'ALL_BODYWORK',
    flags: {
      __typename: 'DistressFlagConnection',
      edges: [
        {
          __typename: 'DistressFlagEdge',
          node: {
            __typename: 'DistressFlag',
            id: 'f',
            raisedAt: '2026-11-24T09:00:00Z',
            plainWords: 'You asked for support. Your team is being told.',
          },
        },
      ],
    },
  });
  expect(await screen.findByText('You asked for support. Your team is being told.')).toBeInTheDocument();
  expect(document.body.textContent).not.toMatch(/flag/i);
});

it('a lost network is a sentence with a way on', async () => {
  renderApp(<HomePage />, { viewer: JONAH, answers: [unreachable(MyHomeDocument)] });
  expect(await screen.findByText(/could not be reached/)).toBeInTheDocument();
  expect(screen.getByRole('button', { name: 'Try again' })).toBeInTheDocument();
});

it('leads who has not said anything about sharing to the first steps, until they have been through', async () => {
  localStorage.clear();
  const first = show({ sharing: [choice(null)] });
  expect(await screen.findByRole('link', { name: 'Begin' })).toHaveAttribute('href', '/welcome');
  first.unmount();
  localStorage.setItem('attune.first-steps.client-jonah', 'sharing');
  const second = show({ sharing: [choice(null)] });
  expect(await screen.findByRole('link', { name: 'Go on' })).toHaveAttribute('href', '/welcome');
  second.unmount();
  localStorage.setItem('attune.first-steps.client-jonah', 'done');
  const third = show({ sharing: [choice(null)] });
  await screen.findByRole('heading', { name: 'Hello, Jonah' });
  expect(screen.queryByText(/first steps/)).toBeNull();
  third.unmount();
  localStorage.clear();
  show();
  await screen.findByRole('heading', { name: 'Hello, Jonah' });
  expect(screen.queryByText(/first steps/)).toBeNull();
});

it('R27: says that somebody opened the record in an emergency, for two weeks, and where to see it', async () => {
  const access = (id: string, daysAgo: number) => ({
    __typename: 'EmergencyAccess' as const,
    id,
    openedBy: id,
    openedAt: new Date(Date.now() - daysAgo * 86_400_000).toISOString(),
  });
  show({ emergencyAccesses: [access('Tomas Reyes', 9), access('Somebody Else', 20)] });
  expect(
    await screen.findByRole('region', { name: 'Tomas Reyes opened your record in an emergency' }),
  ).toBeInTheDocument();
  expect(screen.queryByText(/Somebody Else/)).not.toBeInTheDocument();
  expect(screen.getByRole('link', { name: 'Who opened my record' })).toHaveAttribute('href', '/who-opened');
});

it('says what the plan asks for in plain words, leads to it, and takes "not today" without a question', async () => {
  const due = {
    __typename: 'MeasureOccurrence' as const,
    key: 'BEFORE:s:2026-11-26',
    assignmentId: 'asked',
    code: 'PCL-5',
    words: 'Seven minutes before tomorrow’s session',
  };
  const { user, sent } = renderApp(<HomePage />, {
    viewer: JONAH,
    answers: [
      answer(MyHomeDocument, { __typename: 'Query', client: { ...home, measuresDue: [due] } }),
      answer(SkipMeasureDocument, {
        __typename: 'Mutation',
        skipMeasure: { __typename: 'MeasureAssignment', id: 'asked' },
      }),
    ],
  });
  expect(
    await screen.findByRole('heading', { name: 'Seven minutes before tomorrow’s session' }),
  ).toBeInTheDocument();
  expect(screen.getByRole('link', { name: /^Answer: What a very stressful/ })).toHaveAttribute(
    'href',
    '/questionnaires/PCL-5',
  );
  await user.click(screen.getByRole('button', { name: /^Not today/ }));
  expect(sent.find(({ name }) => name === 'SkipMeasure')?.variables).toEqual({
    input: { assignmentId: 'asked', occurrence: due.key },
  });
});
