import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';
import { act, screen } from '@testing-library/react';
import { listenForInstall } from '../lib/install.ts';
import { JONAH, renderApp } from '../testing/render-app.tsx';
import { InstallHint } from './install-hint.tsx';

const show = () => renderApp(<InstallHint />, { viewer: JONAH });
const offer = () => {
  const prompt = jest.fn(async () => ({ outcome: 'dismissed' }));
  const event = Object.assign(new Event('beforeinstallprompt', { cancelable: true }), { prompt });
  act(() => void window.dispatchEvent(event));
  return { event, prompt };
};
const spoofed = (userAgent: string) =>
  Object.defineProperty(navigator, 'userAgent', { value: userAgent, configurable: true });
const { userAgent } = navigator;

beforeEach(() => localStorage.clear());
afterEach(() => {
  spoofed(userAgent);
  localStorage.clear();
});

listenForInstall();

it('shows nothing where the app cannot be installed', () => {
  show();
  expect(screen.queryByText('Attune on your home screen')).toBeNull();
});

it('keeps the browser from asking by itself, and asks when it is wished for', async () => {
  const { user } = show();
  const { event, prompt } = offer();
  expect(event.defaultPrevented).toBe(true);
  await user.click(screen.getByRole('button', { name: 'Put it there' }));
  expect(prompt).toHaveBeenCalledTimes(1);
  // Not now is not never: the next offer of the browser brings it back.
  expect(screen.queryByText('Attune on your home screen')).toBeNull();
  offer();
  await user.click(screen.getByRole('button', { name: 'Put it there' }));
});

it('says in plain words how it is done by hand on an iPhone, and is put away for good', async () => {
  spoofed('Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 Safari/604.1');
  const { user, unmount } = show();
  expect(screen.getByText(/Then choose “Add to Home Screen”/)).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'No, thank you' }));
  expect(screen.queryByText('Attune on your home screen')).toBeNull();
  unmount();
  show();
  offer();
  expect(screen.queryByText('Attune on your home screen')).toBeNull();
});

it('is not shown in the installed app', () => {
  const { matchMedia } = window;
  window.matchMedia = (query) => ({ ...matchMedia(query), matches: query.includes('standalone') });
  show();
  offer();
  expect(screen.queryByText('Attune on your home screen')).toBeNull();
  window.matchMedia = matchMedia;
});
