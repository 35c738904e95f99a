import type { Page } from '@playwright/test';
import { violationsOf } from '../../src/testing/accessibility.ts';
import { NewerVersion } from '../support/newer-version.ts';
import { expect, test } from '../support/test.ts';

/** Whether the page began anew since the last time it was asked. */
const isNew = (page: Page) =>
  page.evaluate(() => {
    const seen = window as unknown as { seen?: boolean };
    const before = seen.seen;
    seen.seen = true;
    return before === undefined;
  });

test('installable; and a newer version waits until somebody says so, and loses nothing', async ({
  as,
  attune,
}) => {
  test.setTimeout(120_000);
  const server = await NewerVersion.of(attune.url);
  const jonah = await as('jonah', {
    serviceWorkers: 'allow',
    baseURL: server.url,
    viewport: { width: 360, height: 760 },
  });

  await test.step('the manifest is what an installed app needs, and everything it names is there', async () => {
    const manifest = await (await jonah.request.get('/manifest.webmanifest')).json();
    expect(manifest).toMatchObject({
      id: '/',
      name: 'Attune',
      start_url: '/',
      scope: '/',
      display: 'standalone',
      color_scheme_dark: { theme_color: '#131a1b' },
    });
    expect(manifest.icons.some(({ purpose }: { purpose?: string }) => purpose === 'maskable')).toBe(true);
    expect(manifest.shortcuts.map(({ url }: { url: string }) => url)).toEqual(['/support', '/check-in']);
    for (const { src } of manifest.icons) {
      expect((await jonah.request.get(src)).headers()['content-type']).toMatch(/^image\//);
    }
  });

  await test.step('the hint to install stands at the end of the home, and is put away for good', async () => {
    await jonah.goto('/home');
    await jonah.getByRole('heading', { name: 'Hello, Jonah' }).waitFor();
    await jonah.evaluate(() => window.dispatchEvent(new Event('beforeinstallprompt')));
    const hint = jonah.getByRole('region', { name: 'Attune on your home screen' });
    await hint.getByRole('button', { name: 'No, thank you' }).click();
    await expect(hint).toHaveCount(0);
    await jonah.reload();
    await jonah.getByRole('heading', { name: 'Hello, Jonah' }).waitFor();
    await jonah.evaluate(() => window.dispatchEvent(new Event('beforeinstallprompt')));
    await expect(hint).toHaveCount(0);
  });

  await jonah.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await expect.poll(() => jonah.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
  const use = jonah.getByRole('button', { name: 'Use it now' });

  await test.step('it comes out while a check-in is being written: it says so, and waits', async () => {
    await jonah.goto('/check-in');
    await jonah.getByRole('textbox', { name: 'A line, if you like' }).fill('The evening is long.');
    await isNew(jonah);
    server.comesOut();
    await jonah.evaluate(() =>
      navigator.serviceWorker
        .getRegistration()
        .then((registration) => registration?.update().then(() => undefined)),
    );
    await expect(jonah.getByText('A newer version of Attune is ready.')).toBeVisible({ timeout: 40_000 });
    expect(await violationsOf(jonah)).toEqual([]);
    await use.click();
    await expect(jonah.getByText(/finish or close what you have begun/)).toBeVisible();
    await expect(jonah.getByRole('textbox', { name: 'A line, if you like' })).toHaveValue(
      'The evening is long.',
    );
    expect(await isNew(jonah)).toBe(false);
  });

  await test.step('nor is another window touched', async () => {
    await jonah.getByRole('link', { name: 'Visits' }).click();
    await expect(jonah.getByRole('heading', { name: 'My visits' })).toBeVisible();
    const other = await jonah.context().newPage();
    await other.goto('/support');
    await use.click();
    await expect(jonah.getByText(/open in another window/)).toBeVisible();
    expect(await isNew(jonah)).toBe(false);
    await other.close();
  });

  await test.step('said so, with nothing begun, the page begins anew with it', async () => {
    await use.click();
    await expect.poll(() => isNew(jonah).catch(() => false)).toBe(true);
    await expect(jonah.getByRole('heading', { name: 'My visits' })).toBeVisible();
    await expect(use).toHaveCount(0);
  });
  server.stop();
});
