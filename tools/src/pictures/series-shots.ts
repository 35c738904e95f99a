import type { Page } from '@playwright/test';
import type { Person, Shot } from './camera.ts';

const schedule = async (person: Person) => `/clients/${await person.clientId('Jonah')}/schedule`;

/** A day that the demo has nothing on, a Tuesday some weeks ahead. */
function tuesdayAhead(): string {
  const day = new Date(Date.now() + 50 * 86_400_000);
  day.setUTCDate(day.getUTCDate() + ((9 - day.getUTCDay()) % 7));
  return day.toISOString().slice(0, 10);
}

/** Tries a time of one's own in the dialog that is open. */
const atTime = async (page: Page, time: string) => {
  await page.getByRole('button', { name: 'Try a time of my own' }).click();
  await page.getByRole('textbox', { name: 'Day', exact: true }).fill(tuesdayAhead());
  await page.getByLabel('Time', { exact: true }).fill(time);
};

const booking = (time: string) => async (page: Page) => {
  await page.getByRole('button', { name: 'Book', exact: true }).click();
  await page.getByLabel('What', { exact: true }).selectOption({ label: 'Talk session, 50 min' });
  await atTime(page, time);
  await page.getByLabel('Repeats').selectOption({ label: 'Every week' });
  await page.getByLabel('How many times').fill('4');
  await page.getByRole('region', { name: 'All dates' }).waitFor();
  await page.getByLabel('Repeats').scrollIntoViewIfNeeded();
};

const opened = async (page: Page) => {
  await page
    .getByRole('listitem')
    .filter({ hasText: 'Part of a series', has: page.getByRole('button', { name: 'Change' }) })
    .last()
    .getByRole('button', { name: 'Change' })
    .click();
  await page.getByLabel('What for').waitFor();
};

const changing = (time: string) => async (page: Page) => {
  await opened(page);
  await page.getByRole('radio', { name: /All to come/ }).check();
  await atTime(page, time);
  await page.getByRole('region', { name: 'All dates' }).waitFor();
  await page.getByRole('textbox', { name: 'Day', exact: true }).scrollIntoViewIfNeeded();
};

/** The dates cannot be asked for. */
const failing = async (page: Page) => {
  await opened(page);
  await page.route('**/graphql', (route) =>
    (route.request().postData() ?? '').includes('PreviewSeriesChange') ? route.abort() : route.fallback(),
  );
  await page.getByRole('radio', { name: /All to come/ }).check();
  await atTime(page, '10:00');
  await page
    .getByText(/could not be|again/i)
    .first()
    .waitFor();
};

/** One of the visits of the series is to be cancelled. */
const cancelling = async (page: Page) => {
  await page
    .getByRole('region')
    .filter({ hasText: 'One of your visits' })
    .first()
    .getByRole('button', { name: /^Cancel / })
    .click();
  await page.getByRole('dialog').waitFor();
};

const cancellingAll = async (page: Page) => {
  await cancelling(page);
  await page.getByRole('radio', { name: /all that follow/ }).check();
};

/** A client asks for every week. */
const asking = async (page: Page) => {
  await page.getByRole('radio', { name: /Restorative bodywork/ }).check();
  const times = page.getByRole('group', { name: 'Which time suits you?' });
  await times.getByRole('radio').first().check();
  await page.getByLabel('Repeats').selectOption({ label: 'Every week' });
  await page.getByRole('region', { name: 'All dates' }).waitFor();
  await page.getByLabel('Repeats').scrollIntoViewIfNeeded();
};

/** Series: made, changed, with conflicts and without, and given back by the client. */
export const SERIES_SHOTS: readonly Shot[] = [
  { name: 'series-book', as: 'mara', path: schedule, act: booking('10:00') },
  { name: 'series-book-conflicts', as: 'mara', path: schedule, act: booking('07:00') },
  { name: 'series-list', as: 'mara', path: schedule },
  { name: 'series-change', as: 'mara', path: schedule, act: changing('15:00') },
  { name: 'series-change-ask', as: 'mara', path: schedule, act: opened },
  { name: 'series-change-conflicts', as: 'mara', path: schedule, act: changing('07:00') },
  { name: 'series-change-failing', as: 'mara', path: schedule, act: failing },
  { name: 'series-visits', as: 'jonah', path: '/my-appointments' },
  { name: 'series-cancel', as: 'jonah', path: '/my-appointments', act: cancelling },
  { name: 'series-cancel-all', as: 'jonah', path: '/my-appointments', act: cancellingAll },
  { name: 'series-ask', as: 'jonah', path: '/my-appointments/ask', act: asking },
];
