import type { Page } from '@playwright/test';
import type { Person, Shot } from './camera.ts';

const LINK = '/shared#harbour-demo-summary';

const sent = async (person: Person) => {
  const { client } = await person.ask<{ client: { disclosures: { id: string }[] } }>(
    'query ($id: ID!) { client(id: $id) { disclosures { id } } }',
    { id: await person.clientId('Jonah') },
  );
  return `/sent/${client.disclosures.at(-1)?.id ?? ''}`;
};

const choose = async (page: Page) => {
  await page.getByRole('button', { name: 'Put a summary together' }).click();
  await page.getByLabel('Name').fill('Dr Imani Cole');
  await page.getByLabel('What it is for').fill('To look at the medication together.');
  await page.getByRole('checkbox', { name: 'Holds on bodywork' }).check();
};

const open = async (page: Page) => {
  // Another width at the same address is no new page: what was opened would still be there.
  await page.reload();
  await page.getByLabel('Code').fill('CARE-TEAM');
  await page.getByRole('button', { name: 'Open it' }).click();
  await page.getByRole('heading', { name: /^Progress summary/ }).waitFor();
};

const summaries = async (person: Person) => `/clients/${await person.clientId('Jonah')}/summaries`;

/** A summary for somebody outside: chosen, looked at, agreed to, read. */
export const DISCLOSURE_SHOTS: readonly Shot[] = [
  { name: 'summaries', as: 'mara', path: summaries },
  { name: 'summary-choose', as: 'mara', path: summaries, act: choose },
  {
    name: 'summary-look',
    as: 'mara',
    path: summaries,
    act: async (page) => {
      await choose(page);
      await page.getByRole('button', { name: 'Look at it' }).click();
      await page.getByRole('region', { name: 'This is what would go out' }).waitFor();
    },
  },
  { name: 'sent', as: 'jonah', path: '/sent' },
  { name: 'sent-summary', as: 'jonah', path: sent },
  { name: 'shared-code', as: 'visitor', path: LINK },
  { name: 'shared-summary', as: 'visitor', path: LINK, act: open },
];
