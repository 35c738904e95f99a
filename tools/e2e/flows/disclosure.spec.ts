import type { Page } from '@playwright/test';
import { violationsOf } from '../../src/testing/accessibility.ts';
import { clientIdOf } from '../page-objects/address-book.ts';
import { printed } from '../support/paper.ts';
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

const widthToSpare = (page: Page) =>
  page.evaluate(() => window.innerWidth - document.documentElement.scrollWidth);

test('the physician’s link opens once its code is given and is dead when revoked', async ({
  as,
  browser,
}) => {
  test.setTimeout(180_000);
  const mara = await as('mara');
  const jonah = await as('jonah', { viewport: { width: 360, height: 760 } });
  const card = mara.getByRole('region', { name: 'Summary for Dr Imani Cole' });
  let address = '';
  let code = '';

  await test.step('Mara chooses what goes out, looks at it and asks', async () => {
    await mara.goto(`/clients/${await clientIdOf(mara, 'Jonah')}/overview`);
    await mara.getByRole('link', { name: 'Share a summary' }).click();
    await mara.getByRole('button', { name: 'Put a summary together' }).click();
    await mara.getByLabel('For', { exact: true }).selectOption({ label: 'Psychiatrist' });
    await mara.getByLabel('Name').fill('Dr Imani Cole');
    await mara.getByLabel(/^E-mail/).fill('cole@clinic.example.org');
    await mara.getByLabel('What it is for').fill('To look at the medication together.');
    await mara.getByRole('checkbox', { name: 'The care team' }).uncheck();
    await mara.getByLabel(/^In your own words/).fill('He sleeps through most nights by now.');
    expect(await faults(mara)).toEqual([]);
    await mara.getByRole('button', { name: 'Look at it' }).click();
    const preview = mara.getByRole('region', { name: 'This is what would go out' });
    await expect(preview.getByText(/^\d+ of 80 \(/)).toBeVisible();
    await expect(preview.getByText('He sleeps through most nights by now.')).toBeVisible();
    await expect(preview.getByRole('heading', { name: 'Care team' })).toHaveCount(0);
    expect(await faults(mara)).toEqual([]);
    await preview.getByRole('button', { name: 'Ask Jonah' }).click();
    await expect(card.getByText(/was asked on/)).toBeVisible();
  });

  await test.step('Jonah finds it on a phone, reads exactly that, and says yes', async () => {
    await jonah.goto('/home');
    await jonah
      .getByRole('region', { name: 'Mara asks whether a summary may go to Dr Imani Cole' })
      .getByRole('link', { name: 'Read it and decide' })
      .click();
    await expect(jonah.getByText('He sleeps through most nights by now.')).toBeVisible();
    expect(await widthToSpare(jonah)).toBeGreaterThanOrEqual(0);
    expect(await faults(jonah)).toEqual([]);
    await jonah.getByRole('button', { name: 'Yes, it may go' }).click();
    await expect(jonah.getByText(/has not made the link yet/)).toBeVisible();
  });

  await test.step('Mara makes the link; link and code are shown once', async () => {
    await card.getByRole('button', { name: 'Make the link' }).click();
    const dialog = mara.getByRole('dialog', { name: 'The link for Dr Imani Cole' });
    address = (await dialog.getByTestId('address').textContent()) ?? '';
    code = (await dialog.getByTestId('code').textContent()) ?? '';
    const mail = (await dialog.getByRole('link', { name: 'Write an e-mail' }).getAttribute('href')) ?? '';
    expect(decodeURIComponent(mail)).toContain(address);
    expect(decodeURIComponent(mail)).not.toMatch(/Jonah|Harbour|summary|therap|health/i);
    expect(await faults(mara)).toEqual([]);
    await dialog.getByRole('button', { name: 'I have both' }).click();
    await expect(card.getByText(/Nobody has opened it yet/)).toBeVisible();
  });

  const outside = await browser.newContext({
    viewport: { width: 360, height: 760 },
    reducedMotion: 'reduce',
  });
  const physician = await outside.newPage();
  const path = new URL(address).hash;
  const sent: string[] = [];
  physician.on('request', (request) => sent.push(request.url()));

  await test.step('the physician gives the code and reads it, with no cookie and no token in an address', async () => {
    await physician.goto(new URL(`/shared${path}`, mara.url()).href);
    const answer = await physician.request.get(new URL('/shared', mara.url()).href);
    expect(answer.headers()).toMatchObject({
      'cache-control': 'no-store',
      'x-robots-tag': 'noindex, nofollow',
      'referrer-policy': 'no-referrer',
    });
    await expect(physician.getByRole('heading', { name: 'A document is shared with you' })).toBeVisible();
    expect(await physician.locator('body').textContent()).not.toMatch(/Jonah|Harbour|psych/i);
    await physician.getByLabel('Code').fill('ACDE FGHJ');
    await physician.getByRole('button', { name: 'Open it' }).click();
    await expect(physician.getByRole('alert')).toHaveText(/This opens nothing/);
    expect(await faults(physician)).toEqual([]);
    await physician.getByLabel('Code').fill(code.toLowerCase());
    await physician.getByRole('button', { name: 'Open it' }).click();
    await expect(physician.getByRole('heading', { name: 'Progress summary: Jonah Whitfield' })).toBeVisible();
    await expect(physician.getByText('He sleeps through most nights by now.')).toBeVisible();
    expect(await widthToSpare(physician)).toBeGreaterThanOrEqual(0);
    expect(await faults(physician)).toEqual([]);
    expect(await outside.cookies()).toEqual([]);
    expect(sent.filter((url) => url.includes(path.slice(1)))).toEqual([]);
    await physician.setViewportSize({ width: 1440, height: 900 });
    for (const format of ['A4', 'Letter'] as const) {
      const sheets = await printed(physician, format);
      for (const [index, sheet] of sheets.entries()) {
        expect(sheet).toContain('Jonah Whitfield');
        expect(sheet).toContain(`Page ${index + 1} of ${sheets.length}`);
        expect(sheet).not.toMatch(/^Print$/m);
        expect(sheet.trim()).not.toMatch(/(Phase of the work|first and last|how they go|in these days)$/);
      }
      expect(sheets.join('\n')).toContain('He sleeps through most nights by now.');
    }
    expect(await faults(physician)).toEqual([]);
  });

  await test.step('Jonah and Mara see that it was opened; Jonah takes it back', async () => {
    await expect(card.getByText(/Opened 1 time/)).toBeVisible();
    await expect(jonah.getByRole('region', { name: 'When it was opened' }).getByRole('listitem')).toHaveCount(
      1,
    );
    await jonah.getByRole('button', { name: 'Take it back' }).click();
    expect(await faults(jonah)).toEqual([]);
    await jonah.getByRole('button', { name: 'Yes, take it back' }).click();
    await expect(jonah.getByText(/You took it back/)).toBeVisible();
    await expect(card.getByText(/Taken back by Jonah/)).toBeVisible();
  });

  await test.step('from then on the link is dead', async () => {
    await physician.reload();
    await physician.getByLabel('Code').fill(code);
    await physician.getByRole('button', { name: 'Open it' }).click();
    await expect(physician.getByRole('alert')).toHaveText(/This opens nothing/);
    await outside.close();
  });
});
