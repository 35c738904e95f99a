import type { Page } from '@playwright/test';
import { violationsOf } from '../../src/testing/accessibility.ts';
import { expect, test } from '../support/test.ts';

test.use({ ownDatabase: true });

const PHONE = { viewport: { width: 360, height: 740 }, reducedMotion: 'reduce' } as const;
/** The worker looks for times that came free every fifteen seconds. */
const OFFERED_WITHIN = { timeout: 60_000 };

const offerOn = (page: Page) => page.getByRole('heading', { name: 'A time is free for you' });

/** Waits for a talk on a Saturday: Mara works on one evening of one, and that time is kept for Petra. */
async function waitForSaturday(page: Page) {
  await page.goto('/my-appointments');
  await page.getByRole('link', { name: 'Wait for a time' }).click();
  await page.getByRole('radio', { name: /Talk session/ }).check();
  await page.getByRole('checkbox', { name: 'Saturday' }).check();
  await page.getByRole('button', { name: 'Wait for a time' }).click();
  await expect(page.getByText('You are on the list.')).toBeVisible();
  await expect(page.getByText('You wait for Talk session')).toBeVisible();
}

test('R21: a visit that is cancelled is kept for one who waits, then for the next, who takes it', async ({
  as,
}) => {
  test.setTimeout(180_000);
  const petra = await as('petra', PHONE);
  const jonah = await as('jonah', PHONE);
  const amal = await as('amal', PHONE);

  await test.step('the time that is kept for Petra becomes her visit', async () => {
    await petra.goto('/my-appointments');
    await petra.getByRole('button', { name: /^Take it: / }).click();
    await expect(petra.getByText('It is yours. The practice will confirm it.')).toBeVisible();
    await expect(offerOn(petra)).toHaveCount(0);
  });

  await test.step('two more put themselves on the list; Mara says who needs it sooner', async () => {
    await waitForSaturday(amal);
    await waitForSaturday(jonah);
    expect(await violationsOf(jonah)).toEqual([]);
    expect(await jonah.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    const mara = await as('mara');
    await mara.goto('/schedule/waiting');
    await mara.getByRole('button', { name: /^Needed soon.*Jonah/ }).click();
    await expect(mara.getByRole('button', { name: /^Not so soon.*Jonah/ })).toBeVisible();
  });

  await test.step('Petra gives the visit back, and it is kept for Jonah, who leaves it', async () => {
    await petra.getByRole('button', { name: /^Cancel .*19:00/ }).click();
    await petra.getByRole('dialog').getByRole('button', { name: 'Cancel the visit' }).click();
    await expect(petra.getByRole('dialog')).toHaveCount(0);
    await expect(offerOn(jonah)).toBeVisible(OFFERED_WITHIN);
    await expect(offerOn(amal), 'one time is kept for one person').toHaveCount(0);
    await jonah.getByRole('button', { name: /^No, thank you: .*19:00/ }).click();
    await expect(jonah.getByText('All right. You stay on the list.')).toBeVisible();
  });

  await test.step('it is kept for Amal, who takes it; the practice has it to confirm', async () => {
    await expect(offerOn(amal)).toBeVisible(OFFERED_WITHIN);
    expect(await violationsOf(amal)).toEqual([]);
    await amal.getByRole('button', { name: /^Take it: .*19:00/ }).click();
    await expect(amal.getByText('It is yours. The practice will confirm it.')).toBeVisible();
    await expect(amal.getByRole('button', { name: /^Cancel .*19:00/ })).toBeVisible();
    await expect(amal.getByText('You wait for Talk session')).toHaveCount(0);
    await jonah.reload();
    await expect(jonah.getByText('You wait for Talk session')).toBeVisible();
    await expect(offerOn(jonah), 'it is gone, and he is not asked again').toHaveCount(0);
  });
});
