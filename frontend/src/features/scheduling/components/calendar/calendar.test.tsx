import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import {
  CalendarAppointmentsDocument,
  type CalendarAppointmentsQuery,
  CalendarClientsDocument,
  CalendarGroundDocument,
  ClientGroundDocument,
  PlacementDocument,
  type PlacementQuery,
  RescheduleDocument,
  type RescheduleMutation,
  ServicePeopleDocument,
} from '../../../../generated/scheduling.ts';
import { type Answer, answer, unreachable } from '../../../../testing/answers.ts';
import { INES, renderApp } from '../../../../testing/render-app.tsx';
import { SchedulePage } from '../schedule-page.tsx';

const DAY = '2032-01-06';
const at = (time: string) => `${DAY}T${time}:00Z`;
type Visit = CalendarAppointmentsQuery['appointments'][number];

const visit = (changes: Partial<Visit> = {}): Visit => ({
  __typename: 'Appointment',
  id: 'visit',
  startsAt: at('14:00'),
  endsAt: at('15:00'),
  room: 'Room 2',
  state: 'BOOKED',
  version: 3,
  viewerMayKeep: false,
  cancelledReason: null,
  cancelledLate: false,
  seriesPosition: null,
  seriesException: false,
  series: null,
  practitioner: { __typename: 'Member', id: 'member-ines', name: 'Ines Okafor' },
  service: {
    __typename: 'Service',
    id: 's',
    name: 'Myofascial release',
    discipline: 'MASSAGE',
    class: 'BODYWORK_DEEP',
    minutes: 60,
    withheld: false,
  },
  findings: [],
  overrides: [],
  client: { __typename: 'Client', id: 'client-jonah', name: 'Jonah Whitfield' },
  ...changes,
});
const span = (from: string, to: string) => ({ __typename: 'TimeSpan' as const, from: at(from), to: at(to) });
const REST = 'This falls into a time of rest: no deep bodywork before Tue 6 Jan, 13:30.';

const ground = answer(CalendarGroundDocument, {
  __typename: 'Query',
  calendar: {
    __typename: 'Calendar',
    closed: [{ ...span('16:00', '17:00'), __typename: 'ClosedTime', name: 'Team day' }],
    practitioners: [
      {
        __typename: 'CalendarPractitioner',
        id: 'member-ines',
        name: 'Ines Okafor',
        disciplines: ['MASSAGE'],
        working: [span('09:00', '16:00')],
        away: [span('12:00', '13:00')],
      },
    ],
    rooms: [{ __typename: 'CalendarRoom', id: 'room-2', name: 'Room 2', taken: [span('09:00', '10:00')] }],
  },
});
const booked = (...appointments: Visit[]) =>
  answer(CalendarAppointmentsDocument, { __typename: 'Query', appointments });
const rest = answer(ClientGroundDocument, {
  __typename: 'Query',
  client: {
    __typename: 'Client',
    id: 'client-jonah',
    hold: 'NONE',
    restTimes: [
      {
        __typename: 'RestTime',
        from: at('10:00'),
        to: at('13:30'),
        hard: true,
        sentence: 'No deep bodywork before Tue 6 Jan, 13:30.',
      },
    ],
  },
});
const placement: PlacementQuery = {
  __typename: 'Query',
  placement: {
    __typename: 'Placement',
    appointmentId: 'visit',
    clientId: 'client-jonah',
    minutes: 60,
    bufferBefore: 0,
    bufferAfter: 0,
    practitioners: [
      {
        __typename: 'PlacementPractitioner',
        id: 'member-ines',
        name: 'Ines Okafor',
        working: [span('09:00', '17:00')],
        busy: [],
        barriers: [],
      },
    ],
    clientBusy: [],
    rooms: [],
    standing: [],
    plan: null,
    said: [
      {
        __typename: 'StartFinding',
        from: at('10:00'),
        to: at('13:30'),
        finding: {
          __typename: 'RuleFinding',
          ruleId: null,
          kind: 'REST_AFTER',
          hard: true,
          satisfied: false,
          sentence: REST,
        },
      },
    ],
  },
};
const people = answer(ServicePeopleDocument, { __typename: 'Query', services: [] });
const clients = answer(CalendarClientsDocument, {
  __typename: 'Query',
  clients: {
    __typename: 'ClientConnection',
    pageInfo: { __typename: 'PageInfo', hasNextPage: false },
    edges: [
      {
        __typename: 'ClientEdge',
        node: { __typename: 'Client', id: 'client-jonah', name: 'Jonah Whitfield' },
      },
    ],
  },
});
const moves: RescheduleMutation[] = [];
const moved = (startsAt: string, version: number): RescheduleMutation => ({
  __typename: 'Mutation',
  rescheduleAppointment: {
    __typename: 'Appointment',
    id: 'visit',
    startsAt,
    endsAt: new Date(Date.parse(startsAt) + 3_600_000).toISOString(),
    state: 'BOOKED',
    version,
    practitioner: { __typename: 'Member', id: 'member-ines', name: 'Ines Okafor' },
  },
});
const open = (...answers: Answer[]) =>
  renderApp(<SchedulePage />, {
    viewer: INES,
    at: `/schedule?view=day&date=${DAY}`,
    answers: [
      ground,
      booked(visit()),
      rest,
      people,
      clients,
      answer(PlacementDocument, placement),
      answer(RescheduleDocument, () => moves.shift() as RescheduleMutation),
      ...answers,
    ],
  });
/** A finger on the screen, which the test's browser has no events for. */
const finger = (on: Element | Window, type: string, clientY: number, pointerId = 1) => {
  const event = new MouseEvent(type, { bubbles: true, button: 0, clientX: 10, clientY });
  fireEvent(on, Object.assign(event, { pointerId, pointerType: 'touch' }));
};
const theVisit = () => screen.findByRole('button', { name: /Jonah Whitfield/ });
const focus = (item: HTMLElement) => act(() => item.focus());

beforeEach(() => {
  moves.length = 0;
});
afterEach(() => {
  jest.useRealTimers();
});

it('says time, state, what is not met, absences, closed times, and the rest of the client at hand', async () => {
  open(
    booked(
      visit({
        state: 'REQUESTED',
        findings: [
          { __typename: 'RuleFinding', kind: 'REST_AFTER', hard: true, satisfied: false, sentence: REST },
        ],
      }),
    ),
  );
  const item = await theVisit();
  expect(item).toHaveTextContent(
    /14:00–15:00.*Requested.*1 rule not met.*Jonah Whitfield.*Myofascial release/,
  );
  expect(screen.getByText('Away')).toBeInTheDocument();
  expect(screen.getByText('Closed: Team day')).toBeInTheDocument();
  expect(screen.getByText('the practice is closed')).toBeInTheDocument();
  focus(item);
  expect(await screen.findByText(/Jonah: No deep bodywork before/)).toBeInTheDocument();
});

it('R23: explains a place before anybody is asked, and asks nobody where a rule refuses', async () => {
  const { user, sent } = open();
  focus(await theVisit());
  await user.keyboard('m');
  for (let step = 0; step < 3; step += 1) await user.keyboard('{ArrowUp}');
  expect(await screen.findByText(REST)).toBeInTheDocument();
  await user.keyboard('{Enter}');
  const dialog = await screen.findByRole('dialog', { name: 'It stays where it is' });
  expect(within(dialog).getByText(REST)).toBeInTheDocument();
  // R24: a massage therapist sets nothing aside.
  expect(within(dialog).queryByRole('textbox')).toBeNull();
  expect(sent.map(({ name }) => name)).not.toContain('Reschedule');
});

it('moves where it fits, and offers to undo it', async () => {
  moves.push(moved(at('14:15'), 4), moved(at('14:00'), 5));
  const { user, sent } = open();
  focus(await theVisit());
  await user.keyboard('m{ArrowDown}');
  expect(await screen.findByText('This fits.')).toBeInTheDocument();
  await user.keyboard('{Enter}');
  await user.click(await screen.findByRole('button', { name: 'Undo' }));
  expect(await screen.findByText('It is back where it was.')).toBeInTheDocument();
  const inputs = sent.filter(({ name }) => name === 'Reschedule').map(({ variables }) => variables['input']);
  expect(inputs).toMatchObject([
    { expectedVersion: 3, startsAt: new Date(at('14:15')).toISOString() },
    { expectedVersion: 4, startsAt: new Date(at('14:00')).toISOString() },
  ]);
});

it('says in words that somebody else has moved it meanwhile', async () => {
  moves.push({
    __typename: 'Mutation',
    rescheduleAppointment: {
      __typename: 'StaleVersion',
      code: 'CONFLICT',
      message: 'Somebody changed this in the meantime. Please look at the newest state and try again.',
    },
  });
  const { user } = open();
  focus(await theVisit());
  await user.keyboard('m{ArrowDown}');
  await screen.findByText('This fits.');
  await user.keyboard('{Enter}');
  expect(await screen.findByText(/Somebody changed this in the meantime/)).toBeInTheDocument();
});

it('lets the server decide where nothing could be learned beforehand', async () => {
  moves.push({
    __typename: 'Mutation',
    rescheduleAppointment: {
      __typename: 'SlotTaken',
      code: 'CONFLICT',
      message: 'Somebody else has taken this time.',
      who: 'PRACTITIONER',
    },
  });
  const { user } = open(unreachable(PlacementDocument));
  focus(await theVisit());
  await user.keyboard('m{ArrowDown}{Enter}');
  expect(await screen.findByText('Somebody else has taken this time.')).toBeInTheDocument();
});

it('is left by Escape, and opens by Enter', async () => {
  const { user, sent } = open();
  focus(await theVisit());
  await user.keyboard('m{ArrowDown}{Escape}');
  expect(screen.queryByText('This fits.')).toBeNull();
  await user.keyboard('{Enter}');
  expect(await screen.findByRole('dialog')).toHaveTextContent('Myofascial release');
  expect(sent.map(({ name }) => name)).not.toContain('Reschedule');
});

it('is taken up by a finger that rests on it, not by one that scrolls or by two, and opened by a slow tap', async () => {
  open();
  const item = await theVisit();
  jest.useFakeTimers();
  finger(item, 'pointerdown', 10);
  finger(window, 'pointermove', 60);
  act(() => void jest.advanceTimersByTime(400));
  expect(screen.queryByText('Where it is now.')).toBeNull();
  finger(window, 'pointerup', 60);
  finger(item, 'pointerdown', 10);
  await act(async () => jest.advanceTimersByTime(400));
  expect(screen.getByText('Where it is now.')).toBeInTheDocument();
  finger(window, 'pointerdown', 200, 2);
  expect(screen.queryByText('Where it is now.')).toBeNull();
  finger(item, 'pointerdown', 10);
  await act(async () => jest.advanceTimersByTime(400));
  expect(screen.queryByRole('dialog')).toBeNull();
  finger(window, 'pointerup', 10);
  expect(screen.queryByText('Where it is now.')).toBeNull();
  expect(screen.getByRole('dialog')).toHaveTextContent('Myofascial release');
});

it('asks whom a free time is for, and books with that time', async () => {
  const book = jest.fn();
  const { user } = renderApp(<SchedulePage />, {
    viewer: INES,
    at: `/schedule?view=day&date=${DAY}`,
    answers: [ground, booked(visit()), rest, people, clients],
    dialogs: { book },
  });
  await user.click(await screen.findByRole('button', { name: 'Book at 10:00' }));
  await user.selectOptions(await screen.findByLabelText('For whom'), 'Jonah Whitfield');
  await user.click(screen.getByRole('button', { name: 'Go on' }));
  expect(book).toHaveBeenCalledWith({
    client: expect.objectContaining({ id: 'client-jonah' }),
    wish: { startsAt: new Date(at('10:00')).toISOString(), practitionerId: 'member-ines' },
  });
});

it('turns by its buttons, and keeps what it shows in the address', async () => {
  const { user, address } = open();
  await theVisit();
  await user.click(screen.getByRole('button', { name: 'On one day' }));
  await waitFor(() => expect(address()).toContain('date=2032-01-07'));
  await user.click(screen.getByRole('radio', { name: 'List' }));
  await waitFor(() => expect(address()).toContain('view=agenda'));
});

it('has rooms that are taken, and says not by whom', async () => {
  renderApp(<SchedulePage />, {
    viewer: INES,
    at: `/schedule?view=day&who=rooms&date=${DAY}`,
    answers: [ground, booked(visit()), rest, people, clients],
  });
  expect(await screen.findByText('Taken')).toBeInTheDocument();
  expect(await theVisit()).toHaveTextContent('Ines Okafor');
  expect(screen.queryByRole('button', { name: /^Book at/ })).toBeNull();
});

it('says so where there is no network, and keeps what it shows', async () => {
  const online = jest.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
  open();
  expect(await theVisit()).toBeInTheDocument();
  expect(screen.getByText('There is no network')).toBeInTheDocument();
  online.mockRestore();
});

it('waits with a skeleton, fails with a sentence and a way on, and says that a list is empty', async () => {
  const { unmount } = open(unreachable(CalendarGroundDocument));
  expect(screen.getByRole('status', { name: 'Loading' })).toBeInTheDocument();
  expect(await screen.findByRole('button', { name: 'Try again' })).toBeInTheDocument();
  unmount();
  renderApp(<SchedulePage />, {
    viewer: INES,
    at: `/schedule?view=agenda&date=${DAY}`,
    answers: [ground, booked(), people, clients],
  });
  expect(await screen.findByText('Nothing in these two weeks')).toBeInTheDocument();
});
