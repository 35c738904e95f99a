import { violationsOf } from '../../src/testing/accessibility.ts';
import { clientIdOf } from '../page-objects/address-book.ts';
import { MyBodyPage } from '../page-objects/my-body-page.ts';
import { expect, test } from '../support/test.ts';

test.use({ ownDatabase: true });

const PHONE = { viewport: { width: 360, height: 760 }, reducedMotion: 'reduce' } as const;

test('a client sets a region to never, pressure and stop word by keyboard alone; the open page of the therapist shows it', async ({
  as,
}) => {
  test.setTimeout(120_000);
  const ines = await as('ines', { viewport: { width: 1200, height: 900 } });
  await ines.goto(`/clients/${await clientIdOf(ines, 'Jonah')}/consent`);
  await expect(ines.getByText('Up to 3 of 5', { exact: true })).toBeVisible();

  const jonah = await as('jonah', PHONE);
  const body = new MyBodyPage(jonah);
  await body.open();
  await body.beginToChange();
  await body.region('Right hand', /^Never/);
  await expect(jonah.getByRole('button', { name: 'Left hand, never' })).toBeVisible();
  await body.pressure(/^1 – Very light/);
  await body.stopSignal('lighthouse');
  await body.save();
  await expect(jonah.getByText('Up to 1 of 5: very light.')).toBeVisible();
  await expect(jonah.getByText('I say or show: “lighthouse”.')).toBeVisible();

  await expect(ines.getByText('Up to 1 of 5', { exact: true })).toBeVisible();
  await expect(ines.getByText('“lighthouse”', { exact: true })).toBeVisible();
  await expect(ines.getByText('Changed since your last session')).toBeVisible();
  await expect(ines.getByText('Never from now on: hand (both).').first()).toBeVisible();
});

test('a practitioner proposes, the client accepts on the phone, and what was proposed holds', async ({
  as,
}) => {
  test.setTimeout(120_000);
  const amal = await as('amal', PHONE);
  await amal.goto('/my-body');
  await expect(amal.getByRole('heading', { name: 'Proposed by Ines' })).toBeVisible();
  await amal.getByRole('button', { name: 'Accept what Ines proposes' }).click();
  await expect(amal.getByText('Accepted. It holds from now on.')).toBeVisible();
  await expect(amal.getByText('On my side, facing the door, with a pillow to hold')).toBeVisible();
  await expect(amal.getByRole('heading', { name: 'Proposed by Ines' })).toHaveCount(0);
});

test('leaving with unsaved changes is asked once, and going back loses nothing', async ({ as }) => {
  const jonah = await as('jonah', PHONE);
  await jonah.goto('/my-body');
  await jonah.getByRole('button', { name: 'Change something' }).click();
  await jonah.getByRole('radio', { name: /^1 – Very light/ }).check();
  await jonah.getByRole('link', { name: 'Home' }).click();
  const dialog = jonah.getByRole('dialog');
  await expect(dialog.getByText('Leave without saving?')).toBeVisible();
  await dialog.getByRole('button', { name: 'Stay here' }).click();
  await jonah.goBack();
  await jonah.getByRole('button', { name: 'Go on changing' }).click();
  await expect(jonah.getByRole('radio', { name: /^1 – Very light/ })).toBeChecked();
  await jonah.getByRole('link', { name: 'Home' }).click();
  await jonah.getByRole('dialog').getByRole('button', { name: 'Leave', exact: true }).click();
  await expect(jonah.getByRole('heading', { name: /^Hello, / })).toBeVisible();
});

test('the pages of boundaries have no faults, on a phone and wide, light and dark', async ({ as }) => {
  test.setTimeout(180_000);
  const faults: string[] = [];
  const look = async (page: Awaited<ReturnType<typeof as>>, what: string) => {
    for (const [width, colorScheme] of [
      [360, 'light'],
      [1200, 'dark'],
    ] as const) {
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia({ colorScheme });
      const violations = await violationsOf(page);
      faults.push(
        ...violations.map(
          ({ id, nodes }) => `${what} at ${width}: ${id}: ${nodes.map(({ target }) => target).join(' | ')}`,
        ),
      );
      const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      if (tooWide > 0) faults.push(`${what} is ${tooWide} px wider than ${width}`);
    }
  };
  const amal = await as('amal', PHONE);
  await amal.goto('/my-body');
  await expect(amal.getByRole('heading', { name: 'Proposed by Ines' })).toBeVisible();
  await look(amal, 'my body');
  await amal.getByRole('button', { name: 'Change something' }).click();
  await amal.getByRole('button', { name: 'Left foot, never' }).press('Enter');
  await look(amal, 'changing');
  await amal.getByText('As a list').click();
  await look(amal, 'the list');
  const ines = await as('ines', PHONE);
  await ines.goto(`/clients/${await clientIdOf(ines, 'Amal')}/consent`);
  await expect(ines.getByText('You proposed')).toBeVisible();
  await look(ines, 'consent');
  const mara = await as('mara', PHONE);
  await mara.goto(`/clients/${await clientIdOf(mara, 'Jonah')}/consent`);
  await mara.getByRole('button', { name: 'Propose a change' }).click();
  await expect(mara.getByRole('dialog')).toBeVisible();
  await look(mara, 'proposing');
  expect(faults).toEqual([]);
});
