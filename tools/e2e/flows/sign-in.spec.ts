import type { Page } from '@playwright/test';
import { clientIdOf } from '../page-objects/address-book.ts';
import { SignInPage, UserMenu } from '../page-objects/sign-in-page.ts';
import { expect, test } from '../support/test.ts';

test('a wrong password and an unknown account are told apart by nobody', async ({ page }) => {
  const door = new SignInPage(page);
  const sentence = page.getByRole('alert').getByText('This e-mail address and password do not go together.');
  await door.open();
  await door.signIn('mara@harbour.example.org', 'not-her-password');
  await expect(sentence).toBeVisible();
  await expect(page.getByLabel('Password', { exact: true })).toHaveValue('');
  await expect(page.getByLabel('Password', { exact: true })).toBeFocused();
  await page.reload();
  await door.signIn('nobody@harbour.example.org', 'not-a-password');
  await expect(sentence).toBeVisible();
});

test('an account of the demo is one tap away, and signing out closes the door behind it', async ({
  page,
}) => {
  const door = new SignInPage(page);
  await page.goto('/schedule');
  await door.isShown();
  await door.tapAccount('Mara');
  // Back to where she wanted to go.
  await expect(page).toHaveURL(/\/schedule$/);
  await expect(page.getByRole('heading', { name: 'Schedule', level: 1 })).toBeVisible();
  await new UserMenu(page).choose('Sign out');
  await door.isShown();
  await page.goto('/clients');
  await door.isShown();
});

test('who belongs to two practices goes from one to the other, and takes nothing along', async ({ as }) => {
  const page = await as('vera');
  await expect(page.getByRole('navigation', { name: 'Main' }).getByText(/Elm Street/)).toBeVisible();
  await page.getByRole('button', { name: /^Account of Vera/ }).click();
  await page.getByRole('menuitem', { name: /Harbour/ }).click();
  // There she is a client, and sees what a client sees; also when she comes back later.
  const welcome = page.getByRole('heading', { name: /Hello, Vera/ });
  await expect(welcome).toBeVisible();
  await page.goto('/');
  await expect(welcome).toBeVisible();
  await page.goto('/clients');
  await expect(page.getByText('Kit')).toHaveCount(0);
});

test('what is out of reach says on every page what a made-up address says', async ({ as }) => {
  test.setTimeout(90_000);
  const mara = await as('mara');
  const amal = await clientIdOf(mara, 'Amal');
  const tomas = await as('tomas');
  for (const tab of [
    'overview',
    'plan',
    'plan/edit',
    'notes',
    'notes?new=PROGRESS',
    'bodywork',
    'schedule',
    'team',
  ]) {
    const real = await saidAt(tomas, `/clients/${amal}/${tab}`);
    expect(real).toContain('There is nothing here for you to see');
    expect(real).toBe(await saidAt(tomas, `/clients/${madeUp(amal)}/${tab}`));
  }
});

async function saidAt(page: Page, path: string): Promise<string> {
  await page.goto(path);
  await expect(page.getByText('There is nothing here for you to see')).toBeVisible();
  return `${await page.title()} ${await page.getByRole('main').innerText()}`;
}

/** An id like a real one, of nobody. */
const madeUp = (id: string) => `${id.slice(0, -4)}${id.endsWith('0000') ? '1111' : '0000'}`;
