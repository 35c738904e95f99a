import type { Page } from '@playwright/test';
import { violationsOf } from '../../src/testing/accessibility.ts';
import { ask, clientIdOf } from '../page-objects/address-book.ts';
import { expect, test } from '../support/test.ts';

test.use({ ownDatabase: true });

const DAY = 86_400_000;
const WEEK = 7 * DAY;
const ZONE = 'Europe/London';
/** After what the demo has booked. */
const FIRST_WEEKS = 6;

/** The local hour of an instant at noon UTC: it changes with the clocks. */
const hourAtNoon = (day: number) =>
  Number(new Intl.DateTimeFormat('en-GB', { hour: '2-digit', hour12: false, timeZone: ZONE }).format(day));

/** The day of a date of the series, as the browser's fields have it. */
const dateOf = (day: number) => new Date(day).toISOString().slice(0, 10);

/** The Tuesday one to two weeks before the clocks change next, at noon UTC. */
function beforeTheClocksChange(): number {
  const today = Math.floor(Date.now() / DAY) * DAY + DAY / 2;
  let day = today + FIRST_WEEKS * WEEK;
  while (hourAtNoon(day) === hourAtNoon(day + 2 * WEEK)) day += DAY;
  while (new Date(day).getUTCDay() !== 2) day += DAY;
  return day;
}

const faults = async (page: Page) => {
  const found = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    found.push(...(await violationsOf(page, { contrastAlone: colorScheme === 'dark' })));
  }
  return found;
};

/** The instant of ten o'clock there on such a day. */
const tenOn = (day: number) => new Date(day - (hourAtNoon(day) - 10) * 3_600_000).toISOString();

interface Choices {
  readonly services: readonly {
    readonly id: string;
    readonly name: string;
    readonly practitioners: readonly { readonly id: string; readonly name: string }[];
  }[];
}

test('R22: a weekly series over a change of the clocks is made, changed from one date on, and the rest given back', async ({
  as,
}) => {
  test.setTimeout(240_000);
  const first = beforeTheClocksChange();
  expect(hourAtNoon(first)).not.toBe(hourAtNoon(first + 3 * WEEK));
  const mara = await as('mara', { reducedMotion: 'reduce', viewport: { width: 1280, height: 1100 } });
  await mara.goto('/today');

  await test.step('somebody else has the second of the times', async () => {
    const { services } = await ask<Choices>(mara, '{ services { id name practitioners { id name } } }');
    const talk = services.find(({ name }) => name === 'Talk session');
    const { booked } = await ask<{ booked: { __typename: string } }>(
      mara,
      'mutation ($input: BookAppointmentInput!) { booked: bookAppointment(input: $input) { __typename } }',
      {
        input: {
          clientId: await clientIdOf(mara, 'Amal'),
          practitionerId: talk?.practitioners.find(({ name }) => name.includes('Mara'))?.id,
          serviceId: talk?.id,
          startsAt: tenOn(first + WEEK),
        },
      },
    );
    expect(booked.__typename).toBe('Appointment');
  });

  const clientId = await clientIdOf(mara, 'Jonah');
  await test.step('the series is shown with its conflict, which another time solves, and booked whole', async () => {
    await mara.goto(`/clients/${clientId}/schedule`);
    await mara.getByRole('button', { name: 'Book', exact: true }).click();
    const dialog = mara.getByRole('dialog', { name: /^Book for Jonah/ });
    await dialog.getByLabel('What', { exact: true }).selectOption({ label: 'Talk session, 50 min' });
    await dialog.getByRole('button', { name: 'Try a time of my own' }).click();
    await dialog.getByLabel('Day', { exact: true }).fill(dateOf(first));
    await dialog.getByLabel('Time', { exact: true }).fill('10:00');
    await dialog.getByLabel('Repeats').selectOption({ label: 'Every week' });
    await dialog.getByLabel('How many times').fill('4');
    await expect(dialog.getByText('1 of 4 dates cannot be booked as they are.')).toBeVisible();
    await expect(dialog.getByRole('button', { name: 'Book all of it' })).toBeDisabled();
    expect(await faults(mara)).toEqual([]);
    await dialog
      .getByRole('button', { name: / instead of / })
      .first()
      .click();
    await expect(dialog.getByText('All 4 dates can be booked.')).toBeVisible();
    await dialog.getByRole('button', { name: 'Book all of it' }).click();
    await expect(mara.getByText('All of it is booked.')).toBeVisible();
  });

  const series = mara.getByRole('listitem').filter({ hasText: 'every week on Tuesday at 10:00, 4 times' });
  await test.step('it keeps its wall clock over the change; the one at another time is told', async () => {
    const more = mara.getByRole('button', { name: 'Show three months more' });
    await expect(async () => {
      if ((await series.count()) < 4) await more.click();
      await expect(series).toHaveCount(4, { timeout: 3_000 });
    }).toPass({ timeout: 60_000 });
    await expect(series.filter({ hasText: 'this one was changed by itself' })).toHaveCount(1);
    for (const index of [0, 2, 3]) {
      await expect(series.nth(index).locator('time')).toHaveText('10:00');
    }
    expect(await faults(mara)).toEqual([]);
  });

  await test.step('this and following go on another weekday', async () => {
    await series.nth(2).getByRole('button', { name: 'Change' }).click();
    const dialog = mara.getByRole('dialog', { name: /^Change an appointment of Jonah/ });
    await dialog.getByRole('radio', { name: /This and following/ }).check();
    await dialog.getByRole('button', { name: 'Try a time of my own' }).click();
    await dialog.getByLabel('Day', { exact: true }).fill(dateOf(first + 2 * WEEK + DAY));
    await dialog.getByLabel('Time', { exact: true }).fill('11:00');
    await expect(dialog.getByText('All 2 dates can be changed.')).toBeVisible();
    await expect(dialog.getByText(/^Now on Tue .*, 10:00$/)).toHaveCount(2);
    expect(await faults(mara)).toEqual([]);
    await dialog.getByRole('button', { name: 'Change them' }).click();
    await expect(mara.getByText('They are changed.')).toBeVisible();
    await expect(series).toHaveCount(2);
  });

  await test.step('the client sees the new times and gives them back', async () => {
    const jonah = await as('jonah', { reducedMotion: 'reduce', viewport: { width: 360, height: 740 } });
    await jonah.goto('/my-appointments');
    await jonah.getByRole('button', { name: /^Show \d+ more visits?$/ }).click();
    const words = 'One of your visits every week on Wednesday at 11:00, 2 times; this is number';
    await expect(jonah.getByText(words)).toHaveCount(2);
    expect(await faults(jonah)).toEqual([]);
    await jonah
      .getByRole('region')
      .filter({ hasText: `${words} 1.` })
      .getByRole('button', { name: /^Cancel / })
      .click();
    const dialog = jonah.getByRole('dialog');
    await dialog.getByRole('radio', { name: /This visit and all that follow/ }).check();
    await expect(dialog.getByRole('listitem')).toHaveCount(2);
    expect(await faults(jonah)).toEqual([]);
    expect(await jonah.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    await dialog.getByLabel('A word to the practice, if you like').fill('Mornings suit me better.');
    await dialog.getByRole('button', { name: 'Cancel 2 visits' }).click();
    await expect(jonah.getByText(/^2 visits are cancelled\./)).toBeVisible();
    await expect(jonah.getByText(words)).toHaveCount(0);
  });

  await test.step('the practice reads it at the appointments', async () => {
    await mara.reload();
    const more = mara.getByRole('button', { name: 'Show three months more' });
    const words = mara.getByText('Mornings suit me better.');
    await expect(async () => {
      if ((await words.count()) < 2) await more.click();
      await expect(words).toHaveCount(2, { timeout: 3_000 });
    }).toPass({ timeout: 60_000 });
  });
});
