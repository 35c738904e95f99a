import type { Page } from '@playwright/test';
import { violationsOf } from '../../src/testing/accessibility.ts';
import { ClientPages } from '../page-objects/client-pages.ts';
import { RecordPage } from '../page-objects/record-page.ts';
import { expect, test } from '../support/test.ts';

test.use({ ownDatabase: true });

const faults = async (page: Page) => {
  const found = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    found.push(...(await violationsOf(page, { contrastAlone: colorScheme === 'dark' })));
  }
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  return found;
};

test('a change of the plan: proposed on four responses, objected to, changed, in force, and one booking no longer fits', async ({
  as,
}) => {
  test.setTimeout(150_000);
  const [ines, mara, jonah] = [await as('ines'), await as('mara'), await as('jonah')];
  const forInes = new RecordPage(ines, 'Jonah Whitfield');
  const forMara = new RecordPage(mara, 'Jonah Whitfield');
  const change = (page: Page) => page.getByRole('region', { name: 'Change of Myofascial release' }).first();
  const dialog = ines.getByRole('dialog', { name: /^Propose/ });

  await test.step('R3, R8: Ines proposes half the time for firm work, from what four sessions showed', async () => {
    await forInes.open();
    await forInes.tab('Bodywork');
    await ines.getByRole('link', { name: 'Propose a change of the plan' }).click();
    await dialog.getByLabel('Which activity').selectOption({ label: 'Myofascial release' });
    await dialog.getByLabel('Minutes').fill('30');
    await dialog.getByLabel('Why').fill('He tires before the hour is over.');
    for (const index of [0, 1, 2, 3]) {
      await dialog.getByRole('checkbox').nth(index).check();
    }
    await dialog.getByRole('button', { name: 'Propose it' }).click();
    await expect(dialog).toBeHidden();
    await expect(change(ines).getByText('30 minutes instead of 60.')).toBeVisible();
    await expect(change(ines).getByText(/^Rests on four session responses\./)).toBeVisible();
  });

  await test.step('Mara finds it in her day and objects, with a reason', async () => {
    await expect(mara.getByText(/a change that Ines Okafor proposes/).first()).toBeVisible();
    await forMara.open();
    await forMara.tab('Plan');
    await change(mara).getByRole('button', { name: 'Object' }).click();
    const objection = mara.getByRole('dialog', { name: 'Object to this change' });
    await objection.getByRole('textbox').fill('Half of it is too little to arrive.');
    await objection.getByRole('button', { name: 'Object' }).click();
    await expect(objection).toBeHidden();
  });

  await test.step('Ines sees why, and proposes it otherwise; Mara acknowledges it', async () => {
    await expect(change(ines).getByText('Half of it is too little to arrive.')).toBeVisible();
    await change(ines).getByRole('button', { name: 'Propose it otherwise' }).click();
    await dialog.getByLabel('Minutes').fill('45');
    await dialog.getByRole('button', { name: 'Propose it' }).click();
    await expect(dialog).toBeHidden();
    await expect(change(mara).getByText('45 minutes instead of 60.')).toBeVisible();
    expect(await faults(mara)).toEqual([]);
    await change(mara).getByRole('button', { name: 'Acknowledge' }).click();
    await expect(change(mara).getByText('Waits for the client')).toBeVisible();
  });

  await test.step('R7: Jonah reads what changes and agrees; it is in force, and the booking is listed', async () => {
    const client = new ClientPages(jonah);
    await client.myPlan();
    await expect(jonah.getByText('Myofascial release: 45 minutes instead of 60.')).toBeVisible();
    await expect(jonah.getByText(/The idea is Ines’s/)).toBeVisible();
    expect(await faults(jonah)).toEqual([]);
    await client.agreeToPlan();
    await expect(change(ines).getByText('In force', { exact: true })).toBeVisible();
    await expect(change(ines).getByText('One booking no longer fits')).toBeVisible();
    expect(await faults(ines)).toEqual([]);
  });

  await test.step('Jonah says that a step is reached; Mara sees it and holds the review', async () => {
    // It is ticked once the server has kept it.
    await jonah.getByRole('checkbox', { name: /Three nights in a row/ }).click();
    await expect(mara.getByRole('checkbox', { name: /Three nights in a row/ })).toBeChecked();
    await mara.getByRole('button', { name: 'We looked at it' }).click();
    const review = mara.getByRole('dialog', { name: 'We looked at the plan' });
    await review.getByLabel('In plain words').fill('You sleep in your own bed. We keep the rhythm.');
    await review.getByLabel('Look at it again on').fill('2099-03-02');
    await review.getByRole('button', { name: 'Write it down' }).click();
    await expect(review).toBeHidden();
    await expect(jonah.getByText(/You sleep in your own bed\. We keep the rhythm\./)).toBeVisible();
  });
});
