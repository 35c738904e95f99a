import type { Page } from '@playwright/test';
import type { Person, Shot } from './camera.ts';

/** The Monday of this week, or of one some weeks on, in UTC days: near enough for a picture. */
function monday(weeks: number): string {
  const now = new Date();
  const back = (now.getUTCDay() + 6) % 7;
  return new Date(now.getTime() + (weeks * 7 - back) * 86_400_000).toISOString().slice(0, 10);
}

const ofClient = (name: string, weeks: number) => async (person: Person) =>
  `/clients/${await person.clientId(name)}/schedule?view=week&date=${monday(weeks)}`;

/** The last bodywork of the week is on its way by keys. */
const moving = (arrow: string, times: number) => async (page: Page) => {
  const item = page.locator('[data-stop^="item"]', { hasText: /release/i }).last();
  await item.focus();
  await page.keyboard.press('m');
  await page.waitForTimeout(700);
  for (let step = 0; step < times; step += 1) {
    await page.keyboard.press(arrow);
  }
  await page.waitForTimeout(300);
};

const inPractice = (name: string) => async (person: Person) =>
  `/schedule?view=week&client=${await person.clientId(name)}&date=${monday(1)}`;

const opening = async (page: Page) => {
  await page.locator('button[data-stop^="item"]').first().click();
  await page.getByRole('dialog').waitFor();
};

/** The calendar in its views, for each who looks at it. */
export const CALENDAR_SHOTS: readonly Shot[] = [
  { name: 'calendar-week', as: 'mara', path: `/schedule?view=week&date=${monday(1)}` },
  { name: 'calendar-client', as: 'mara', path: ofClient('Jonah', 1) },
  { name: 'calendar-hold', as: 'mara', path: ofClient('Amal', 1) },
  {
    name: 'calendar-move',
    as: 'mara',
    path: inPractice('Jonah'),
    act: moving('ArrowUp', 8),
    widths: [1440, 820],
  },
  { name: 'calendar-open', as: 'mara', path: `/schedule?view=week&date=${monday(1)}`, act: opening },
  { name: 'calendar-week', as: 'ines', path: `/schedule?view=week&date=${monday(1)}` },
  {
    name: 'calendar-move',
    as: 'ines',
    path: `/schedule?view=week&date=${monday(1)}`,
    act: moving('ArrowUp', 8),
    widths: [1440],
  },
  { name: 'calendar-client', as: 'ines', path: ofClient('Jonah', 1), widths: [1440] },
  { name: 'calendar-day', as: 'rowan', path: `/schedule?view=day&who=everybody&date=${monday(1)}` },
  { name: 'calendar-rooms', as: 'ines', path: `/schedule?view=day&who=rooms&date=${monday(1)}` },
];
