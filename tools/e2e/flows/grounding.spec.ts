import { expect, test } from '../support/test.ts';
import { clientIdOf } from '../page-objects/address-book.ts';

test.use({ ownDatabase: true });

test('a psychotherapist gives an exercise; the client does it on a phone, without a network, and marks it', async ({
  as,
}) => {
  test.setTimeout(240_000);
  const mara = await as('mara');
  await mara.goto(`/clients/${await clientIdOf(mara, 'Amal')}/plan`);
  await mara.getByRole('button', { name: 'Add an exercise' }).click();
  await mara.getByLabel('When, or what for').fill('Before sleep, by the window');
  await mara.getByLabel('Seconds out').fill('7');
  await mara.getByRole('button', { name: 'Add it' }).click();
  await expect(mara.getByText('Before sleep, by the window')).toBeVisible();

  const amal = await as('amal', { serviceWorkers: 'allow', viewport: { width: 360, height: 760 } });
  await amal.goto('/home');
  await expect(amal.getByText('Before sleep, by the window')).toBeVisible();
  await amal.getByRole('button', { name: 'Mark as done today' }).click();
  await expect(amal.getByRole('switch', { name: 'Marked for today, for yourself' })).not.toBeChecked();
  await amal.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await expect.poll(() => amal.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
  const begin = (await amal.getByRole('link', { name: 'Begin' }).first().getAttribute('href')) ?? '';

  await test.step('without a network, in another tab: it moves, pauses, stops, and the senses are one tap away', async () => {
    await amal.context().setOffline(true);
    const tab = await amal.context().newPage();
    await tab.goto(begin);
    await expect(tab.getByText(/In for 4 seconds, out for 7/)).toBeVisible();
    await tab.getByRole('button', { name: 'Breathe along' }).click();
    const circle = tab.locator('[class*="circle"]');
    const size = async () => (await circle.boundingBox())?.width ?? 0;
    const before = await size();
    await expect.poll(size).toBeGreaterThan(before + 20);
    await tab.getByRole('button', { name: 'Pause' }).click();
    await tab.getByRole('button', { name: 'Use the senses instead' }).click();
    await expect(tab.getByText('five things you can see')).toBeVisible();
    await tab.close();
    await amal.context().setOffline(false);
  });
});
