import { expect, it } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import {
  type AppointmentFieldsFragment,
  CancelAppointmentDocument,
  CancelSeriesDocument,
  ChangeChoicesDocument,
  ChangeSeriesDocument,
  type ChangeSeriesMutation,
  OneAppointmentDocument,
  PreviewSeriesChangeDocument,
  type PreviewSeriesChangeQuery,
  RescheduleDocument,
  SuggestedSlotsDocument,
} from '../../../generated/scheduling.ts';
import { type Answer, answer } from '../../../testing/answers.ts';
import { MARA, renderApp } from '../../../testing/render-app.tsx';
import { CancelDialog } from './cancel-dialog.tsx';
import { RescheduleDialog } from './reschedule-dialog.tsx';

type PreviewedDate = PreviewSeriesChangeQuery['previewSeriesChange']['dates'][number];

const JONAH = { id: 'jonah', name: 'Jonah Whitfield' };
const member = { __typename: 'Member' as const, id: 'member-mara', name: 'Dr Mara Lindqvist' };
const talk: AppointmentFieldsFragment['service'] = {
  __typename: 'Service',
  id: 'talk',
  name: 'Talk session',
  discipline: 'PSYCHOTHERAPY',
  class: 'TALK',
  minutes: 50,
  withheld: false,
};
const visit: AppointmentFieldsFragment = {
  __typename: 'Appointment',
  id: 'visit',
  startsAt: '2032-01-06T10:00:00.000Z',
  endsAt: '2032-01-06T10:50:00.000Z',
  room: 'Room 1',
  state: 'BOOKED',
  version: 2,
  viewerMayKeep: false,
  cancelledReason: null,
  cancelledLate: false,
  seriesPosition: 1,
  seriesException: false,
  series: {
    __typename: 'AppointmentSeries',
    id: 'series',
    everyWeeks: 1,
    count: 3,
    sentence: 'every week on Tuesday at 10:00, 3 times',
  },
  practitioner: member,
  service: talk,
  findings: [],
  overrides: [],
};
const shown = (changes: Partial<AppointmentFieldsFragment> = {}) =>
  answer(OneAppointmentDocument, {
    __typename: 'Query',
    appointment: { ...visit, ...changes, client: { __typename: 'Client', ...JONAH } },
  });
const offered = (id: string, name: string, minutes: number, rooms: string[]) => ({
  __typename: 'Service' as const,
  id,
  name,
  discipline: 'PSYCHOTHERAPY' as const,
  minutes,
  practitioners: [{ __typename: 'Member' as const, id: member.id }],
  rooms: rooms.map((room) => ({ __typename: 'Room' as const, id: room, name: room })),
});
const choices = answer(ChangeChoicesDocument, {
  __typename: 'Query',
  services: [
    offered('talk', 'Talk session', 50, ['Room 1']),
    offered('first', 'First talk', 30, ['Room 1', 'Room 3']),
    { ...offered('massage', 'Swedish massage', 60, []), discipline: 'MASSAGE' },
    { ...offered('emdr', 'EMDR session', 80, []), practitioners: [] },
  ],
});
const none = answer(SuggestedSlotsDocument, { __typename: 'Query', first: [], second: [], third: [] });
const date = (position: number, changes: Partial<PreviewedDate> = {}): PreviewedDate => ({
  __typename: 'SeriesDate',
  position,
  now: `2032-01-${String(6 + (position - 1) * 7).padStart(2, '0')}T10:00:00.000Z`,
  startsAt: `2032-01-${String(6 + (position - 1) * 7).padStart(2, '0')}T10:00:00.000Z`,
  skipped: false,
  replaced: false,
  stays: false,
  clockNote: null,
  room: 'Room 1',
  problem: null,
  findings: [],
  alternatives: [],
  ...changes,
});
const preview = (dates: (input: { dates?: unknown }) => PreviewedDate[]) =>
  answer(
    PreviewSeriesChangeDocument,
    ({ input }): PreviewSeriesChangeQuery => ({
      __typename: 'Query',
      previewSeriesChange: {
        __typename: 'SeriesPreview',
        sentence: 'every week on Tuesday at 10:00, 3 times',
        dates: dates(input),
      },
    }),
  );
const taken = (position: number) =>
  date(position, {
    problem: 'The practitioner has another appointment at that time.',
    alternatives: [{ __typename: 'SlotSuggestion', startsAt: '2032-01-13T11:00:00.000Z' }],
  });

const open = async (...answers: Answer[]) => {
  const app = renderApp(<RescheduleDialog client={JONAH} appointmentId="visit" onClose={() => undefined} />, {
    viewer: MARA,
    answers: [shown(), choices, none, ...answers],
  });
  await screen.findByLabelText('What for');
  return app;
};

it('asks how much of a series is meant, and says what stays', async () => {
  await open();
  const scope = within(screen.getByRole('group', { name: 'What is changed?' }));
  expect(scope.getByRole('radio', { name: 'Only this one' })).toBeChecked();
  expect(
    scope.getByRole('radio', { name: /This and following.*changed by itself before stays/ }),
  ).toBeInTheDocument();
  expect(scope.getByRole('radio', { name: /All to come/ })).toBeInTheDocument();
});

it('asks nothing of a series where there is none', async () => {
  renderApp(<RescheduleDialog client={JONAH} appointmentId="visit" onClose={() => undefined} />, {
    viewer: MARA,
    answers: [shown({ series: null, seriesPosition: null }), choices, none],
  });
  await screen.findByLabelText('What for');
  expect(screen.queryByRole('group', { name: 'What is changed?' })).not.toBeInTheDocument();
});

it('changes only this one to another service and room at the same time', async () => {
  const { user, sent } = await open(
    answer(RescheduleDocument, {
      __typename: 'Mutation',
      rescheduleAppointment: {
        __typename: 'Appointment',
        id: 'visit',
        startsAt: visit.startsAt,
        endsAt: visit.endsAt,
        state: 'BOOKED',
        version: 3,
        practitioner: member,
      },
    }),
  );
  const what = screen.getByLabelText('What for');
  expect(within(what).getAllByRole('option')).toHaveLength(2);
  await user.click(screen.getByRole('radio', { name: 'At the same time' }));
  expect(screen.getByRole('button', { name: 'Change it' })).toBeDisabled();
  await user.selectOptions(what, 'First talk, 30 min');
  await user.selectOptions(screen.getByLabelText('Where'), 'Room 3');
  await user.click(screen.getByRole('button', { name: 'Change it' }));
  await waitFor(() =>
    expect(sent.find(({ name }) => name === 'Reschedule')?.variables).toEqual({
      input: {
        appointmentId: 'visit',
        expectedVersion: 2,
        startsAt: visit.startsAt,
        practitionerId: 'member-mara',
        serviceId: 'first',
        roomId: 'Room 3',
        override: null,
      },
    }),
  );
});

it('lists what is in the way of a series; another time on one date and one left as it is solve it', async () => {
  const { user, sent } = await open(
    preview(({ dates }) => {
      const all = (dates ?? []) as { position: number; skip?: boolean; startsAt?: string }[];
      const of = (position: number) => all.find((one) => one.position === position);
      return [
        date(1),
        of(2)?.startsAt ? date(2, { startsAt: of(2)?.startsAt ?? '', replaced: true }) : taken(2),
        of(3)?.skip ? date(3, { skipped: true }) : taken(3),
        date(4, { stays: true }),
      ];
    }),
    answer(ChangeSeriesDocument, {
      __typename: 'Mutation',
      changeSeries: { __typename: 'AppointmentSeries', id: 'next', appointments: [] },
    }),
  );
  await user.click(screen.getByRole('radio', { name: /All to come/ }));
  await user.click(screen.getByRole('radio', { name: 'At the same time' }));
  await user.selectOptions(screen.getByLabelText('What for'), 'First talk, 30 min');
  expect(await screen.findByText(/2 of 3 dates cannot be changed as they are\./)).toBeInTheDocument();
  expect(screen.getByText('changed by itself before, stays as it is')).toBeInTheDocument();
  expect(screen.getByRole('button', { name: 'Change them' })).toBeDisabled();
  await user.click(screen.getByRole('button', { name: /11:00 instead of Tue 13 Jan/ }));
  await user.click(await screen.findByRole('button', { name: 'Leave it as it is: Tue 20 Jan, 10:00' }));
  expect(await screen.findByText(/All 2 dates can be changed\./)).toBeInTheDocument();
  expect(screen.getByText('Now on Tue 13 Jan, 10:00')).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Change them' }));
  expect(await screen.findByText('They are changed.')).toBeInTheDocument();
  expect(sent.find(({ name }) => name === 'ChangeSeries')?.variables).toEqual({
    input: {
      appointmentId: 'visit',
      expectedVersion: 2,
      scope: 'ALL',
      startsAt: visit.startsAt,
      practitionerId: 'member-mara',
      serviceId: 'first',
      roomId: null,
      dates: [
        { position: 2, startsAt: '2032-01-13T11:00:00.000Z' },
        { position: 3, skip: true },
      ],
    },
  });
});

it('what came in the way since the dates were shown is told, shown among them, and can be solved', async () => {
  let meanwhile = false;
  const { user } = await open(
    preview(() => [date(1), meanwhile ? taken(2) : date(2)]),
    answer(ChangeSeriesDocument, (): ChangeSeriesMutation => {
      meanwhile = true;
      return {
        __typename: 'Mutation',
        changeSeries: {
          __typename: 'SeriesConflicts',
          code: 'CONFLICT',
          message: 'One of the dates cannot be changed, so nothing was changed.',
        },
      };
    }),
  );
  await user.click(screen.getByRole('radio', { name: /This and following/ }));
  await user.click(screen.getByRole('radio', { name: 'At the same time' }));
  await user.selectOptions(screen.getByLabelText('What for'), 'First talk, 30 min');
  expect(await screen.findByText(/All 2 dates can be changed\./)).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Change them' }));
  expect(
    await screen.findByText('One of the dates cannot be changed, so nothing was changed.'),
  ).toBeInTheDocument();
  expect(await screen.findByText(/1 of 2 dates cannot be changed as they are\./)).toBeInTheDocument();
  expect(screen.getByRole('button', { name: /11:00 instead of/ })).toBeInTheDocument();
  expect(screen.getByRole('button', { name: 'Change them' })).toBeDisabled();
});

it('of what the viewer may not know no time is suggested; one can be tried', async () => {
  const { sent } = renderApp(
    <RescheduleDialog client={JONAH} appointmentId="visit" onClose={() => undefined} />,
    {
      viewer: { ...MARA, roles: ['ADMINISTRATOR'], memberId: 'member-rowan' },
      answers: [
        shown({ service: { ...talk, id: 'withheld:50', name: 'Psychotherapy', withheld: true } }),
        choices,
      ],
    },
  );
  expect(await screen.findByLabelText('Day')).toBeInTheDocument();
  expect(sent.map(({ name }) => name)).not.toContain('SuggestedSlots');
});

it.each([
  ['Only this one', 'Cancel the appointment', 'CancelAppointment', {}],
  ['This and following', 'Cancel the appointments', 'CancelSeries', { scope: 'FOLLOWING' }],
  ['All to come', 'Cancel the appointments', 'CancelSeries', { scope: 'ALL' }],
])('cancels of a series: %s', async (scope, act, sends, more) => {
  const { user, sent } = renderApp(
    <CancelDialog client={JONAH} appointmentId="visit" onClose={() => undefined} />,
    {
      viewer: MARA,
      answers: [
        shown(),
        answer(CancelSeriesDocument, {
          __typename: 'Mutation',
          cancelSeries: { __typename: 'AppointmentSeries', id: 'series', appointments: [] },
        }),
        answer(CancelAppointmentDocument, {
          __typename: 'Mutation',
          cancelAppointment: {
            __typename: 'Appointment',
            id: 'visit',
            startsAt: visit.startsAt,
            endsAt: visit.endsAt,
            state: 'CANCELLED',
            version: 3,
            practitioner: member,
          },
        }),
      ],
    },
  );
  await user.click(await screen.findByRole('radio', { name: scope }));
  await user.click(screen.getByRole('button', { name: act }));
  await waitFor(() =>
    expect(sent.find(({ name }) => name === sends)?.variables).toEqual({
      input: { appointmentId: 'visit', expectedVersion: 2, reason: null, ...more },
    }),
  );
});
