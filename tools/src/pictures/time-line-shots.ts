import type { Page } from '@playwright/test';
import type { Person, Shot } from './camera.ts';

const overview = (name: string) => async (person: Person) =>
  `/clients/${await person.clientId(name)}/overview`;

const chart = (page: Page) => page.getByRole('application', { name: /^Time line of/ });

/** All lines that there are. */
const everything = async (page: Page) => {
  for (const line of ['PHQ-9', 'Mood', 'Sleep', 'Tolerance of trauma work']) {
    const chip = page.getByRole('checkbox', { name: line });
    if (!(await chip.isChecked()))
      await page
        .locator('label')
        .filter({ has: page.getByText(line, { exact: true }) })
        .last()
        .click();
  }
  await page.mouse.move(0, 0);
};

/** The last bodywork session is read. */
const walk = async (page: Page) => {
  await chart(page).focus();
  for (const key of [
    'Home',
    'ArrowDown',
    'ArrowDown',
    'ArrowDown',
    'ArrowDown',
    'End',
    'ArrowLeft',
    'ArrowLeft',
  ]) {
    await page.keyboard.press(key);
  }
};

const pressed = (name: string) => async (page: Page) => {
  await page.getByRole('button', { name, exact: true }).click();
  await page.waitForTimeout(500);
};

/** As if nothing had happened yet. */
const withNothing = async (page: Page) => {
  await page.route('**/graphql', async (route) => {
    const answer = await route.fetch();
    const body = await answer.json();
    const line = body.data?.client?.timeLine;
    if (line) {
      Object.assign(line, { since: null, scores: [], days: [], sessions: [], flags: [], versions: [] });
    }
    await route.fulfill({ response: answer, json: body });
  });
  await page.reload();
  await page.getByText('Nothing has happened yet').waitFor();
};

/** The time line of a record: the story, all lines, something chosen, as a table, withheld, whole, and empty. */
export const TIME_LINE_SHOTS: readonly Shot[] = [
  { name: 'time-line', as: 'mara', path: overview('Jonah') },
  { name: 'time-line-all', as: 'mara', path: overview('Jonah'), act: everything },
  { name: 'time-line-chosen', as: 'mara', path: overview('Jonah'), act: walk },
  { name: 'time-line-whole', as: 'mara', path: overview('Jonah'), act: pressed('Whole history') },
  {
    name: 'time-line-table',
    as: 'mara',
    path: overview('Jonah'),
    act: async (page) => page.getByText('Table', { exact: true }).click(),
  },
  { name: 'time-line-withheld', as: 'ines', path: overview('Amal') },
  { name: 'time-line-empty', as: 'mara', path: overview('Petra'), act: withNothing },
];
