import { beforeEach, expect, it } from '@jest/globals';
import { screen } from '@testing-library/react';
import { keptAnswers } from '../../../lib/kept-answers.ts';
import { JONAH, renderApp } from '../../../testing/render-app.tsx';
import { QuestionnairePage } from './questionnaire-page.tsx';

const CLIENT = 'client-jonah';

beforeEach(() => localStorage.clear());

const open = (code: string) =>
  renderApp(<QuestionnairePage />, {
    viewer: JONAH,
    at: `/questionnaires/${code}`,
    path: '/questionnaires/:code',
  });

it('asks one question at a time, with its place, and goes back; nothing is sent before it is said', async () => {
  const { user } = open('PHQ-4');
  await user.click(screen.getByRole('button', { name: 'Begin' }));
  expect(screen.getByText('1 of 4')).toBeInTheDocument();
  expect(screen.getByText('Feeling nervous, anxious or on edge')).toHaveFocus();
  await user.click(screen.getByRole('button', { name: 'Several days' }));
  expect(screen.getByText('2 of 4')).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Back' }));
  expect(screen.getByRole('button', { name: 'Several days' })).toHaveAttribute('aria-pressed', 'true');
  // By keyboard: 3 is "More than half the days", the left arrow goes back.
  await user.keyboard('3');
  await user.keyboard('1');
  await user.keyboard('{ArrowLeft}');
  expect(screen.getByText('2 of 4')).toBeInTheDocument();
  await user.keyboard('1');
  await user.keyboard('1');
  await user.keyboard('2');
  expect(keptAnswers(CLIENT)).toEqual([]);
  await user.click(screen.getByRole('button', { name: 'Send my answers' }));
  expect(keptAnswers(CLIENT)).toEqual([
    expect.objectContaining({ kind: 'MEASURE', answers: { code: 'PHQ-4', answers: [2, 0, 0, 1] } }),
  ]);
  expect(screen.getByText(/Kept on this device/)).toBeInTheDocument();
});

it('is kept on the device and gone on with after a reload', async () => {
  const first = open('GAD-7');
  await first.user.click(screen.getByRole('button', { name: 'Begin' }));
  await first.user.keyboard('12');
  first.unmount();
  const second = open('GAD-7');
  await second.user.click(screen.getByRole('button', { name: 'Go on' }));
  expect(screen.getByText('3 of 7')).toBeInTheDocument();
});

it('R19: an answer above 0 about self-harm leads to help at once; the answers are on their way', async () => {
  const { user, address, sent } = open('PHQ-9');
  await user.click(screen.getByRole('button', { name: 'Begin' }));
  await user.click(screen.getByRole('button', { name: 'I would rather not say' }));
  for (let at = 2; at <= 8; at += 1) {
    await user.keyboard('1');
  }
  expect(screen.getByText('9 of 10')).toBeInTheDocument();
  expect(screen.queryByRole('button', { name: 'I would rather not say' })).toBeNull();
  expect(document.body.textContent).not.toMatch(/flag/i);
  await user.click(screen.getByRole('button', { name: 'Several days' }));
  expect(address()).toBe('/support');
  expect(keptAnswers(CLIENT)).toEqual([
    expect.objectContaining({
      answers: { code: 'PHQ-9', answers: [null, 0, 0, 0, 0, 0, 0, 0, 1] },
    }),
  ]);
  // Before and whatever the network says: nothing was asked of it.
  expect(sent).toEqual([]);
});

it('at most two questions of the PHQ-9 may be left out', async () => {
  const { user } = open('PHQ-9');
  await user.click(screen.getByRole('button', { name: 'Begin' }));
  await user.click(screen.getByRole('button', { name: 'I would rather not say' }));
  await user.click(screen.getByRole('button', { name: 'I would rather not say' }));
  expect(screen.getByText('3 of 10')).toBeInTheDocument();
  expect(screen.queryByRole('button', { name: 'I would rather not say' })).toBeNull();
});

it('one that does not ship is not there', () => {
  open('C-SSRS');
  expect(screen.getByText('There is nothing here for you to see')).toBeInTheDocument();
});
