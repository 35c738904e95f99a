import type { Shot } from './camera.ts';

/** The client's side, phone first. */
export const CLIENT_SHOTS: readonly Shot[] = [
  { name: 'home', as: 'jonah', path: '/home' },
  { name: 'my-plan', as: 'jonah', path: '/my-plan' },
  { name: 'my-team', as: 'jonah', path: '/my-team' },
  { name: 'my-notes', as: 'petra', path: '/my-notes' },
  { name: 'my-notes', as: 'lee', path: '/my-notes' },
  { name: 'my-body', as: 'amal', path: '/my-body' },
  { name: 'my-health', as: 'jonah', path: '/my-health' },
  {
    name: 'my-health-places',
    as: 'jonah',
    path: '/my-health',
    act: async (page) => {
      await page.getByRole('button', { name: 'Look through it' }).click();
      await page.getByRole('button', { name: 'Next' }).click();
      await page.getByRole('button', { name: 'Next' }).click();
      await page.getByRole('checkbox', { name: 'Bruise' }).check();
    },
  },
  {
    name: 'my-health-medication',
    as: 'petra',
    path: '/my-health',
    act: async (page) => {
      await page.getByRole('button', { name: 'Look through it' }).click();
      for (let step = 0; step < 4; step += 1) {
        await page.getByRole('button', { name: 'Next' }).click();
      }
    },
  },
  { name: 'my-sharing', as: 'amal', path: '/my-sharing' },
  { name: 'my-visits', as: 'jonah', path: '/my-appointments' },
  {
    name: 'cancel-visit',
    as: 'jonah',
    path: '/my-appointments',
    act: async (page) => {
      await page
        .getByRole('button', { name: /^Cancel/ })
        .first()
        .click();
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'ask-for-visit',
    as: 'jonah',
    path: '/my-appointments/ask',
    act: async (page) => {
      await page.getByRole('radio').first().check();
      await page.getByRole('group', { name: 'Which time suits you?' }).waitFor();
    },
  },
  { name: 'support', as: 'jonah', path: '/support' },
  { name: 'support', as: 'visitor', path: '/support' },
  { name: 'home', as: 'amal', path: '/home' },
  { name: 'home', as: 'lee', path: '/home' },
  { name: 'my-team', as: 'lee', path: '/my-team' },
  { name: 'my-plan', as: 'lee', path: '/my-plan' },
  { name: 'my-body', as: 'lee', path: '/my-body' },
  { name: 'my-visits', as: 'lee', path: '/my-appointments' },
  { name: 'ask-for-visit', as: 'lee', path: '/my-appointments/ask' },
];
