import { visitOfToday } from '../page-objects/address-book.ts';
import { SessionPage } from '../page-objects/session-page.ts';
import { expect, test } from '../support/test.ts';

test.use({ ownDatabase: true });

test('a session goes on without a network, says so, loses nothing over a reload, and is sent when the network is back', async ({
  as,
}) => {
  test.setTimeout(180_000);
  const ines = await as('ines', { viewport: { width: 820, height: 1180 } });
  const address = `/session/${await visitOfToday(ines, 'Amal')}`;
  await ines.goto(address);
  const session = new SessionPage(ines);
  await session.consent('harbour');
  await session.scales('How does Amal arrive?', { distress: 6, pain: 3, tension: 6 });
  await session.on('Work');

  await ines.context().setOffline(true);
  await session.region('Left upper shoulder').click();
  await expect(ines.getByText('5 min so far')).toBeVisible();
  await expect(
    ines.getByText(/^Saved on this tablet \d\d:\d\d · no network, nothing is lost$/),
  ).toBeVisible();
  await session.region('Left lower back').click();
  await expect(ines.getByText('10 min so far')).toBeVisible();

  await test.step('the network is back for the page, but the server is not: a reload finds all of it', async () => {
    await ines.route('**/graphql', (route) =>
      route.request().postData()?.includes('SaveSessionResponse') ? route.abort() : route.continue(),
    );
    await ines.context().setOffline(false);
    await ines.reload();
    await expect(ines.getByText('10 min so far')).toBeVisible();
    await expect(ines.getByText(/nothing is lost/)).toBeVisible();
  });

  await test.step('what waited is sent once the server answers again', async () => {
    await ines.unroute('**/graphql');
    await expect(ines.getByText(/^Saved \d\d:\d\d$/)).toBeVisible({ timeout: 30_000 });
  });

  await test.step('another browser finds it on the server', async () => {
    const other = await as('ines');
    await other.goto(address);
    await other
      .getByRole('navigation', { name: 'Steps of the session' })
      .getByRole('button', { name: 'Work' })
      .click();
    await expect(other.getByText('10 min so far')).toBeVisible();
  });
});

test('R19: whom to call shows when the API answers nothing at all', async ({ page }) => {
  await page.route('**/graphql', (route) => route.abort());
  await page.goto('/support');
  await expect(page.getByRole('heading', { name: 'I need support' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Call 999, Emergency services' })).toBeVisible();
});
