import { expect, it } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import {
  CancelMySeriesDocument,
  CancelVisitDocument,
  MyAppointmentsDocument,
  MySeriesDocument,
  MySlotsDocument,
  MyTimesDocument,
  MyVisitDocument,
} from '../../../generated/appointments.ts';
import { type Answer, answer } from '../../../testing/answers.ts';
import { JONAH, renderApp } from '../../../testing/render-app.tsx';
import { MoveVisitPage } from './move-visit-page.tsx';
import { MyAppointmentsPage } from './my-appointments-page.tsx';
import type { SeriesVisit, Visit } from './visit.ts';

const HOUR = 3_600_000;
const ahead = (days: number, hours = 0) => new Date(Date.now() + (days * 24 + hours) * HOUR).toISOString();
const SENTENCE = 'every week on Tuesday at 10:00, 4 times';

const visit: Visit = {
  __typename: 'Appointment',
  id: 'second',
  startsAt: ahead(0, 5),
  endsAt: ahead(0, 6),
  room: 'Room 1',
  state: 'BOOKED',
  version: 3,
  cancelledReason: null,
  changeableUntil: ahead(-1),
  seriesPosition: 2,
  seriesException: false,
  series: { __typename: 'AppointmentSeries', id: 'series', everyWeeks: 1, sentence: SENTENCE },
  practitioner: { __typename: 'Member', id: 'mara', name: 'Dr Mara Lindqvist' },
  service: { __typename: 'Service', id: 's', name: 'Talk session', minutes: 50 },
  findings: [],
  overrides: [],
};
const one = (position: number, changes: Partial<SeriesVisit> = {}): SeriesVisit => ({
  __typename: 'Appointment',
  id: `visit-${position}`,
  startsAt: ahead((position - 2) * 7, 5),
  state: 'BOOKED',
  seriesPosition: position,
  changeableUntil: ahead((position - 2) * 7 - 1),
  ...changes,
});
const mine = answer(MyAppointmentsDocument, {
  __typename: 'Query',
  client: { __typename: 'Client', id: 'client-jonah', appointments: [visit], waiting: [] },
});
const times = answer(MyTimesDocument, {
  __typename: 'Query',
  client: {
    __typename: 'Client',
    id: 'client-jonah',
    preferredTimes: {
      __typename: 'PreferredTimes',
      version: 0,
      changedAt: null,
      changedBy: null,
      times: [],
    },
  },
});
const series = (appointments: SeriesVisit[]) =>
  answer(MySeriesDocument, {
    __typename: 'Query',
    appointment: {
      __typename: 'Appointment',
      id: 'second',
      series: { __typename: 'AppointmentSeries', id: 'series', appointments },
    },
  });

const open = async (appointments: SeriesVisit[], ...answers: Answer[]) => {
  const app = renderApp(<MyAppointmentsPage />, {
    viewer: JONAH,
    answers: [mine, times, series(appointments), ...answers],
  });
  await app.user.click(await screen.findByRole('button', { name: /^Cancel/ }));
  return { ...app, dialog: within(await screen.findByRole('dialog')) };
};

it('says that a visit is one of a series, and which', async () => {
  renderApp(<MyAppointmentsPage />, { viewer: JONAH, answers: [mine, times] });
  expect(await screen.findByText(`One of your visits ${SENTENCE}; this is number 2.`)).toBeInTheDocument();
});

it('cancels this and all that follow, and says before which those are and which are late', async () => {
  const all = [one(1), one(2, { id: 'second' }), one(3, { state: 'CANCELLED' }), one(4), one(5)];
  const { user, sent, dialog } = await open(
    all,
    answer(CancelMySeriesDocument, {
      __typename: 'Mutation',
      cancelSeries: { __typename: 'AppointmentSeries', id: 'series', appointments: [] },
    }),
  );
  expect(await dialog.findByRole('radio', { name: /Only this visit/ })).toBeChecked();
  await user.click(dialog.getByRole('radio', { name: /This visit and all that follow/ }));
  expect(dialog.getAllByRole('listitem')).toHaveLength(3);
  expect(dialog.getAllByText('Noted as a late cancellation')).toHaveLength(1);
  expect(dialog.getByText(/You may still cancel/)).toBeInTheDocument();
  await user.type(dialog.getByLabelText('A word to the practice, if you like'), 'Mondays suit me.');
  await user.click(dialog.getByRole('button', { name: 'Cancel 3 visits' }));
  expect(await screen.findByText('3 visits are cancelled. Mara is told.')).toBeInTheDocument();
  expect(sent.find(({ name }) => name === 'CancelMySeries')?.variables).toEqual({
    input: {
      appointmentId: 'second',
      expectedVersion: 3,
      scope: 'FOLLOWING',
      reason: 'Mondays suit me.',
    },
  });
});

it('cancels only this one, or the last one without a choice', async () => {
  const { user, sent, dialog } = await open(
    [one(1), one(2, { id: 'second' })],
    answer(CancelVisitDocument, {
      __typename: 'Mutation',
      cancelAppointment: {
        __typename: 'Appointment',
        id: 'second',
        startsAt: visit.startsAt,
        state: 'CANCELLED',
        version: 4,
      },
    }),
  );
  await user.click(await dialog.findByRole('button', { name: 'Cancel the visit' }));
  expect(screen.queryByRole('radio', { name: /Only this visit/ })).not.toBeInTheDocument();
  await waitFor(() => expect(sent.map(({ name }) => name)).toContain('CancelVisit'));
});

it('says why it cannot be, and keeps the words', async () => {
  const { user, dialog } = await open(
    [one(2, { id: 'second' }), one(3)],
    answer(CancelMySeriesDocument, {
      __typename: 'Mutation',
      cancelSeries: { __typename: 'StaleVersion', code: 'CONFLICT', message: 'It was changed meanwhile.' },
    }),
  );
  await user.click(await dialog.findByRole('radio', { name: /all that follow/ }));
  await user.type(dialog.getByLabelText('A word to the practice, if you like'), 'A journey.');
  await user.click(dialog.getByRole('button', { name: 'Cancel 2 visits' }));
  expect(await dialog.findByText('It was changed meanwhile.')).toBeInTheDocument();
  expect(dialog.getByLabelText('A word to the practice, if you like')).toHaveValue('A journey.');
});

it('moving it says that the others stay, and how all of them are moved', async () => {
  renderApp(<MoveVisitPage />, {
    viewer: JONAH,
    at: '/move/second',
    path: '/move/:appointmentId',
    answers: [
      answer(MyVisitDocument, {
        __typename: 'Query',
        appointment: { ...visit, startsAt: ahead(9), changeableUntil: ahead(8) },
      }),
      answer(MySlotsDocument, { __typename: 'Query', suggestSlots: [] }),
    ],
  });
  expect(await screen.findByText(/Only this one moves\. If another day or time/)).toBeInTheDocument();
});
