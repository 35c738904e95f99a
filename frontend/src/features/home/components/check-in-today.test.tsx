import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { screen } from '@testing-library/react';
import { useState } from 'react';
import { keptAnswers } from '../../../lib/kept-answers.ts';
import { JONAH, renderApp } from '../../../testing/render-app.tsx';
import { CheckInToday, NOT_BEGUN } from './check-in-today.tsx';

const CLIENT = 'client-jonah';

beforeEach(() => localStorage.clear());
afterEach(() => localStorage.clear());

/** The page around it keeps how far somebody has come. */
function Page({ checkIns }: { readonly checkIns: readonly { at: string }[] }) {
  const [begun, setBegun] = useState(NOT_BEGUN);
  return (
    <CheckInToday clientId={CLIENT} checkIns={checkIns} now={Date.now()} begun={begun} onBegun={setBegun} />
  );
}

const show = (checkIns: readonly { at: string }[] = []) =>
  renderApp(<Page checkIns={checkIns} />, { viewer: JONAH });

it('is made in five taps and no more, kept on the device with the last of them, and says so', async () => {
  const { user } = show();
  let taps = 0;
  const tap = async (name: string) => {
    taps += 1;
    await user.click(screen.getByRole('button', { name }));
  };
  await tap('4');
  await tap('Good');
  await tap('7 hours');
  await tap('Calm and awake');
  await tap('2');
  expect(taps).toBe(5);
  expect(await screen.findByText(/Kept on this device/)).toBeInTheDocument();
  expect(keptAnswers(CLIENT)).toEqual([
    expect.objectContaining({
      kind: 'CHECK_IN',
      refused: null,
      answers: { distress: 4, mood: 7, sleepHours: 7, arousal: 0, pain: 2 },
    }),
  ]);
  expect(screen.queryByText(/That sounds like a lot/)).toBeNull();
});

it('lets leave out everything but distress, goes back, and moves the focus to the question that comes', async () => {
  const { user } = show();
  await user.click(screen.getByRole('button', { name: '9' }));
  expect(screen.getByText('How is your mood?')).toHaveFocus();
  await user.click(screen.getByRole('button', { name: 'Back' }));
  expect(screen.getByRole('button', { name: '9' })).toHaveAttribute('aria-pressed', 'true');
  await user.click(screen.getByRole('button', { name: '8' }));
  for (let left = 0; left < 4; left += 1) {
    await user.click(screen.getByRole('button', { name: 'Leave out' }));
  }
  expect(keptAnswers(CLIENT)[0]).toMatchObject({
    answers: { distress: 8, mood: null, sleepHours: null, arousal: null, pain: null },
  });
  expect(screen.getByText(/That sounds like a lot/)).toBeInTheDocument();
  expect(screen.getByRole('region').textContent).not.toMatch(/flag|alert|crisis/i);
});

it('was made today, on the server or on this device: it says when and asks no more', () => {
  show([{ at: new Date().toISOString() }]);
  expect(screen.getByText(/You made it at/)).toBeInTheDocument();
  expect(screen.queryByText('How much distress is there now?')).toBeNull();
});
