import type { Page } from '@playwright/test';
import type { Person, Shot } from './camera.ts';

const planning = async (person: Person) => `/clients/${await person.clientId('Jonah')}/schedule?planning`;

const proposed = async (page: Page) => {
  await page.getByRole('button', { name: 'Find the times' }).click();
  await page.getByRole('button', { name: /^Book all/ }).waitFor({ timeout: 60_000 });
};

const inWeek = async (page: Page) => {
  await proposed(page);
  await page.getByText('Week', { exact: true }).click();
  await page.locator('[data-stop^="item draft"]').first().waitFor();
};

/** The first draft of the week is on its way by keys. */
const moving = async (page: Page) => {
  await inWeek(page);
  await page.locator('[data-stop^="item draft"]').first().focus();
  await page.keyboard.press('m');
  await page.waitForTimeout(900);
  for (let step = 0; step < 6; step += 1) await page.keyboard.press('ArrowDown');
  await page.waitForTimeout(300);
};

const changing = async (page: Page) => {
  await proposed(page);
  await page
    .getByRole('button', { name: /^Change / })
    .first()
    .click();
  await page.getByRole('dialog').waitFor();
  await page.waitForTimeout(900);
};

/** The coming weeks of a plan: asked for, proposed, changed. */
export const PLANNING_SHOTS: readonly Shot[] = [
  { name: 'planning-ask', as: 'mara', path: planning },
  { name: 'planning-list', as: 'mara', path: planning, act: proposed },
  { name: 'planning-week', as: 'mara', path: planning, act: inWeek },
  { name: 'planning-move', as: 'mara', path: planning, act: moving, widths: [1440] },
  { name: 'planning-change', as: 'mara', path: planning, act: changing },
];

const plan = async (person: Person) => `/clients/${await person.clientId('Jonah')}/plan`;
const proposing = async (person: Person) => `${await plan(person)}?propose-change`;
const opened = (name: string) => async (page: Page) => {
  await page.getByRole('button', { name }).first().click();
  await page.getByRole('dialog').waitFor();
};
const filled = async (page: Page) => {
  await page.getByRole('dialog').getByRole('checkbox').first().waitFor();
};

/** A plan that learns: its changes, how goals go, and looking at it together. */
export const LEARNING_SHOTS: readonly Shot[] = [
  { name: 'plan-changes', as: 'ines', path: plan },
  { name: 'plan-progress', as: 'mara', path: plan },
  { name: 'plan-propose-change', as: 'ines', path: proposing, act: filled },
  { name: 'plan-how-it-goes', as: 'mara', path: plan, act: opened('How it goes') },
  { name: 'plan-review', as: 'mara', path: plan, act: opened('We looked at it') },
  { name: 'my-plan-progress', as: 'jonah', path: async () => '/my-plan' },
];
