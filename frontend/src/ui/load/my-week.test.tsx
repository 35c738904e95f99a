import { expect, it } from '@jest/globals';
import { screen, waitFor } from '@testing-library/react';
import { MyWeekDocument, SetLoadLimitsDocument } from '../../generated/ui.ts';
import { answer } from '../../testing/answers.ts';
import { MARA, renderApp } from '../../testing/render-app.tsx';
import { MyWeek } from './my-week.tsx';

const limits = {
  perDay: 4,
  heavyPerDay: null,
  perWeek: 20,
  breakMinutes: 15,
};
const day = { __typename: 'DayLoad' as const, date: '2026-03-02', sessions: 5, heavy: 2 };
const week = answer(MyWeekDocument, {
  __typename: 'Query',
  weekLoads: [
    {
      __typename: 'WeekLoad',
      practitioner: { __typename: 'Member', id: MARA.memberId ?? '', name: 'Dr Mara Lindqvist' },
      sessions: 11,
      heavy: 3,
      minutes: 620,
      breaksCut: 1,
      days: [day, { ...day, date: '2026-03-03', sessions: 3, heavy: 0 }],
      limits: { __typename: 'LoadLimits', ...limits },
      own: { __typename: 'LoadLimitsSet', version: 2, firm: true, ...limits, perWeek: null },
    },
  ],
});

it('shows the own week beside what one takes on, and says in words what is more', async () => {
  renderApp(<MyWeek />, { viewer: MARA, answers: [week] });
  expect(await screen.findByText('11')).toHaveTextContent('11 of 20');
  expect(screen.getByText('5')).toHaveTextContent('5 of 4, more than planned');
  expect(screen.getByText(/15 min/)).toBeInTheDocument();
});

it('sets what one takes on; an empty field leaves it to the practice', async () => {
  const { user, sent } = renderApp(<MyWeek />, {
    viewer: MARA,
    answers: [
      week,
      answer(SetLoadLimitsDocument, {
        __typename: 'Mutation',
        setLoadLimits: { __typename: 'LoadLimitsSet', version: 3, firm: false, ...limits },
      }),
    ],
  });
  await user.click(await screen.findByRole('button', { name: 'What I take on' }));
  const perDay = screen.getByLabelText('Sessions a day, at most');
  await user.clear(perDay);
  await user.type(screen.getByLabelText('Heavy sessions a day, at most'), '2');
  await user.click(screen.getByRole('switch', { name: 'Refuse what goes beyond' }));
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() =>
    expect(sent.find(({ name }) => name === 'SetLoadLimits')?.variables).toEqual({
      input: {
        memberId: MARA.memberId,
        expectedVersion: 2,
        perDay: null,
        heavyPerDay: 2,
        perWeek: null,
        breakMinutes: 15,
        firm: false,
      },
    }),
  );
});
