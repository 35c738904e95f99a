import { expect, it } from '@jest/globals';
import { screen, within } from '@testing-library/react';
import {
  AnswerHandOverDocument,
  HandOverShiftDocument,
  OnCallDocument,
  type OnCallQuery,
  PlanOnCallDocument,
} from '../../../generated/on-call.ts';
import { answer } from '../../../testing/answers.ts';
import { MARA, renderApp } from '../../../testing/render-app.tsx';
import { OnCallPage } from './on-call-page.tsx';

type Shift = OnCallQuery['onCall']['shifts'][number];

const member = (id: string, name: string, phone: string | null = null) => ({
  __typename: 'Member' as const,
  id,
  name,
  phone,
});
const TOMAS = member('member-tomas', 'Tomas Reyes', '07700 900107');
const OWN = member('member-mara', 'Dr Mara Lindqvist');
const hours = (count: number) => new Date(Date.now() + count * 3_600_000).toISOString();
const shift = (of: Partial<Shift>): Shift => ({
  __typename: 'OnCallShift',
  id: 'shift-1',
  startsAt: hours(-10),
  endsAt: hours(60),
  mine: false,
  member: TOMAS,
  takenFrom: null,
  handOver: null,
  ...of,
});

const show = (
  shifts: Shift[],
  over: Partial<OnCallQuery['onCall']> = {},
  roles: typeof MARA.roles = ['PSYCHOTHERAPIST'],
) =>
  renderApp(<OnCallPage />, {
    viewer: { ...MARA, roles },
    answers: [
      answer(OnCallDocument, {
        __typename: 'Query',
        onCall: {
          __typename: 'OnCallRota',
          from: hours(0),
          until: hours(1344),
          now: ['Tomas Reyes'],
          shifts,
          gaps: [],
          overlaps: [],
          ...over,
        },
        members: [OWN, TOMAS],
      }),
      answer(HandOverShiftDocument, {
        __typename: 'Mutation',
        handOverShift: { __typename: 'ShiftHandOver', id: 'hand-1', state: 'ASKED' },
      }),
      answer(AnswerHandOverDocument, {
        __typename: 'Mutation',
        answerHandOver: { __typename: 'ShiftHandOver', id: 'hand-1', state: 'ACCEPTED' },
      }),
      answer(PlanOnCallDocument, {
        __typename: 'Mutation',
        planOnCall: { __typename: 'OnCallRota', from: hours(0) },
      }),
    ],
  });

it('says who is on call now, and from when nobody is', async () => {
  const gap = {
    __typename: 'OnCallStretch' as const,
    startsAt: '2099-11-27T18:00:00Z',
    endsAt: '2099-11-30T09:00:00Z',
  };
  show([shift({})], { gaps: [gap] });
  expect(await screen.findByText('On call now: Tomas Reyes')).toBeInTheDocument();
  expect(screen.getByText('Nobody is on call from Fri 27 Nov, 18:00')).toBeInTheDocument();
  expect(screen.getByRole('link', { name: '07700 900107' })).toHaveAttribute('href', 'tel:07700900107');
  expect(screen.queryByRole('button', { name: 'Plan the weeks' })).toBeNull();
});

it('the rest of one’s own time is offered to a colleague', async () => {
  const { user, sent } = show([shift({ mine: true, member: OWN })]);
  await user.click(await screen.findByRole('button', { name: /Hand over/ }));
  await user.selectOptions(screen.getByLabelText('Who takes over?'), 'Tomas Reyes');
  await user.click(screen.getByRole('button', { name: 'Ask them' }));
  expect(sent.find(({ name }) => name === 'HandOverShift')?.variables['input']).toMatchObject({
    shiftId: 'shift-1',
    toMemberId: 'member-tomas',
  });
  expect(await screen.findByText(/You stay on call until they have accepted/)).toBeInTheDocument();
});

it('whoever is asked takes it over or declines', async () => {
  const handOver = {
    __typename: 'ShiftHandOver' as const,
    id: 'hand-1',
    askedAt: hours(-1),
    from: TOMAS,
    to: OWN,
  };
  const { user, sent } = show([shift({ handOver })]);
  const [item] = await screen.findAllByRole('listitem');
  expect(item).toHaveTextContent('Tomas Reyes asks you to take this over');
  await user.click(within(item as HTMLElement).getByRole('button', { name: 'Take it over' }));
  expect(sent.find(({ name }) => name === 'AnswerHandOver')?.variables['input']).toEqual({
    handOverId: 'hand-1',
    answer: 'ACCEPT',
  });
});

it('who runs the practice plans the weeks, and sees them before', async () => {
  const { user, sent } = show([], {}, ['OWNER']);
  await user.click(await screen.findByRole('button', { name: 'Plan the weeks' }));
  await user.click(screen.getByRole('button', { name: 'Tomas Reyes earlier' }));
  const from = screen.getByLabelText('From');
  await user.clear(from);
  await user.type(from, '2026-10-19');
  // Over the change of the clocks it stays nine.
  expect(screen.getByText('Mon 19 Oct, 09:00: Tomas Reyes')).toBeInTheDocument();
  expect(screen.getByText('Mon 26 Oct, 09:00: Dr Mara Lindqvist')).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Plan it so' }));
  expect(sent.find(({ name }) => name === 'PlanOnCall')?.variables['input']).toEqual({
    memberIds: ['member-tomas', 'member-mara'],
    from: '2026-10-19',
    at: '09:00',
    weeks: 8,
  });
});
