import { beforeEach, expect, it } from '@jest/globals';
import { screen, within } from '@testing-library/react';
import {
  AnswerTimesDocument,
  AskForSupportDocument,
  WhomToCallDocument,
} from '../../../generated/support.ts';
import { answer, unreachable } from '../../../testing/answers.ts';
import { JONAH, renderApp } from '../../../testing/render-app.tsx';
import { nearAndFar, EMERGENCY_NUMBERS, regionOfZone } from './emergency.ts';
import { SupportPage } from './support-page.tsx';

const line = (name: string, phone: string, region: string) => ({
  __typename: 'CrisisResource' as const,
  name,
  phone,
  text: null,
  url: null,
  region,
  checkedOn: '2026-11-01',
});
const whom = answer(WhomToCallDocument, {
  __typename: 'Query',
  crisisResources: [line('Harbour on-call line', '020 7946 0112', 'GB')],
});
const told = answer(AskForSupportDocument, {
  __typename: 'Mutation',
  askForSupport: { __typename: 'SupportOnItsWay', told: ['Dr Mara Lindqvist'], crisisResources: [] },
});

const times = answer(AnswerTimesDocument, {
  __typename: 'Query',
  answerTimes: [{ __typename: 'AnswerTime', urgency: 'NOW', withinMinutes: 5 }],
});

beforeEach(() => localStorage.clear());

it('R19: people to call stand first, one tap away, and the page says what it is not', async () => {
  renderApp(<SupportPage />, { viewer: JONAH, answers: [whom] });
  const call = await screen.findByRole('link', { name: 'Call 020 7946 0112, Harbour on-call line' });
  expect(call).toHaveAttribute('href', 'tel:02079460112');
  expect(screen.getByText(/no emergency service/)).toBeInTheDocument();
  expect(document.body.textContent).not.toMatch(/flag/i);
});

it('R19: the numbers show when nothing can be reached; those named last time come first', async () => {
  const first = renderApp(<SupportPage />, { viewer: JONAH, answers: [unreachable(WhomToCallDocument)] });
  expect(screen.getByRole('link', { name: 'Call 999, Emergency services' })).toBeInTheDocument();
  first.unmount();
  const second = renderApp(<SupportPage />, { viewer: JONAH, answers: [whom] });
  await screen.findByText('Harbour on-call line');
  second.unmount();
  renderApp(<SupportPage />, { viewer: JONAH, answers: [unreachable(WhomToCallDocument)] });
  expect(screen.getByText('Harbour on-call line')).toBeInTheDocument();
});

it('R19: without a choice it is today; says who is told and what comes next', async () => {
  const { user, sent } = renderApp(<SupportPage />, { viewer: JONAH, answers: [whom, told, times] });
  expect(screen.getByRole('radio', { name: /^Today/ })).toBeChecked();
  // What the practice set, and no promise where it is not known.
  expect(
    await screen.findByText('Please call as well. Your team is asked to answer within 5 minutes.'),
  ).toBeInTheDocument();
  expect(screen.getAllByText('Your team is asked to answer.')).toHaveLength(2);
  await user.click(screen.getByRole('radio', { name: /^Now, I am not safe/ }));
  await user.type(screen.getByLabelText(/a line about what you need/), 'Please ring me.');
  await user.click(screen.getByRole('button', { name: 'Tell my team' }));
  expect(await screen.findByText('Mara is told now.')).toBeInTheDocument();
  expect(screen.getByText(/Please do not wait for it/)).toBeInTheDocument();
  const { input } = sent.find((one) => one.name === 'AskForSupport')?.variables ?? {};
  expect(input).toMatchObject({ urgency: 'NOW', message: 'Please ring me.' });
});

it('what did not go out stays written, is tried with the same key, and the page says to call', async () => {
  const { user, sent } = renderApp(<SupportPage />, {
    viewer: JONAH,
    answers: [whom, unreachable(AskForSupportDocument)],
  });
  await user.type(screen.getByLabelText(/a line about what you need/), 'Hello');
  await user.click(screen.getByRole('button', { name: 'Tell my team' }));
  expect(await screen.findByText('Your message did not go out.')).toBeInTheDocument();
  expect(screen.getByLabelText(/a line about what you need/)).toHaveValue('Hello');
  await user.click(screen.getByRole('button', { name: 'Tell my team' }));
  const keys = sent
    .filter((one) => one.name === 'AskForSupport')
    .map((one) => one.variables['input'].idempotencyKey);
  expect(keys).toHaveLength(2);
  expect(keys[0]).toBe(keys[1]);
});

it('is there for somebody who is not signed in', async () => {
  renderApp(<SupportPage />, { viewer: null, answers: [whom] });
  expect(await screen.findByRole('link', { name: 'Sign in' }, { timeout: 4000 })).toHaveAttribute(
    'href',
    '/sign-in?next=%2Fsupport',
  );
  expect(screen.queryByRole('button', { name: 'Tell my team' })).not.toBeInTheDocument();
});

it('breathing along is started and stopped by hand', async () => {
  const { user } = renderApp(<SupportPage />, { viewer: JONAH, answers: [whom] });
  const card = screen.getByRole('region', { name: 'Breathe, slowly' });
  await user.click(within(card).getByRole('button', { name: 'Breathe along' }));
  expect(within(card).getByText('in')).toBeInTheDocument();
  await user.click(within(card).getByRole('button', { name: 'Stop breathing along' }));
  expect(within(card).queryByText('in')).not.toBeInTheDocument();
});

it('knows the numbers that are near', () => {
  expect(regionOfZone('Europe/London')).toBe('GB');
  expect(regionOfZone('Asia/Tokyo')).toBeNull();
  expect(nearAndFar(EMERGENCY_NUMBERS, 'Europe/Berlin').near.map((one) => one.phone)).toEqual(['112']);
  expect(nearAndFar(EMERGENCY_NUMBERS, 'Asia/Tokyo').near).toEqual(EMERGENCY_NUMBERS);
});
