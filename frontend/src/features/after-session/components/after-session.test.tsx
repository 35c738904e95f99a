import { beforeEach, expect, it } from '@jest/globals';
import { screen } from '@testing-library/react';
import { MySessionsDocument, type MySessionsQuery } from '../../../generated/after-session.ts';
import { keptAnswers } from '../../../lib/kept-answers.ts';
import { answer, unreachable } from '../../../testing/answers.ts';
import { JONAH, renderApp } from '../../../testing/render-app.tsx';
import { AfterSessionPage } from './after-session-page.tsx';
import { TellPage } from './tell-page.tsx';

const CLIENT = 'client-jonah';
type Mine = NonNullable<MySessionsQuery['client']>;

const ines = { __typename: 'Member' as const, id: 'ines', name: 'Ines Okafor' };
const asked: Mine['sessionsToTellOf'][number] = {
  __typename: 'SessionToTellOf',
  appointmentId: 'visit',
  startsAt: '2026-11-24T15:30:00Z',
  until: '2026-12-01T16:30:00Z',
  therapist: ines,
};
const said: Mine['sessionFeedback'][number] = {
  __typename: 'SessionFeedback',
  id: 'said',
  appointmentId: 'earlier',
  heldAt: '2026-11-10T15:30:00Z',
  at: '2026-11-10T20:00:00Z',
  feltSafe: 'PARTLY',
  inControl: 'YES',
  pressure: 'TOO_MUCH',
  different: true,
  differentWhat: 'A door that stays open',
  words: 'It stopped at once when I said so.',
  therapist: ines,
  changes: [
    {
      __typename: 'FeedbackChange',
      id: 'change',
      text: 'The door stays open from now on.',
      at: '2026-11-12T09:00:00Z',
      by: ines,
    },
  ],
  seenBy: [ines],
};
const mine = (more: Partial<Mine> = {}) =>
  answer(MySessionsDocument, {
    __typename: 'Query',
    client: { __typename: 'Client', id: CLIENT, sessionsToTellOf: [asked], sessionFeedback: [said], ...more },
  });
const tell = (answers: Parameters<typeof renderApp>[1]) =>
  renderApp(<TellPage />, {
    viewer: JONAH,
    path: '/after-session/:appointmentId',
    at: '/after-session/visit',
    ...answers,
  });

beforeEach(() => localStorage.clear());

it('shows what is asked, what was said, and beside it what was changed', async () => {
  renderApp(<AfterSessionPage />, { viewer: JONAH, answers: [mine()] });
  expect(
    await screen.findByRole('heading', { name: 'How was your session with Ines on Tuesday, 24 November?' }),
  ).toBeInTheDocument();
  expect(screen.getByRole('link', { name: 'Say how it was' })).toHaveAttribute(
    'href',
    '/after-session/visit',
  );
  expect(screen.getByText('Something was changed')).toBeInTheDocument();
  expect(screen.getByText('What Ines changed, 12 November')).toBeInTheDocument();
  expect(screen.getByText('The door stays open from now on.')).toBeInTheDocument();
  expect(screen.getByText('Read by Ines.')).toBeInTheDocument();
});

it('takes four answers and a line, kept on the device with one tap', async () => {
  const { user } = tell({ answers: [mine()] });
  await screen.findByRole('heading', { name: 'Your session with Ines, Tuesday, 24 November' });
  const answerTo = async (question: string, name: string) =>
    user.click(
      Array.from(screen.getByRole('group', { name: question }).querySelectorAll('button')).find(
        ({ textContent }) => textContent === name,
      ) as HTMLElement,
    );
  await answerTo('Did you feel safe?', 'Yes');
  await answerTo('Did you feel in control?', 'Yes');
  await answerTo('How was the pressure?', 'Too light');
  await answerTo('Would you like something different next time?', 'Yes');
  await user.type(screen.getByLabelText('What would you like?'), 'Firmer on the shoulders');
  await user.type(screen.getByLabelText('Your own words'), 'Good.');
  await user.click(screen.getByRole('button', { name: 'Send it' }));
  expect(keptAnswers(CLIENT)).toEqual([
    expect.objectContaining({
      kind: 'FEEDBACK',
      answers: {
        appointmentId: 'visit',
        feltSafe: 'YES',
        inControl: 'YES',
        pressure: 'TOO_LIGHT',
        different: true,
        differentWhat: 'Firmer on the shoulders',
        words: 'Good.',
      },
    }),
  ]);
  expect(screen.getByRole('heading', { name: 'Thank you' })).toBeInTheDocument();
  expect(screen.queryByRole('link', { name: 'I need support' })).toBeNull();
});

it('works without a network, lets leave out, wants one answer at least, and offers support where it was not safe', async () => {
  const { user } = tell({ answers: [unreachable(MySessionsDocument)] });
  await user.click(screen.getByRole('button', { name: 'Send it' }));
  expect(screen.getByRole('alert')).toHaveTextContent('Please answer one question, or write a line.');
  await user.click(screen.getAllByRole('button', { name: 'Partly' })[0] as HTMLElement);
  await user.click(screen.getByRole('button', { name: 'Send it' }));
  expect(await screen.findByText(/It is good that you said so/)).toBeInTheDocument();
  expect(screen.getByRole('link', { name: 'I need support' })).toHaveAttribute('href', '/support');
  expect(screen.getByText(/Kept on this device/)).toBeInTheDocument();
  expect(screen.getByRole('region', { name: 'Thank you' }).textContent).not.toMatch(/flag|alert|crisis|!/i);
});

it('is said once: what was said, or waits on this device, is not asked again; nor is what is over', async () => {
  const first = tell({ answers: [mine({ sessionFeedback: [{ ...said, appointmentId: 'visit' }] })] });
  expect(await screen.findByRole('heading', { name: 'You have said how it was' })).toBeInTheDocument();
  first.unmount();
  tell({ answers: [mine({ sessionsToTellOf: [] })] });
  expect(await screen.findByRole('heading', { name: 'This is not asked any more' })).toBeInTheDocument();
});
