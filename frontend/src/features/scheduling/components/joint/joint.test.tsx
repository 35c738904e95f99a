import { expect, it } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import {
  BookJointScheduleDocument,
  DraftPlacesDocument,
  type DraftPlacesQuery,
  type JointServicesQuery,
  JointServicesDocument,
  ProposeJointScheduleDocument,
  type ProposeJointScheduleQuery,
} from '../../../../generated/scheduling.ts';
import { RecordContext, type RecordHead } from '../../../../lib/record.tsx';
import { answer, type Answer, unreachable } from '../../../../testing/answers.ts';
import { renderApp } from '../../../../testing/render-app.tsx';
import { PlanWeeks } from './plan-weeks.tsx';

const RECORD: RecordHead = {
  id: 'client-jonah',
  name: 'Jonah Whitfield',
  preferredName: null,
  phase: 'PROCESSING',
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
  },
};
const MARA = { __typename: 'Member' as const, id: 'member-mara', name: 'Dr Mara Lindqvist' };
const INES = { __typename: 'Member' as const, id: 'member-ines', name: 'Ines Okafor' };
const BEN = { __typename: 'Member' as const, id: 'member-ben', name: 'Ben Sato' };
type Proposed = ProposeJointScheduleQuery['proposeJointSchedule'];
type Slot = Proposed['slots'][number];
const slot = (changes: Partial<Slot> = {}): Slot => ({
  __typename: 'JointSlot',
  activityId: 'emdr',
  practitionerId: MARA.id,
  serviceId: 'service-emdr',
  startsAt: '2032-01-06T10:00:00Z',
  endsAt: '2032-01-06T11:00:00Z',
  room: 'Room 1',
  week: 1,
  reasons: ['With Dr Mara Lindqvist, as last time.'],
  appointmentId: null,
  practitioner: MARA,
  modality: { __typename: 'Modality', code: 'EMDR', name: 'EMDR' },
  findings: [],
  ...changes,
});
const WISH = 'Deep bodywork is rather on Thursdays.';
const bodywork = slot({
  activityId: 'release',
  practitionerId: INES.id,
  serviceId: 'service-release',
  startsAt: '2032-01-07T14:00:00Z',
  endsAt: '2032-01-07T15:00:00Z',
  room: 'Room 2',
  reasons: [],
  practitioner: INES,
  modality: { __typename: 'Modality', code: 'MYOFASCIAL', name: 'Myofascial release' },
  findings: [
    {
      __typename: 'RuleFinding',
      ruleId: 'wish',
      kind: 'WEEKDAYS',
      hard: false,
      satisfied: false,
      sentence: WISH,
    },
  ],
});
const proposal = (changes: Partial<Proposed> = {}) =>
  answer(ProposeJointScheduleDocument, {
    __typename: 'Query',
    proposeJointSchedule: {
      __typename: 'JointSchedule',
      optimal: true,
      gap: 0,
      method: 'OPTIMISER',
      slots: [slot(), bodywork],
      unmet: [],
      leftOut: [],
      ...changes,
    },
  });
type Service = JointServicesQuery['services'][number];
const service = (changes: Partial<Service>): Service => ({
  __typename: 'Service',
  id: 'service-emdr',
  name: 'EMDR session',
  discipline: 'PSYCHOTHERAPY',
  class: 'TRAUMA_PROCESSING',
  minutes: 60,
  practitioners: [MARA],
  ...changes,
});
const services = answer(JointServicesDocument, {
  __typename: 'Query',
  services: [
    service({}),
    service({
      id: 'service-release',
      name: 'Myofascial release',
      discipline: 'MASSAGE',
      class: 'BODYWORK_DEEP',
      practitioners: [INES, BEN],
    }),
  ],
});
const week = { __typename: 'TimeSpan' as const, from: '2032-01-05T08:00:00Z', to: '2032-01-10T18:00:00Z' };
const places = answer(
  DraftPlacesDocument,
  ({ input }): DraftPlacesQuery => ({
    __typename: 'Query',
    placement: {
      __typename: 'Placement',
      appointmentId: null,
      clientId: 'client-jonah',
      minutes: 60,
      bufferBefore: 0,
      bufferAfter: 0,
      practitioners: (input.serviceId === 'service-emdr' ? [MARA] : [INES, BEN]).map(({ id, name }) => ({
        __typename: 'PlacementPractitioner' as const,
        id,
        name,
        working: [week],
        busy: [],
        barriers: [],
      })),
      clientBusy: [],
      rooms: [],
      standing: [],
      plan: {
        __typename: 'PlacementPlan',
        class: input.serviceId === 'service-emdr' ? 'TRAUMA_PROCESSING' : 'BODYWORK_DEEP',
        sessions: [],
        rules: [
          {
            __typename: 'CoordinationRule',
            id: 'rest',
            kind: 'REST_AFTER',
            hard: true,
            from: 'TRAUMA_PROCESSING',
            to: 'BODYWORK_DEEP',
            hours: 24,
            everyWeeks: null,
            toleranceDays: null,
            count: null,
            weekdays: null,
            fromTime: null,
            toTime: null,
            reason: null,
          },
        ],
      },
      said: [],
    },
  }),
);

const show = (answers: readonly Answer[], record: RecordHead = RECORD) => {
  let closed = 0;
  const rendered = renderApp(
    <RecordContext value={record}>
      <PlanWeeks onClose={() => (closed += 1)} />
    </RecordContext>,
    { answers: [services, places, ...answers] },
  );
  return { ...rendered, closed: () => closed };
};
const find = async (user: ReturnType<typeof renderApp>['user']) => {
  await user.clear(screen.getByLabelText('For how many weeks'));
  await user.type(screen.getByLabelText('For how many weeks'), '4');
  await user.click(screen.getByRole('button', { name: 'Find the times' }));
};

it('R23: shows what is proposed by week with its reasons, and on top how good it is, what found no place and which wishes are not met', async () => {
  const left = 'EMDR, week of 12 January: Every free time would stand in the way.';
  const { user, sent } = show([
    proposal({ leftOut: [{ __typename: 'JointLeftOut', sentence: left, week: 2 }] }),
  ]);
  await find(user);
  expect(await screen.findByText('These are the best times there are.')).toBeInTheDocument();
  expect(sent.find((one) => one.name === 'ProposeJointSchedule')?.variables['input']).toMatchObject({
    clientId: 'client-jonah',
    weeks: 4,
  });
  expect(screen.getByText(left)).toBeInTheDocument();
  expect(screen.getByText(`Myofascial release, Wed 7 Jan, 14:00: ${WISH}`)).toBeInTheDocument();
  expect(screen.getByText('Tue 6 Jan, 10:00–11:00')).toBeInTheDocument();
  expect(screen.getByText('With Dr Mara Lindqvist, as last time.')).toBeInTheDocument();
  expect(screen.getByRole('button', { name: 'Book all 2' })).toBeEnabled();
});

it('says in plain words how far from the best it may be', async () => {
  const { user } = show([proposal({ optimal: false, gap: 0.01 })]);
  await find(user);
  expect(await screen.findByText('There may be slightly better times.')).toBeInTheDocument();
});

it('books all of them with one key, and goes back to the schedule', async () => {
  const { user, sent, closed } = show([
    proposal({
      slots: [slot(), bodywork, slot({ appointmentId: 'kept', startsAt: '2032-01-13T10:00:00Z' })],
    }),
    answer(BookJointScheduleDocument, {
      __typename: 'Mutation',
      bookJointSchedule: { __typename: 'AppointmentSeries', id: 'series', appointments: [] },
    }),
  ]);
  await find(user);
  expect(await screen.findByText('Booked already.')).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Book all 2' }));
  expect(await screen.findByText('2 sessions are booked.')).toBeInTheDocument();
  const input = sent.find((one) => one.name === 'BookJointSchedule')?.variables['input'];
  expect(input).toMatchObject({
    clientId: 'client-jonah',
    slots: [
      {
        activityId: 'emdr',
        practitionerId: MARA.id,
        serviceId: 'service-emdr',
        startsAt: slot().startsAt,
      },
      { activityId: 'release', practitionerId: INES.id },
    ],
  });
  expect(input.idempotencyKey).toMatch(/^[0-9a-f-]{36}$/);
  expect(closed()).toBe(1);
});

it('lists what could not be booked at its dates, marks it and loses nothing; another attempt has another key', async () => {
  const taken = 'Ines Okafor is taken at that time.';
  const { user, sent } = show([
    proposal(),
    answer(BookJointScheduleDocument, {
      __typename: 'Mutation',
      bookJointSchedule: {
        __typename: 'SeriesConflicts',
        code: 'CONFLICT',
        message: 'Some of these dates cannot be booked.',
        conflicts: [{ __typename: 'SeriesConflict', startsAt: '2032-01-07T14:00:00.000Z', problem: taken }],
      },
    }),
  ]);
  await find(user);
  await user.click(await screen.findByRole('button', { name: 'Book all 2' }));
  expect(await screen.findByRole('alert')).toHaveTextContent(`Wed 7 Jan, 14:00: ${taken}`);
  const row = screen.getByText('Wed 7 Jan, 14:00–15:00').closest('li') as HTMLElement;
  expect(within(row).getByText(taken)).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Book all 2' }));
  await waitFor(() => expect(sent.filter((one) => one.name === 'BookJointSchedule')).toHaveLength(2));
  const keys = sent
    .filter((one) => one.name === 'BookJointSchedule')
    .map((one) => one.variables['input'].idempotencyKey);
  expect(new Set(keys).size).toBe(2);
  await user.click(screen.getByRole('button', { name: 'Take out Myofascial release, Wed 7 Jan, 14:00' }));
  expect(screen.getByRole('button', { name: 'Book all 1' })).toBeInTheDocument();
  expect(screen.queryByText(taken)).not.toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Put back Myofascial release, Wed 7 Jan, 14:00' }));
  expect(screen.getByRole('button', { name: 'Book all 2' })).toBeInTheDocument();
});

it('an answer that was lost is asked for again by the same key', async () => {
  const { user, sent } = show([proposal(), unreachable(BookJointScheduleDocument)]);
  await find(user);
  await user.click(await screen.findByRole('button', { name: 'Book all 2' }));
  await screen.findByRole('alert');
  await user.click(screen.getByRole('button', { name: 'Book all 2' }));
  await waitFor(() => expect(sent.filter((one) => one.name === 'BookJointSchedule')).toHaveLength(2));
  const [one, other] = sent.filter((each) => each.name === 'BookJointSchedule');
  expect(one?.variables).toEqual(other?.variables);
});

it('R23: another time or person by a dialog, judged among the other drafts before anybody is asked', async () => {
  const { user } = show([proposal()]);
  await find(user);
  await user.click(
    await screen.findByRole('button', { name: 'Change Myofascial release, Wed 7 Jan, 14:00' }),
  );
  const dialog = within(await screen.findByRole('dialog'));
  await waitFor(() => expect(dialog.getByRole('option', { name: 'Ben Sato' })).toBeInTheDocument());
  const time = dialog.getByLabelText('Time');
  await user.clear(time);
  await user.type(time, '09:00');
  expect(await dialog.findByText(/This falls into a time of rest/)).toBeInTheDocument();
  expect(dialog.getByRole('button', { name: 'Use this time' })).toBeDisabled();
  await user.selectOptions(dialog.getByLabelText('With'), 'Ben Sato');
  expect(await dialog.findByText('This fits.')).toBeInTheDocument();
  await user.click(dialog.getByRole('button', { name: 'Use this time' }));
  expect(await screen.findByText('Myofascial release with Ben Sato')).toBeInTheDocument();
  expect(screen.getByText('Changed by hand.')).toBeInTheDocument();
});

it('asks before what was changed is thrown away', async () => {
  const { user, closed } = show([proposal()]);
  await find(user);
  await user.click(await screen.findByRole('button', { name: /^Take out EMDR/ }));
  await user.click(screen.getByRole('button', { name: 'Back to the schedule' }));
  await user.click(await screen.findByRole('button', { name: 'Stay here' }));
  expect(closed()).toBe(0);
  await user.click(screen.getByRole('button', { name: 'Back to the schedule' }));
  await user.click(await screen.findByRole('button', { name: 'Leave it' }));
  await waitFor(() => expect(closed()).toBe(1));
});

it('says when the plan asks for nothing more, when there is no plan, and when it fails', async () => {
  const nothing = show([proposal({ slots: [slot({ appointmentId: 'kept' })] })]);
  await find(nothing.user);
  expect(await screen.findByText('The plan asks for nothing that is not booked already')).toBeInTheDocument();
  nothing.unmount();
  const none = show([], { ...RECORD, phase: null });
  expect(screen.getByText('There is no plan in force')).toBeInTheDocument();
  none.unmount();
  const failing = show([unreachable(ProposeJointScheduleDocument)]);
  await find(failing.user);
  expect(await screen.findByRole('button', { name: 'Try again' })).toBeInTheDocument();
});
