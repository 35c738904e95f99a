import { expect, it } from '@jest/globals';
import { screen } from '@testing-library/react';
import { JONAH, renderApp } from '../../../testing/render-app.tsx';
import { startOf } from '../domain/start-of.ts';
import { GroundingPage } from './grounding-page.tsx';

const show = () => renderApp(<GroundingPage />, { viewer: JONAH, answers: [] });
const press = (name: string) => screen.getByRole('button', { name });

it('begins with four seconds each way, pauses, goes on and stops by hand', async () => {
  const { user } = show();
  expect(screen.getByText(/In for 4 seconds, out for 4\. Stop if you feel dizzy/)).toBeInTheDocument();
  await user.click(press('Breathe along'));
  expect(screen.getByText('in')).toBeInTheDocument();
  expect(screen.getByText('In, for 4')).toBeInTheDocument();
  await user.click(press('Pause'));
  expect(screen.getByText('Paused.')).toBeInTheDocument();
  await user.click(press('Breathe on'));
  await user.click(press('Stop breathing along'));
  expect(screen.queryByText('in')).not.toBeInTheDocument();
});

it('never starts a three-part breath above five seconds, and says why', async () => {
  const { user } = show();
  await user.click(screen.getByText('Pace, colour and sound'));
  await user.click(press('Seconds each way: more'));
  expect(screen.getByText(/In for 5 seconds, out for 5/)).toBeInTheDocument();
  await user.click(press('Seconds each way: more'));
  expect(screen.getByText(/longer at once can make dizzy/)).toBeInTheDocument();
  expect(screen.getByText(/In for 5 seconds, out for 5/)).toBeInTheDocument();
});

it('refuses an ocean breath that is not longer out than in', async () => {
  const { user } = show();
  await user.click(screen.getByRole('radio', { name: /Ocean breath/ }));
  await user.click(screen.getByText('Pace, colour and sound'));
  await user.click(press('Seconds out: less'));
  await user.click(press('Seconds out: less'));
  expect(screen.getByText('In the ocean breath, out is longer than in.')).toBeInTheDocument();
  expect(screen.getByText(/In for 4 seconds, out for 5/)).toBeInTheDocument();
});

it('leaves the breath for the senses with one tap, and sound is off until it is wanted', async () => {
  const { user } = show();
  await user.click(screen.getByText('Pace, colour and sound'));
  expect(screen.getByRole('switch', { name: 'Soft tones' })).not.toBeChecked();
  await user.click(press('Breathe along'));
  await user.click(press('Use the senses instead'));
  expect(screen.getByText('five things you can see')).toBeInTheDocument();
  await user.click(press('Next'));
  expect(screen.getByText('four things you can feel')).toBeInTheDocument();
});

it('feet on the floor and naming the room go at one’s own pace', async () => {
  const { user } = show();
  await user.click(screen.getByRole('radio', { name: /Feet on the floor/ }));
  for (let step = 0; step < 4; step += 1) {
    await user.click(press('Next'));
  }
  await user.click(press('Done'));
  expect(screen.getByText(/That is it/)).toBeInTheDocument();
  await user.click(screen.getByRole('radio', { name: /Naming the room/ }));
  expect(screen.getByText('Say where you are')).toBeInTheDocument();
});

it('reads how to begin from the address, and leaves out what may not be', () => {
  const read = (text: string) => startOf(new URLSearchParams(text));
  expect(read('exercise=OCEAN_BREATH&in=4&out=7&minutes=2')).toEqual({
    exercise: 'OCEAN_BREATH',
    breath: { inSeconds: 4, outSeconds: 7 },
    minutes: 2,
  });
  expect(read('exercise=OCEAN_BREATH&in=6&out=6').breath).toBeNull();
  expect(read('exercise=THREE_PART_BREATH&in=8&out=8').breath).toBeNull();
  expect(read('exercise=other')).toEqual({ exercise: 'THREE_PART_BREATH', breath: null, minutes: null });
});
