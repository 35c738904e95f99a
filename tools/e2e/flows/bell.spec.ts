import type { Page } from '@playwright/test';
import { violationsOf } from '../../src/testing/accessibility.ts';
import { ask, clientIdOf } from '../page-objects/address-book.ts';
import { expect, test } from '../support/test.ts';

test.use({ ownDatabase: true });

const raise = async (page: Page, level: string, hold = 'NONE') => {
  const clientId = await clientIdOf(page, 'Jonah');
  const { raiseDistressFlag } = await ask<{ raiseDistressFlag: { id: string } }>(
    page,
    'mutation ($input: RaiseDistressFlagInput!) { raiseDistressFlag(input: $input) { ... on DistressFlag { id } } }',
    { input: { clientId, level, hold, reason: 'Trembling, and went away for a minute.' } },
  );
  return raiseDistressFlag.id;
};
const unread = async (page: Page) => {
  const text = (await page.getByRole('button', { name: /^Notices/ }).textContent()) ?? '';
  return Number(/(\d+) unread/.exec(text)?.[1] ?? 0);
};
/** Where the newest mail to somebody leads; others may have come since, such as reminders. */
const noticeIn = async (page: Page, to: string) => {
  const mails = (await (await page.request.get('/dev/mail.json')).json()) as { to: string; text: string }[];
  const [link = ''] = /https?:\S+\/notices\/\S+/.exec(mails.find((mail) => mail.to === to)?.text ?? '') ?? [];
  return new URL(link).pathname;
};
const faults = async (page: Page) => {
  const found = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    found.push(...(await violationsOf(page)));
  }
  return found;
};

test('what somebody is told comes live to the bell and by mail, and leads to the thing', async ({
  as,
  page: nobody,
}) => {
  test.setTimeout(120_000);
  const [mara, ines] = [await as('mara', { reducedMotion: 'reduce' }), await as('ines')];
  await mara.goto('/clients');
  await ines.goto('/today');
  // The bell stands there before its count does.
  const { unreadNotificationCount: before } = await ask<{ unreadNotificationCount: number }>(
    mara,
    '{ unreadNotificationCount }',
  );
  await expect.poll(() => unread(mara)).toBe(before);

  await test.step('a flag is raised: the bell counts and says so, without a click', async () => {
    const flagId = await raise(ines, 'ALERT');
    await expect.poll(() => unread(mara)).toBe(before + 1);
    await expect(mara.getByText('New: A distress flag was raised', { exact: false })).toBeAttached();
    await mara.getByRole('button', { name: /^Notices/ }).click();
    const panel = mara.getByRole('dialog', { name: 'Notices' });
    await expect(panel.getByRole('listitem').first()).toContainText('for Jonah Whitfield');
    expect(await faults(mara)).toEqual([]);
    await panel.getByRole('link').first().press('Enter');
    await expect(mara).toHaveURL(new RegExp(`/flags/${flagId}$`));
    await expect.poll(() => unread(mara)).toBe(before);
  });

  await test.step('R28: the mail says nothing, and its link asks to sign in and goes on to the flag', async () => {
    await nobody.goto('/dev/mail');
    await expect(nobody.getByRole('heading', { level: 2 })).toHaveText(
      'There is something to read in Attune',
    );
    await expect(nobody.getByRole('article')).not.toContainText(/Jonah|flag|Alert/);
    expect(await faults(nobody)).toEqual([]);
    const path = await noticeIn(nobody, 'mara@harbour.example.org');
    await nobody.goto(path);
    await expect(nobody).toHaveURL(/\/sign-in\?next=/);
    await mara.goto('/today');
    await mara.goto(path);
    await expect(mara).toHaveURL(/\/flags\//);
  });

  await test.step('a crisis stands in sight at once, until it is put away or opened', async () => {
    await mara.goto('/clients');
    await expect(mara.getByRole('button', { name: /^Notices/ })).toBeVisible();
    await raise(ines, 'CRISIS', 'ALL_BODYWORK');
    const alert = mara.getByRole('alert').filter({ hasText: 'Crisis.' });
    const open = alert.getByRole('link', { name: 'Open it' });
    await expect(open).toBeVisible();
    expect(await faults(mara)).toEqual([]);
    await mara.setViewportSize({ width: 360, height: 740 });
    await open.click();
    await expect(mara).toHaveURL(/\/flags\//);
    await expect(alert).toHaveCount(0);
  });

  await test.step('the client reads that a visit waits, in plain words, on a phone', async () => {
    const jonah = await as('jonah', { viewport: { width: 360, height: 740 }, reducedMotion: 'reduce' });
    await jonah.goto('/home');
    await jonah.getByRole('button', { name: /^Notices \d+ unread/ }).click();
    const panel = jonah.getByRole('dialog', { name: 'Notices' });
    await expect(panel).toContainText('A visit of yours waits until your care team has looked at it.');
    expect(await faults(jonah)).toEqual([]);
    await panel.getByRole('button', { name: 'Mark all as read' }).click();
    await expect(panel).toContainText('Everything is read.');
    await panel.getByRole('button', { name: 'Close' }).click();
    await expect(jonah.getByRole('button', { name: 'Notices', exact: true })).toBeFocused();
  });
});

test('somebody chooses how they are told, and it stays', async ({ as }) => {
  const ines = await as('ines');
  await ines.goto('/account');
  const mail = ines.getByRole('switch', { name: /^Mail ?: Team and plan/ });
  await expect(mail).toBeChecked();
  await mail.press('Space');
  await expect(mail).not.toBeChecked();
  await ines.getByRole('switch', { name: 'Send nothing during these hours' }).press('Space');
  await ines.getByLabel('Until').fill('07:30');
  await ines.getByRole('button', { name: 'Keep these hours' }).click();
  await expect(ines.getByRole('button', { name: 'Keep these hours' })).toHaveCount(0);
  await ines.reload();
  await expect(ines.getByLabel('Until')).toHaveValue('07:30');
  await expect(mail).not.toBeChecked();
});
