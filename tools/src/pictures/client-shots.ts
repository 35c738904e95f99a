import type { Page } from '@playwright/test';
import type { Shot } from './camera.ts';

/** The network is gone: the page begins anew with what the device keeps. */
const withoutNetwork = async (page: Page) => {
  // What is kept comes once the page has nothing else to do.
  await page.waitForFunction(() =>
    ['plan', 'support', 'visits'].every((name) =>
      Object.keys(localStorage).some((key) => key.startsWith('attune.own.') && key.endsWith(`.${name}`)),
    ),
  );
  await page.route('**/graphql', (route) => route.abort());
  await page.reload();
  await page.getByText(/^As of |There is no network just now/).waitFor();
};

/** The client's side, phone first. */
export const CLIENT_SHOTS: readonly Shot[] = [
  { name: 'home', as: 'jonah', path: '/home' },
  {
    name: 'bell-client',
    as: 'petra',
    path: '/home',
    act: async (page) => {
      await page.getByRole('button', { name: /^Notices/ }).click();
      await page.getByRole('dialog').getByRole('listitem').first().waitFor();
    },
  },
  {
    name: 'check-in-five-taps',
    as: 'jonah',
    path: '/home',
    act: async (page) => {
      await page.getByRole('button', { name: '4', exact: true }).click();
    },
  },
  {
    name: 'home-install',
    as: 'jonah',
    path: '/home',
    act: async (page) => {
      await page.evaluate(() => window.dispatchEvent(new Event('beforeinstallprompt')));
      await page.getByRole('heading', { name: 'Attune on your home screen' }).waitFor();
    },
  },
  { name: 'home-without-network', as: 'jonah', path: '/home', act: withoutNetwork },
  { name: 'check-in', as: 'jonah', path: '/check-in' },
  { name: 'how-i-am', as: 'jonah', path: '/how-i-am' },
  { name: 'after-session', as: 'jonah', path: '/after-session' },
  {
    name: 'after-session-tell',
    as: 'jonah',
    path: '/after-session',
    act: async (page) => {
      await page.getByRole('link', { name: 'Say how it was' }).click();
      await page
        .getByRole('group', { name: 'Would you like something different next time?' })
        .getByRole('button', { name: 'Yes' })
        .click();
    },
  },
  {
    name: 'how-i-am-table',
    as: 'jonah',
    path: '/how-i-am',
    act: async (page) => {
      await page.getByLabel('What would you like to look at?').selectOption({ index: 4 });
      await page.getByRole('application').waitFor();
      await page.getByRole('button', { name: 'All of it' }).click();
      await page.getByRole('button', { name: 'The same as a table' }).click();
      await page.getByText('What my answers came to').click();
    },
  },
  { name: 'my-plan-without-network', as: 'jonah', path: '/my-plan', act: withoutNetwork },
  { name: 'my-visits-without-network', as: 'jonah', path: '/my-appointments', act: withoutNetwork },
  {
    name: 'questionnaire',
    as: 'jonah',
    path: '/questionnaires/PHQ-9',
    act: async (page) => {
      await page.getByRole('button', { name: /^Begin$|^From the first/ }).click();
      await page.getByRole('button', { name: 'Several days' }).click();
    },
  },
  { name: 'my-plan', as: 'jonah', path: '/my-plan' },
  { name: 'my-plan-print', as: 'jonah', path: '/my-plan/print' },
  { name: 'my-team', as: 'jonah', path: '/my-team' },
  { name: 'my-notes', as: 'petra', path: '/my-notes' },
  { name: 'my-notes', as: 'lee', path: '/my-notes' },
  { name: 'my-body', as: 'amal', path: '/my-body' },
  {
    name: 'my-body-change',
    as: 'amal',
    path: '/my-body?change',
    act: async (page) => {
      await page.getByRole('button', { name: 'Left foot, never' }).press('Enter');
    },
  },
  {
    name: 'my-body-list',
    as: 'amal',
    path: '/my-body?change',
    act: async (page) => {
      await page.getByText('As a list').click();
    },
  },
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
    as: 'jonah',
    path: '/my-health',
    act: async (page) => {
      await page.getByRole('button', { name: 'Look through it' }).click();
      for (let step = 0; step < 4; step += 1) {
        await page.getByRole('button', { name: 'Next' }).click();
      }
      await page.getByRole('button', { name: 'Change Pregabalin' }).click();
    },
  },
  {
    name: 'grounding',
    as: 'jonah',
    path: '/grounding',
    act: async (page) => {
      await page.getByText('Pace, colour and sound').click();
      await page.getByRole('button', { name: 'Breathe along' }).click();
      await page.waitForTimeout(1_500);
    },
  },
  {
    name: 'grounding-senses',
    as: 'jonah',
    path: '/grounding?exercise=FIVE_SENSES',
    act: async (page) => {
      await page.getByRole('button', { name: 'Found one' }).click();
      await page.getByRole('button', { name: 'Found one' }).click();
    },
  },
  { name: 'my-sharing', as: 'amal', path: '/my-sharing' },
  {
    name: 'my-sharing-person',
    as: 'jonah',
    path: '/my-sharing',
    act: async (page) => {
      await page
        .getByRole('button', { name: /^Someone in particular/ })
        .first()
        .click();
      await page.getByRole('radio').first().waitFor();
    },
  },
  {
    name: 'my-sharing-history',
    as: 'petra',
    path: '/my-sharing',
    act: async (page) => {
      await page.getByRole('button', { name: 'Show what I said' }).click();
      await page.getByText(/may not read/).waitFor();
    },
  },
  { name: 'my-visits', as: 'jonah', path: '/my-appointments' },
  {
    name: 'my-visits-times',
    as: 'jonah',
    path: '/my-appointments',
    act: async (page) => {
      await page.getByRole('button', { name: 'Change the times that suit me' }).click();
      await page.getByRole('button', { name: 'Add a time' }).click();
    },
  },
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
  { name: 'who-opened', as: 'petra', path: '/who-opened' },
  { name: 'home', as: 'petra', path: '/home' },
  { name: 'account', as: 'petra', path: '/account' },
  { name: 'visits-with-offer', as: 'petra', path: '/my-appointments' },
  {
    name: 'wait-for-visit',
    as: 'petra',
    path: '/my-appointments/wait',
    act: async (page) => {
      await page.getByRole('radio').first().check();
    },
  },
  {
    name: 'calendar-address',
    as: 'petra',
    path: '/account',
    act: async (page) => {
      // Made for the first picture, it is renewed for the others.
      await page.getByRole('button', { name: /^(Make an|New) address$/ }).click();
      const renew = page.getByRole('button', { name: 'Make a new address' });
      await renew.or(page.getByLabel('Your address')).first().waitFor();
      if (await renew.isVisible()) await renew.click();
      await page.getByLabel('Your address').waitFor();
    },
  },
  { name: 'support', as: 'amal', path: '/support' },
  {
    name: 'support-unsent',
    as: 'petra',
    path: '/support',
    act: async (page) => {
      await page.route('**/graphql', (route) => route.abort());
      // In the next width it waits already.
      const tell = page.getByRole('button', { name: 'Tell my team' });
      const waits = page.getByText('This has not reached anybody yet');
      await tell.or(waits).first().waitFor();
      if (await tell.isVisible()) await tell.click();
      await page.getByText('This has not reached anybody yet').waitFor();
    },
  },
  { name: 'my-safety-plan', as: 'amal', path: '/my-safety-plan' },
  { name: 'my-safety-plan', as: 'lee', path: '/my-safety-plan' },
  {
    name: 'my-safety-plan-step',
    as: 'amal',
    path: '/my-safety-plan',
    act: async (page) => {
      await page.getByRole('button', { name: /^(Change it|Go on)$/ }).click();
      for (let step = 0; step < 3; step += 1) await page.getByRole('button', { name: 'Next step' }).click();
    },
  },
  { name: 'my-safety-plan-print', as: 'amal', path: '/my-safety-plan/print' },
  { name: 'my-data', as: 'jonah', path: '/my-data' },
  {
    name: 'my-data-print',
    as: 'jonah',
    path: '/my-data',
    act: async (page) => {
      await page.getByRole('button', { name: 'Open the pages' }).click();
      await page.getByRole('heading', { name: /^Record of/ }).waitFor();
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
  {
    name: 'move-visit',
    as: 'jonah',
    path: '/my-appointments',
    act: async (page) => {
      await page
        .getByRole('link', { name: /^Move / })
        .last()
        .click();
      await page.getByText('Which time suits you?').waitFor();
      await page.getByRole('radio').nth(1).check();
    },
  },
  // After the home: who has been through them has no card there any more.
  { name: 'welcome', as: 'lee', path: '/welcome' },
  { name: 'welcome-team', as: 'lee', path: '/welcome?step=team' },
  { name: 'welcome-sharing', as: 'lee', path: '/welcome?step=sharing' },
  { name: 'welcome-body', as: 'lee', path: '/welcome?step=body' },
  { name: 'welcome-done', as: 'lee', path: '/welcome?step=done' },
];
