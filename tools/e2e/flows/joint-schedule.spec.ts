import type { Page } from '@playwright/test';
import { violationsOf } from '../../src/testing/accessibility.ts';
import { ask, clientIdOf } from '../page-objects/address-book.ts';
import { expect, test } from '../support/test.ts';

test.use({ ownDatabase: true });

const DAY = 86_400_000;

interface Visit {
  readonly id: string;
  readonly startsAt: string;
  readonly state: string;
}

/** What is booked for Jonah in the coming weeks. */
async function visitsOf(page: Page): Promise<Visit[]> {
  const { client } = await ask<{ client: { appointments: Visit[] } }>(
    page,
    `query ($id: ID!, $from: DateTime, $to: DateTime) { client(id: $id) { appointments(from: $from, to: $to) {
       id startsAt state } } }`,
    {
      id: await clientIdOf(page, 'Jonah'),
      from: new Date().toISOString(),
      to: new Date(Date.now() + 80 * DAY).toISOString(),
    },
  );
  return client.appointments.filter((visit) => visit.state === 'BOOKED');
}

const faults = async (page: Page) => {
  const found = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    found.push(...(await violationsOf(page)));
  }
  return found;
};

test('R23: the coming eight weeks of both disciplines are proposed, changed, and booked whole', async ({
  as,
}) => {
  test.setTimeout(150_000);
  const mara = await as('mara', { reducedMotion: 'reduce', viewport: { width: 1440, height: 1300 } });
  await mara.goto('/today');
  const before = await visitsOf(mara);
  const clientId = await clientIdOf(mara, 'Jonah');
  await mara.goto(`/clients/${clientId}/schedule`);
  await mara.getByRole('button', { name: 'Plan the coming weeks' }).click();
  await expect(mara.getByLabel('For how many weeks')).toHaveValue('8');
  await mara.getByRole('button', { name: 'Find the times' }).click();
  const book = mara.getByRole('button', { name: /^Book all \d+$/ });
  await expect(book).toBeVisible({ timeout: 60_000 });
  const count = async () => Number(/\d+/.exec((await book.textContent()) ?? '')?.[0]);
  const proposed = await count();
  expect(proposed).toBeGreaterThan(4);

  await test.step('the list says how good the times are, and why each', async () => {
    await expect(
      mara.getByText(/^These are the best times there are\.|^There may be .*better times/),
    ).toBeVisible();
    await expect(mara.getByText('Booked already.').first()).toBeVisible();
    await expect(mara.getByText('With the same person as the one before.').first()).toBeVisible();
    expect(await faults(mara)).toEqual([]);
  });

  await test.step('one is taken out and put back', async () => {
    await mara
      .getByRole('button', { name: /^Take out / })
      .first()
      .click();
    await expect(book).toHaveText(`Book all ${proposed - 1}`);
    await mara.getByRole('button', { name: /^Put back / }).click();
    await expect(book).toHaveText(`Book all ${proposed}`);
  });

  await test.step('a draft that is moved into the rest after another draft is refused with the sentence', async () => {
    await mara.getByText('Week', { exact: true }).click();
    const deep = mara.locator('[data-stop^="item draft"]', { hasText: 'Myofascial release' });
    await expect(mara.locator('[data-stop^="item draft"]').first()).toBeVisible();
    expect(await faults(mara)).toEqual([]);
    for (let week = 0; week < 8 && (await deep.count()) === 0; week += 1) {
      await mara.getByRole('button', { name: 'On one week' }).click();
      await expect(mara.getByRole('main').getByRole('status', { name: 'Loading' })).toHaveCount(0);
    }
    const stood = (await deep.textContent()) ?? '';
    await deep.focus();
    await mara.keyboard.press('m');
    const said = mara.getByRole('status').filter({ hasText: /^\w{3} \d+ \w{3}, \d\d:\d\d/ });
    const rest = said.filter({ hasText: 'This falls into a time of rest' });
    for (const key of ['ArrowRight', 'ArrowLeft', 'ArrowLeft']) {
      await mara.keyboard.press(key);
      await expect(said).not.toContainText('Looking at what the plan says');
      if ((await rest.count()) > 0) break;
    }
    await expect(rest).toBeVisible();
    await mara.keyboard.press('Enter');
    const dialog = mara.getByRole('dialog', { name: 'It stays where it is' });
    await expect(dialog.getByText('This falls into a time of rest', { exact: false })).toBeVisible();
    await dialog.getByRole('button', { name: 'Keep the time' }).click();
    await expect(deep).toHaveText(stood);
  });

  await test.step('where it fits it is moved, by mouse, and waits to be booked', async () => {
    const deep = mara.locator('[data-stop^="item draft"]', { hasText: 'Myofascial release' });
    const stood = (await deep.textContent()) ?? '';
    await deep.scrollIntoViewIfNeeded();
    const box = await deep.boundingBox();
    if (!box) throw new Error('It is not shown.');
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    await mara.mouse.move(x, y);
    await mara.mouse.down();
    // It lasts an hour: a quarter of it is a quarter of an hour.
    await mara.mouse.move(x, y - box.height / 4, { steps: 6 });
    await expect(mara.getByText('This fits.')).toBeVisible();
    await mara.mouse.up();
    await expect(mara.getByText(/It is not booked yet\./)).toBeVisible();
    await expect(deep).not.toHaveText(stood);
  });

  await test.step('all of them are booked, and the schedule shows them', async () => {
    await book.click();
    await expect(mara.getByText(`${proposed} sessions are booked.`)).toBeVisible({ timeout: 30_000 });
    await expect(mara.getByRole('heading', { name: 'What comes' })).toBeVisible();
    expect(await visitsOf(mara)).toHaveLength(before.length + proposed);
  });

  await test.step('asked again, the plan asks for nothing more in a week that is booked', async () => {
    await mara.getByRole('button', { name: 'Plan the coming weeks' }).click();
    await mara.getByLabel('For how many weeks').fill('1');
    await mara.getByRole('button', { name: 'Find the times' }).click();
    await expect(mara.getByText('The plan asks for nothing that is not booked already')).toBeVisible({
      timeout: 60_000,
    });
  });
});

test('R23: on a phone a client asks for a visit and moves it, each time with reasons', async ({ as }) => {
  test.setTimeout(120_000);
  const jonah = await as('jonah', {
    viewport: { width: 360, height: 740 },
    reducedMotion: 'reduce',
  });
  const times = jonah.getByRole('group', { name: 'Which time suits you?' });

  await test.step('asks for one', async () => {
    await jonah.goto('/my-appointments/ask');
    await jonah.getByRole('radio', { name: /Restorative bodywork/ }).check();
    await times.getByRole('radio').last().check();
    await jonah.getByRole('button', { name: /^Ask for / }).click();
    await expect(jonah.getByText('Asked for. The practice will confirm it.', { exact: true })).toBeVisible();
  });

  await test.step('moves it by keys to a time that fits, and is told why it does', async () => {
    await expect(jonah).toHaveURL(/\/my-appointments$/);
    const asked = jonah.getByRole('region').filter({ hasText: /asked for/i });
    await asked
      .getByRole('link', { name: /^Move / })
      .first()
      .click();
    await expect(times).toBeVisible();
    await expect(times.getByText(/With Ines Okafor, as last time\./).first()).toBeVisible();
    expect(await faults(jonah)).toEqual([]);
    expect(await jonah.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    await times.getByRole('radio').first().focus();
    await jonah.keyboard.press('Space');
    await expect(times.getByRole('radio').first()).toBeChecked();
    await jonah.getByRole('button', { name: /^Move it to / }).focus();
    await jonah.keyboard.press('Enter');
    await expect(jonah).toHaveURL(/\/my-appointments$/);
    await expect(jonah.getByText('The new time is asked for. The practice will confirm it.')).toBeVisible();
  });
});
