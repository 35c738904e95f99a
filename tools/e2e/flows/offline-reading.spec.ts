import type { Page } from '@playwright/test';
import { violationsOf } from '../../src/testing/accessibility.ts';
import { expect, test } from '../support/test.ts';

test.use({ ownDatabase: true });

/** What this device keeps of a person's record. */
const kept = (page: Page) =>
  page.evaluate(() =>
    Object.keys(localStorage)
      .filter((key) => /^attune\.own\..*\.(plan|visits|support)$/.test(key))
      .map((key) => key.split('.').at(-1)),
  );

async function untilKept(page: Page): Promise<void> {
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await expect.poll(async () => (await kept(page)).sort()).toEqual(['plan', 'support', 'visits']);
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
}

const heading = (page: Page, name: string) => page.getByRole('heading', { name, level: 1 });

test('a client reads plan, visits and safety plan without a network, each with its age; nobody else does', async ({
  as,
  attune,
}) => {
  test.setTimeout(240_000);
  const jonah = await as('jonah', { serviceWorkers: 'allow', viewport: { width: 360, height: 760 } });
  const context = jonah.context();
  await jonah.goto('/home');
  await untilKept(jonah);

  await test.step('nothing of health stands in addresses, in names under which things are kept, or in caches', async () => {
    const names = await jonah.evaluate(async () => {
      const urls: string[] = [];
      for (const name of await caches.keys()) {
        for (const request of await (await caches.open(name)).keys())
          urls.push(new URL(request.url).pathname);
      }
      return [...urls, ...Object.keys(localStorage)];
    });
    // Of the caches, files of the app alone; their names end in letters by chance.
    const cached = names.filter((name) => name.startsWith('/'));
    expect(
      cached.filter((name) => !/^\/(index\.html|icon\.svg|manifest\.webmanifest|assets\/[^?]+)$/.test(name)),
    ).toEqual([]);
    expect(names.filter((name) => !name.startsWith('/')).join(' ')).not.toMatch(
      /jonah|sleep|trauma|emdr|pcl/i,
    );
  });

  const [clientId] = (
    await attune.admin.query(`select id from attune.client where name = 'Jonah Whitfield'`)
  ).rows.map(({ id }) => id as string);

  await test.step('the network goes; a new page reads the copies, with the time they were fetched', async () => {
    await context.setOffline(true);
    await jonah.goto('/my-plan');
    await expect(heading(jonah, 'My plan')).toBeVisible();
    await expect(jonah.getByText(/^As of today \d\d:\d\d, without a network\./)).toBeVisible();
    await expect(jonah.getByText('EMDR with Mara, 80 minutes, every week.')).toBeVisible();
    await expect(jonah.getByRole('checkbox')).toHaveCount(0);
    await jonah.reload();
    await expect(jonah.getByText(/^As of today/)).toBeVisible();
    expect(await violationsOf(jonah)).toEqual([]);

    await jonah.getByRole('link', { name: 'Visits' }).click();
    await expect(heading(jonah, 'My visits')).toBeVisible();
    await expect(jonah.getByText(/^As of today/)).toBeVisible();
    await expect(jonah.getByRole('heading', { name: /with Mara$/ }).first()).toBeVisible();
    await expect(jonah.getByRole('button', { name: /^Cancel/ })).toHaveCount(0);

    await jonah.getByRole('link', { name: 'Home' }).click();
    await expect(jonah.getByText('There is no network just now')).toBeVisible();
    expect(await violationsOf(jonah)).toEqual([]);
    await jonah.getByRole('link', { name: 'How I am' }).click();
    await expect(jonah.getByText(/could not be reached/)).toBeVisible();
    await jonah.getByRole('link', { name: 'My body' }).click();
    await expect(jonah.getByText('This page needs the network.')).toBeVisible();
    await jonah.getByRole('link', { name: 'Home' }).click();
    await jonah.getByRole('link', { name: 'My safety plan' }).click();
    await expect(jonah.getByText(/^As of today/)).toBeVisible();
    await expect(jonah.getByText('Dan keeps the car keys on bad nights')).toBeVisible();
  });

  await test.step('a check-in made without a network goes out once there is one', async () => {
    await jonah.goto('/check-in');
    await jonah.getByRole('button', { name: '4', exact: true }).first().click();
    await jonah.getByRole('button', { name: 'Keep it' }).click();
    await expect(jonah.getByText(/Kept on this device/)).toBeVisible();
  });

  await test.step('with the network the server alone counts: what was taken away is gone, from the device too', async () => {
    await attune.admin.query(
      `update attune.care_plan set state = 'REVOKED' where state = 'ACTIVE' and client_id = $1`,
      [clientId],
    );
    await context.setOffline(false);
    await expect(jonah.getByText('It has arrived.')).toBeVisible({ timeout: 30_000 });
    await expect
      .poll(async () => (await kept(jonah)).sort(), { timeout: 30_000 })
      .toEqual(['support', 'visits']);
    await jonah.goto('/my-plan');
    await expect(jonah.getByText('There is no plan yet')).toBeVisible();
    await expect(jonah.getByText('EMDR with Mara, 80 minutes, every week.')).toHaveCount(0);
  });

  await test.step('signing out takes all of it off the device, and without a network nobody is read', async () => {
    await jonah.goto('/account');
    await jonah
      .getByRole('button', { name: /sign out/i })
      .first()
      .click();
    await expect(jonah).toHaveURL(/sign-in/);
    expect(await kept(jonah)).toEqual([]);
    await context.setOffline(true);
    await jonah.goto('/my-appointments');
    await expect(jonah.getByText(/could not be reached/)).toBeVisible();
    await expect(jonah.getByText(/with Mara/)).toHaveCount(0);
    await context.setOffline(false);
  });

  await test.step('who signs in after somebody who did not sign out finds nothing of theirs', async () => {
    const signIn = async (email: string) => {
      const answer = await jonah.request.post('/graphql', {
        data: {
          query: 'mutation ($input: SignInInput!) { signIn(input: $input) { __typename } }',
          variables: { input: { email, password: 'demo-demo-demo' } },
        },
      });
      expect(await answer.text()).toContain('"Viewer"');
      await jonah.goto('/home');
    };
    await signIn('jonah@harbour.example.org');
    await expect.poll(async () => (await kept(jonah)).includes('visits')).toBe(true);
    await signIn('lee@harbour.example.org');
    await expect(heading(jonah, 'Hello, Lee')).toBeVisible();
    await expect.poll(async () => (await kept(jonah)).includes('visits')).toBe(true);
    await context.setOffline(true);
    await jonah.goto('/my-appointments');
    await expect(heading(jonah, 'My visits')).toBeVisible();
    await expect(jonah.getByText(/with Mara/)).toHaveCount(0);
    await jonah.goto('/my-safety-plan');
    await expect(heading(jonah, 'My safety plan')).toBeVisible();
    await expect(jonah.getByText('Dan keeps the car keys on bad nights')).toHaveCount(0);
  });
});
