import { expect, it } from '@jest/globals';
import { screen, within } from '@testing-library/react';
import {
  AddTimeOffDocument,
  ChangeDayDocument,
  ChangeWeeklyHoursDocument,
  type HoursFragment,
  type OutsideAppointmentFragment,
  PreviewHoursDocument,
  WorkingHoursDocument,
} from '../../../generated/hours.ts';
import { addDays, dayOf } from '../../../lib/dates.ts';
import { answer } from '../../../testing/answers.ts';
import { INES, renderApp } from '../../../testing/render-app.tsx';
import { MyHoursPage } from './hours-page.tsx';

const TODAY = dayOf(Date.now(), 'Europe/London');
const HOURS: HoursFragment = {
  __typename: 'WorkingHours',
  memberId: 'member-ines',
  version: 3,
  timeZone: 'Europe/London',
  weeks: [
    {
      __typename: 'HoursWeek',
      from: TODAY,
      ranges: [{ __typename: 'WeekRange', weekday: 1, from: '09:00', to: '12:00' }],
    },
  ],
  changedDays: [],
  timeOff: [],
  closures: [
    {
      __typename: 'Closure',
      id: 'closure',
      name: 'Team day',
      startsOn: addDays(TODAY, 1),
      startsAt: '00:00',
      endsOn: addDays(TODAY, 1),
      endsAt: '24:00',
    },
  ],
};
const VISIT: OutsideAppointmentFragment = {
  __typename: 'Appointment',
  id: 'visit',
  startsAt: `${addDays(TODAY, 3)}T10:00:00Z`,
  state: 'BOOKED',
  client: { __typename: 'Client', id: 'jonah', name: 'Jonah Whitfield' },
  practitioner: { __typename: 'Member', id: 'member-ines', name: 'Ines Okafor' },
};
const saved = { __typename: 'WorkingHours', memberId: 'member-ines', version: 4 } as const;

const open = (outside: OutsideAppointmentFragment[] = []) =>
  renderApp(<MyHoursPage />, {
    viewer: INES,
    answers: [
      answer(WorkingHoursDocument, {
        __typename: 'Query',
        workingHours: { ...HOURS, outside },
      }),
      answer(PreviewHoursDocument, {
        __typename: 'Query',
        previewHours: { __typename: 'HoursPreview', outside: [VISIT] },
      }),
      answer(ChangeWeeklyHoursDocument, { __typename: 'Mutation', changeWeeklyHours: saved }),
      answer(ChangeDayDocument, { __typename: 'Mutation', changeDay: saved }),
      answer(AddTimeOffDocument, {
        __typename: 'Mutation',
        addTimeOff: {
          __typename: 'InvalidInput',
          code: 'INVALID',
          message:
            'There is time off on some of these days already. Please choose others, or change what is there.',
          fields: [
            {
              __typename: 'FieldProblem',
              path: 'startsOn',
              message:
                'There is time off on some of these days already. Please choose others, or change what is there.',
            },
          ],
        },
      }),
    ],
  });

it('paints with the keyboard, says what would lie outside, and saves the week as a whole', async () => {
  const { user, sent } = open();
  const cell = await screen.findByRole('gridcell', { name: 'Monday 09:00, work' });
  cell.focus();
  // One up is free; going back down with Shift paints nothing more than was there.
  await user.keyboard('{ArrowUp}[Space]');
  expect(screen.getByRole('gridcell', { name: 'Monday 08:45, work' })).toHaveFocus();
  expect(screen.getByLabelText('Monday, from')).toHaveValue('08:45');
  await user.keyboard('{Shift>}{ArrowRight}{/Shift}');
  expect(screen.getByLabelText('Tuesday, from')).toHaveValue('08:45');
  await user.click(screen.getByRole('button', { name: 'Save the week …' }));
  const dialog = await screen.findByRole('dialog');
  expect(await within(dialog).findByText('1 appointment would lie outside')).toBeInTheDocument();
  expect(within(dialog).getByText(/Jonah Whitfield with Ines Okafor/)).toBeInTheDocument();
  await user.click(within(dialog).getByRole('button', { name: 'Save' }));
  expect(sent.find((one) => one.name === 'ChangeWeeklyHours')?.variables['input']).toEqual({
    memberId: 'member-ines',
    expectedVersion: 3,
    from: TODAY,
    ranges: [
      { weekday: 1, from: '08:45', to: '12:00' },
      { weekday: 2, from: '08:45', to: '09:00' },
    ],
  });
});

it('types the same, and says what is not right before anything is sent', async () => {
  const { user } = open();
  await user.click(await screen.findByRole('button', { name: 'Add hours on Sunday' }));
  expect(screen.getByLabelText('Sunday, to')).toHaveValue('17:00');
  expect(screen.getByRole('gridcell', { name: 'Sunday 16:45, work' })).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Add hours on Sunday' }));
  expect(screen.getByRole('alert')).toHaveTextContent('Please give both times on Sunday.');
  expect(screen.getByRole('button', { name: 'Save the week …' })).toBeDisabled();
  await user.click(screen.getByRole('button', { name: 'Undo' }));
  expect(screen.queryByLabelText('Sunday, to')).not.toBeInTheDocument();
});

it('lists what is booked outside, names closed days, and changes one day', async () => {
  const { user, sent } = open([VISIT]);
  expect(await screen.findByText('1 appointment lies outside these hours')).toBeInTheDocument();
  expect(screen.getByRole('link', { name: /Jonah Whitfield/ })).toHaveAttribute(
    'href',
    '/clients/jonah/schedule',
  );
  const day = screen.getByRole('button', { name: /closed: Team day/ });
  await user.click(day);
  const dialog = await screen.findByRole('dialog');
  await user.click(within(dialog).getByRole('button', { name: 'Save this day' }));
  expect(sent.find((one) => one.name === 'ChangeDay')?.variables['input']).toMatchObject({
    memberId: 'member-ines',
    expectedVersion: 3,
    date: addDays(TODAY, 1),
  });
});

it('says at its field why time off cannot be added', async () => {
  const { user } = open();
  await user.click(await screen.findByRole('button', { name: 'Add time off' }));
  const dialog = await screen.findByRole('dialog');
  const [from] = within(dialog).getAllByLabelText('From');
  await user.type(from as HTMLElement, addDays(TODAY, 5));
  await user.click(within(dialog).getByRole('button', { name: 'Add it' }));
  expect(
    await within(dialog).findAllByText(
      'There is time off on some of these days already. Please choose others, or change what is there.',
    ),
  ).not.toHaveLength(0);
  expect(from).toHaveAccessibleDescription(/There is time off on some of these days already/);
});
