import { expect, it } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import {
  AnswerOfferDocument,
  CancelVisitDocument,
  MoveVisitDocument,
  MyAppointmentsDocument,
  MyServicesDocument,
  MyTimesDocument,
  MySlotsDocument,
  MyVisitDocument,
  RequestVisitDocument,
  SetMyTimesDocument,
  StopWaitingDocument,
  WaitForVisitDocument,
} from '../../../generated/appointments.ts';
import { answer } from '../../../testing/answers.ts';
import { JONAH, renderApp } from '../../../testing/render-app.tsx';
import { AskForVisitPage } from './ask-for-visit-page.tsx';
import { MoveVisitPage } from './move-visit-page.tsx';
import { MyAppointmentsPage } from './my-appointments-page.tsx';
import type { Visit, Wait } from './visit.ts';
import { WaitForVisitPage } from './wait-for-visit-page.tsx';

const hours = (count: number) => new Date(Date.now() + count * 3_600_000).toISOString();
const ines = { __typename: 'Member' as const, id: 'ines', name: 'Ines Okafor' };
const finding = (sentence: string, satisfied: boolean) => ({
  __typename: 'RuleFinding' as const,
  kind: 'REST_AFTER',
  hard: true,
  satisfied,
  sentence,
});
const visit: Visit = {
  __typename: 'Appointment',
  id: 'visit',
  startsAt: hours(30),
  endsAt: hours(31),
  room: 'Room 2',
  state: 'NEEDS_CLEARANCE',
  version: 3,
  cancelledReason: null,
  changeableUntil: null,
  seriesPosition: null,
  seriesException: false,
  series: null,
  practitioner: ines,
  service: { __typename: 'Service', id: 's', name: 'Restorative bodywork', minutes: 60 },
  findings: [finding('Your plan asks for a day of rest before it.', false), finding('Met.', true)],
  overrides: [],
};
const mine = (visits: Visit[], waits: Wait[] = []) =>
  answer(MyAppointmentsDocument, {
    __typename: 'Query',
    client: { __typename: 'Client', id: 'client-jonah', appointments: visits, waiting: waits },
  });
const thursdays = {
  __typename: 'PreferredTime' as const,
  weekday: 4,
  from: '12:00',
  to: '17:00',
  avoid: false,
};
const myTimes = answer(MyTimesDocument, {
  __typename: 'Query',
  client: {
    __typename: 'Client',
    id: 'client-jonah',
    preferredTimes: {
      __typename: 'PreferredTimes',
      version: 2,
      changedAt: null,
      changedBy: null,
      times: [thursdays],
    },
  },
});

it('says what a state means and what the plan says of it, and cancels after asking once', async () => {
  const cancel = answer(CancelVisitDocument, {
    __typename: 'Mutation',
    cancelAppointment: {
      __typename: 'Appointment',
      id: 'visit',
      startsAt: visit.startsAt,
      state: 'CANCELLED',
      version: 4,
    },
  });
  const { user, sent } = renderApp(<MyAppointmentsPage />, {
    viewer: JONAH,
    answers: [mine([visit]), myTimes, cancel],
  });
  expect(await screen.findByText(/It waits until your psychotherapist has decided/)).toBeInTheDocument();
  expect(screen.getByText('Your plan asks for a day of rest before it.')).toBeInTheDocument();
  expect(screen.queryByText('Met.')).not.toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: /^Cancel/ }));
  await user.click(await screen.findByRole('button', { name: 'Cancel the visit' }));
  await waitFor(() =>
    expect(sent).toContainEqual({
      name: 'CancelVisit',
      variables: { input: { appointmentId: 'visit', expectedVersion: 3 } },
    }),
  );
});

it('a visit that was cancelled stays in sight, with what was written about it', async () => {
  const gone: Visit = { ...visit, state: 'CANCELLED', cancelledReason: 'I am ill. Can you come on Friday?' };
  renderApp(<MyAppointmentsPage />, { viewer: JONAH, answers: [mine([gone]), myTimes] });
  expect(await screen.findByText('“I am ill. Can you come on Friday?”')).toBeInTheDocument();
  expect(screen.getByRole('heading', { name: 'Cancelled' })).toBeInTheDocument();
  expect(screen.queryByRole('button', { name: /^Cancel/ })).not.toBeInTheDocument();
});

it('an empty list says what to do', async () => {
  renderApp(<MyAppointmentsPage />, { viewer: JONAH, answers: [mine([]), myTimes] });
  expect(await screen.findByText('No visit is planned')).toBeInTheDocument();
  expect(screen.getByRole('link', { name: 'Ask for a time' })).toBeInTheDocument();
});

it('says which times suit, by weekday and part of the day or from–to', async () => {
  const { user, sent } = renderApp(<MyAppointmentsPage />, {
    viewer: JONAH,
    answers: [
      mine([]),
      myTimes,
      answer(SetMyTimesDocument, {
        __typename: 'Mutation',
        setPreferredTimes: { __typename: 'PreferredTimes', version: 3 },
      }),
    ],
  });
  expect(await screen.findByText('Thursdays, afternoon (12:00–17:00)')).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Change the times that suit me' }));
  await user.click(screen.getByRole('button', { name: 'Add a time' }));
  const second = within(screen.getByRole('group', { name: 'Time 2' }));
  await user.selectOptions(second.getByLabelText('On'), 'Mondays');
  await user.selectOptions(second.getByLabelText('This time'), 'Rather not');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() =>
    expect(sent.find(({ name }) => name === 'SetMyTimes')?.variables).toEqual({
      input: {
        clientId: 'client-jonah',
        expectedVersion: 2,
        times: [
          { weekday: 4, from: '12:00', to: '17:00', avoid: false },
          { weekday: 1, from: '08:00', to: '12:00', avoid: true },
        ],
      },
    }),
  );
});

const services = answer(MyServicesDocument, {
  __typename: 'Query',
  services: [
    {
      __typename: 'Service',
      id: 's',
      name: 'Restorative bodywork',
      discipline: 'MASSAGE',
      minutes: 60,
      practitioners: [ines],
    },
    {
      __typename: 'Service',
      id: 'other',
      name: 'Nobody’s',
      discipline: 'MASSAGE',
      minutes: 60,
      practitioners: [],
    },
  ],
});
const slot = {
  __typename: 'SlotSuggestion' as const,
  practitionerId: 'ines',
  startsAt: '2027-01-12T10:00:00Z',
  endsAt: '2027-01-12T11:00:00Z',
  room: 'Room 2',
  practitioner: ines,
  findings: [finding('A day of rest lies before it.', true)],
  reasons: [
    { __typename: 'SlotReason' as const, part: 'PREFERRED', sentence: 'One of the times you prefer.' },
  ],
};

it('R23: asks for one of the times that fit, each with its reasons', async () => {
  const { user, sent, address } = renderApp(<AskForVisitPage />, {
    viewer: JONAH,
    at: '/my-appointments/ask',
    path: '/my-appointments/ask',
    answers: [
      services,
      answer(MySlotsDocument, { __typename: 'Query', suggestSlots: [slot] }),
      answer(RequestVisitDocument, {
        __typename: 'Mutation',
        bookAppointment: {
          __typename: 'Appointment',
          id: 'new',
          startsAt: slot.startsAt,
          state: 'REQUESTED',
          version: 1,
        },
      }),
    ],
  });
  await user.click(await screen.findByRole('radio', { name: /Restorative bodywork/ }));
  expect(screen.queryByText('Nobody’s')).not.toBeInTheDocument();
  await user.click(
    await screen.findByRole('radio', {
      name: /Tue 12 Jan, 10:00 with Ines One of the times you prefer\. A day of rest lies before it/,
    }),
  );
  await user.click(screen.getByRole('button', { name: 'Ask for Tue 12 Jan, 10:00' }));
  await waitFor(() => expect(address()).toBe('/my-appointments'));
  expect(sent.find((one) => one.name === 'RequestVisit')?.variables['input']).toMatchObject({
    clientId: 'client-jonah',
    practitionerId: 'ines',
    serviceId: 's',
    startsAt: slot.startsAt,
  });
});

it('a time that was taken meanwhile is said, and another can be chosen', async () => {
  const { user } = renderApp(<AskForVisitPage />, {
    viewer: JONAH,
    answers: [
      services,
      answer(MySlotsDocument, { __typename: 'Query', suggestSlots: [slot] }),
      answer(RequestVisitDocument, {
        __typename: 'Mutation',
        bookAppointment: {
          __typename: 'SlotTaken',
          code: 'CONFLICT',
          message: 'Ines is taken at that time.',
        },
      }),
    ],
  });
  await user.click(await screen.findByRole('radio', { name: /Restorative bodywork/ }));
  await user.click(await screen.findByRole('radio', { name: /Tue 12 Jan/ }));
  await user.click(screen.getByRole('button', { name: /^Ask for Tue/ }));
  expect(await screen.findByText('Ines is taken at that time.')).toBeInTheDocument();
});

const wait: Wait = {
  __typename: 'WaitingEntry',
  id: 'wait',
  weekdays: [1, 3],
  parts: ['MORNING'],
  from: '2026-12-01',
  until: '2026-12-31',
  version: 2,
  service: { __typename: 'Service', id: 's', name: 'Restorative bodywork' },
  practitioner: null,
  offers: [
    {
      __typename: 'SlotOffer',
      id: 'offer',
      startsAt: hours(50),
      state: 'OFFERED',
      expiresAt: hours(3),
      practitioner: ines,
    },
  ],
};

it('shows a time that is kept, and takes it or turns it down', async () => {
  const taken = answer(AnswerOfferDocument, {
    __typename: 'Mutation',
    answerOffer: { __typename: 'WaitingEntry', id: 'wait', state: 'BOOKED' },
  });
  const { user, sent } = renderApp(<MyAppointmentsPage />, {
    viewer: JONAH,
    answers: [mine([], [wait]), taken],
  });
  expect(await screen.findByText('A time is free for you')).toBeInTheDocument();
  expect(screen.getByText(/It is kept for you until/)).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: /^Take / }));
  await waitFor(() =>
    expect(sent).toContainEqual({
      name: 'AnswerOffer',
      variables: { input: { offerId: 'offer', accept: true } },
    }),
  );
});

it('says what somebody waits for, and stops after asking', async () => {
  const stopped = answer(StopWaitingDocument, {
    __typename: 'Mutation',
    withdrawFromWaitingList: { __typename: 'WaitingEntry', id: 'wait', state: 'WITHDRAWN' },
  });
  const { user, sent } = renderApp(<MyAppointmentsPage />, {
    viewer: JONAH,
    answers: [mine([], [{ ...wait, offers: [] }]), stopped],
  });
  expect(await screen.findByText(/Mondays and Wednesdays, mornings/)).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Stop waiting for Restorative bodywork' }));
  await user.click(await screen.findByRole('button', { name: 'Stop waiting' }));
  await waitFor(() =>
    expect(sent).toContainEqual({
      name: 'StopWaiting',
      variables: { input: { entryId: 'wait', expectedVersion: 2 } },
    }),
  );
});

it('asks what for and when, and waits', async () => {
  const waiting = answer(WaitForVisitDocument, { __typename: 'Mutation', joinWaitingList: wait });
  const { user, sent } = renderApp(<WaitForVisitPage />, { viewer: JONAH, answers: [services, waiting] });
  await user.click(await screen.findByRole('radio', { name: /Restorative bodywork/ }));
  await user.click(screen.getByRole('checkbox', { name: 'Monday' }));
  await user.click(screen.getByRole('checkbox', { name: 'Mornings' }));
  await user.click(screen.getByRole('button', { name: 'Wait for a time' }));
  const asked = () => sent.find(({ name }) => name === 'WaitForVisit');
  await waitFor(() => expect(asked()).toBeDefined());
  expect(asked()?.variables).toMatchObject({
    input: { weekdays: [1], parts: ['MORNING'], practitionerId: null, noticeHours: 24 },
  });
});

const moving = (changes: Partial<Visit>) =>
  answer(MyVisitDocument, {
    __typename: 'Query',
    appointment: { ...visit, state: 'BOOKED', changeableUntil: hours(6), ...changes },
  });
const atMove = {
  viewer: JONAH,
  at: '/my-appointments/visit/move',
  path: '/my-appointments/:appointmentId/move',
};

it('R23: moves a visit to one of the times that fit, each with its reasons', async () => {
  const { user, sent, address } = renderApp(<MoveVisitPage />, {
    ...atMove,
    answers: [
      moving({}),
      answer(MySlotsDocument, { __typename: 'Query', suggestSlots: [slot] }),
      answer(MoveVisitDocument, {
        __typename: 'Mutation',
        rescheduleAppointment: {
          __typename: 'Appointment',
          id: 'visit',
          startsAt: slot.startsAt,
          state: 'REQUESTED',
          version: 4,
        },
      }),
    ],
  });
  await user.click(await screen.findByRole('radio', { name: /One of the times you prefer/ }));
  await user.click(screen.getByRole('button', { name: 'Move it to Tue 12 Jan, 10:00' }));
  expect(
    await screen.findByText('The new time is asked for. The practice will confirm it.'),
  ).toBeInTheDocument();
  await waitFor(() => expect(address()).toBe('/my-appointments'));
  expect(sent.find((one) => one.name === 'MoveVisit')?.variables['input']).toEqual({
    appointmentId: 'visit',
    expectedVersion: 3,
    startsAt: slot.startsAt,
    practitionerId: 'ines',
  });
});

it('after the limit a visit is moved by calling the practice, and is told so in the list too', async () => {
  const late = renderApp(<MoveVisitPage />, { ...atMove, answers: [moving({ changeableUntil: hours(-1) })] });
  expect(await screen.findByText(/Please call the practice; you can still cancel/)).toBeInTheDocument();
  expect(screen.queryByText('Which time suits you?')).not.toBeInTheDocument();
  late.unmount();
  renderApp(<MyAppointmentsPage />, {
    viewer: JONAH,
    answers: [
      mine([
        { ...visit, id: 'late', state: 'BOOKED', changeableUntil: hours(-1) },
        { ...visit, id: 'early', state: 'BOOKED', startsAt: hours(90), changeableUntil: hours(6) },
        { ...visit, id: 'asked', state: 'REQUESTED', startsAt: hours(95), changeableUntil: hours(-1) },
      ]),
      myTimes,
    ],
  });
  expect(await screen.findAllByText(/Please call the practice; you can still cancel/)).toHaveLength(1);
  expect(screen.getAllByRole('link', { name: /^Move / })).toHaveLength(2);
});
