import type { Page } from '@playwright/test';
import type { AttuneServer } from '../support/attune-server.ts';
import { expect, test } from '../support/test.ts';

test.use({ ownDatabase: true });

/** Waits until the worker has put its files, and the page its person's plan, on the device. */
async function untilAtHand(page: Page): Promise<void> {
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await expect
    .poll(() =>
      page.evaluate(() => Object.keys(localStorage).some((key) => /^attune\.own\..*\.support$/.test(key))),
    )
    .toBe(true);
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
}

/** How many requests of clients there are. */
async function requests({ admin }: AttuneServer): Promise<number> {
  const { rows } = await admin.query(
    `select count(*)::int as count from attune.distress_flag where source = 'CLIENT'`,
  );
  return rows[0].count;
}

const help = (page: Page) => page.getByRole('heading', { name: 'I need support' });

test('R19: the help page opens without a network, says that nobody knows, and sends once there is one: exactly once', async ({
  as,
  attune,
}) => {
  test.setTimeout(240_000);
  const amal = await as('amal', { serviceWorkers: 'allow', viewport: { width: 360, height: 760 } });
  await amal.goto('/home');
  await untilAtHand(amal);
  const context = amal.context();
  const before = await requests(attune);

  await test.step('another tab, without a network, and never opened before: numbers, plan, exercises', async () => {
    await context.setOffline(true);
    const tab = await context.newPage();
    await tab.goto('/support');
    await expect(help(tab)).toBeVisible();
    await expect(tab.getByText('Call 020 7946 0112')).toBeVisible();
    await expect(tab.getByRole('link', { name: 'Call 07700 900246, My aunt Salma' })).toBeVisible();
    await expect(tab.getByRole('button', { name: 'Breathe along' })).toBeVisible();
    await tab.reload();
    await expect(tab.getByText('My grey blanket around my shoulders')).toBeVisible();

    await tab.getByRole('radio', { name: /^Soon/ }).check();
    await tab.getByLabel(/a line about what you need/).fill('The evening is long.');
    await tab.getByRole('button', { name: 'Tell my team' }).click();
    await expect(tab.getByText('This has not reached anybody yet')).toBeVisible({ timeout: 20_000 });
    await expect(tab.getByText(/Nobody knows of it so far/)).toBeVisible();
    await tab.close();
  });
  expect(await requests(attune)).toBe(before);

  await test.step('the tab is closed; with the network it goes out from any page, once', async () => {
    await context.setOffline(false);
    await amal.goto('/home');
    await expect.poll(() => requests(attune), { timeout: 60_000 }).toBe(before + 1);
    await amal.goto('/support');
    await expect(amal.getByText(/^Mara was told at \d\d:\d\d\.$/).first()).toBeVisible({ timeout: 30_000 });
    await expect(amal.getByText('This has not reached anybody yet')).toHaveCount(0);
    await amal.reload();
    await expect(amal.getByText(/^Mara was told at/).first()).toBeVisible();
    expect(await requests(attune)).toBe(before + 1);
  });

  await test.step('R19: who knows shows live, and never the word that the team uses', async () => {
    const mara = await as('mara');
    const { rows } = await attune.admin.query(
      `select id from attune.distress_flag where source = 'CLIENT' order by raised_at desc limit 1`,
    );
    const acknowledged = await mara.request.post('/graphql', {
      data: {
        query: 'mutation ($input: FlagStepInput!) { acknowledgeDistressFlag(input: $input) { __typename } }',
        variables: { input: { flagId: rows[0].id } },
      },
    });
    expect(await acknowledged.text()).toContain('"DistressFlag"');
    await expect(amal.getByText(/^Mara knows, and is looking after it, since \d\d:\d\d\.$/)).toBeVisible({
      timeout: 30_000,
    });
    expect(await amal.locator('body').innerText()).not.toMatch(/flag/i);
  });

  await test.step('signing out leaves nothing of it on the device', async () => {
    await amal.goto('/account');
    await amal
      .getByRole('button', { name: /sign out/i })
      .first()
      .click();
    await expect(amal).toHaveURL(/sign-in/);
    await context.setOffline(true);
    await amal.goto('/support');
    await expect(amal.getByRole('link', { name: /^Call 999/ })).toBeVisible();
    await expect(amal.getByText('My grey blanket')).toHaveCount(0);
  });
});

test('R19: with the server down the help page opens, and the worker and its policy are as they must be', async ({
  as,
  attune,
}) => {
  test.setTimeout(120_000);
  const jonah = await as('jonah', { serviceWorkers: 'allow' });
  const worker = await jonah.request.get('/service-worker.js');
  expect(worker.headers()['cache-control']).toBe('no-cache');
  expect(worker.headers()['content-security-policy']).toContain("worker-src 'self'");
  expect((await jonah.request.get('/manifest.webmanifest')).headers()['content-type']).toContain(
    'manifest+json',
  );
  await jonah.goto('/home');
  await untilAtHand(jonah);
  // Nothing of a record is in the browser's cache.
  const cached = await jonah.evaluate(async () => {
    const urls: string[] = [];
    for (const name of await caches.keys()) {
      for (const request of await (await caches.open(name)).keys()) urls.push(new URL(request.url).pathname);
    }
    return urls;
  });
  expect(
    cached.filter((path) => !/^\/(index\.html|icon\.svg|manifest\.webmanifest|assets\/.+)$/.test(path)),
  ).toEqual([]);
  expect(cached.some((path) => path.includes('support-page'))).toBe(true);
  await attune.kill();
  await jonah.goto('/support');
  await expect(help(jonah)).toBeVisible();
  await expect(jonah.getByRole('link', { name: /^Call 999/ })).toBeVisible();
  await expect(jonah.getByText('Dan keeps the car keys on bad nights')).toBeVisible();
});
