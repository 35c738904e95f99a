import { expect, it } from '@jest/globals';
import { screen, within } from '@testing-library/react';
import { ResponseTimesDocument, type ResponseTimesQuery } from '../../../generated/response-times.ts';
import { answer } from '../../../testing/answers.ts';
import { MARA, renderApp } from '../../../testing/render-app.tsx';
import { ResponseTimesPage } from './response-times-page.tsx';

type Response = ResponseTimesQuery['flagResponse'];

const show = (over: Partial<Response>) =>
  renderApp(<ResponseTimesPage />, {
    viewer: { ...MARA, roles: ['OWNER'] },
    answers: [
      answer(ResponseTimesDocument, {
        __typename: 'Query',
        flagResponse: {
          __typename: 'FlagResponse',
          since: '2026-08-26T09:00:00Z',
          until: '2026-11-24T09:00:00Z',
          levels: [],
          open: [],
          ...over,
        },
      }),
    ],
  });

it('shows by level how soon flags are answered and settled, and what is open', async () => {
  const { user, sent } = show({
    levels: [
      {
        __typename: 'LevelResponse',
        level: 'ALERT',
        raised: 8,
        acknowledged: 7,
        due: 8,
        inTime: 6,
        acknowledgeMedian: 12.4,
        acknowledgeP90: 240,
        resolved: 5,
        resolveMedian: 2880,
        resolveP90: null,
      },
    ],
    open: [
      {
        __typename: 'OpenFlags',
        level: 'ALERT',
        underADay: 1,
        underAWeek: 2,
        older: 0,
        unacknowledged: 1,
        overdue: 1,
      },
    ],
  });
  const answered = await screen.findByRole('region', { name: 'Answered and settled: figures' });
  const [row] = within(answered).getAllByRole('row').slice(1);
  expect(row).toHaveTextContent(/Alert.*8.*7.*6 of 8 \(75 %\).*12 min.*4 h.*5.*2 days.*–/);
  expect(
    within(screen.getByRole('region', { name: 'Open now, by age: figures' })).getByText('2'),
  ).toBeInTheDocument();
  await user.selectOptions(screen.getByLabelText('Raised in'), 'The last year');
  expect(sent.at(-1)?.variables).toEqual({ days: 365 });
});

it('says so where nothing was raised and nothing is open', async () => {
  show({});
  expect(await screen.findByText('Nothing was raised in this time')).toBeInTheDocument();
  expect(screen.getByText('Nothing is open')).toBeInTheDocument();
});
