import type { BrowserContext, Page } from '@playwright/test';
import { ask, clientIdOf, visitOfToday } from '../page-objects/address-book.ts';
import { NotePage } from '../page-objects/note-page.ts';
import { SessionPage } from '../page-objects/session-page.ts';
import { SignInPage } from '../page-objects/sign-in-page.ts';
import type { AttuneServer } from '../support/attune-server.ts';
import { expect, test } from '../support/test.ts';

test.use({ ownDatabase: true });

const UNREACHABLE = 'Kept on this device; it will be saved when Attune can be reached again.';

/** While the network of this device is away, its sign-in is ended from another one; then it is back. */
async function endSignInDuring(page: Page, typing: () => Promise<void>, other: Page): Promise<void> {
  await page.context().setOffline(true);
  await typing();
  const { mySessions } = await ask<{ mySessions: { id: string; current: boolean }[] }>(
    other,
    '{ mySessions { id current } }',
  );
  for (const { id } of mySessions.filter(({ current }) => !current)) {
    await ask(other, 'mutation ($id: ID!) { revokeSession(sessionId: $id) }', { id });
  }
  await page.context().setOffline(false);
}

/** The tab is closed while nobody answers, and opened anew at the same address once somebody does. */
async function closeAndOpen(context: BrowserContext, tab: Page, attune: AttuneServer): Promise<Page> {
  const address = tab.url();
  await tab.close();
  const opened = await context.newPage();
  await expect(opened.goto(address)).rejects.toThrow(/ERR_CONNECTION_REFUSED/);
  await attune.startAgain();
  await opened.goto(address);
  return opened;
}

async function textOnServer(page: Page): Promise<string> {
  const id = page.url().split('/').at(-1);
  const { note } = await ask<{ note: { body: { text: string } } }>(
    page,
    'query ($id: ID!) { note(id: $id) { ... on ProgressNote { body { ... on NoteText { text } } } } }',
    { id },
  );
  return note.body.text;
}

test('a progress note: the server dies, the tab is closed, the sign-in ends; every word stays and arrives', async ({
  as,
  attune,
}) => {
  test.setTimeout(180_000);
  const first = await as('mara');
  const context = first.context();
  await first.goto(`/clients/${await clientIdOf(first, 'Jonah')}/notes`);
  await new NotePage(first).begin();
  await first.waitForURL(/\/notes\/[0-9a-f-]{36}$/);
  const writing = (page: Page) => page.getByRole('textbox', { name: 'What happened and what it means' });
  const saved = (page: Page) => expect(page.getByText(/^Saved \d\d:\d\d$/)).toBeVisible({ timeout: 30_000 });
  await writing(first).fill('Before.');
  await saved(first);

  await test.step('the server is killed while she types, and comes back', async () => {
    await attune.kill();
    await writing(first).pressSequentially(' While it was away.');
    await expect(first.getByText(UNREACHABLE)).toBeVisible();
    await writing(first).pressSequentially(' And more.');
    await attune.startAgain();
    await saved(first);
    expect(await textOnServer(first)).toBe('Before. While it was away. And more.');
  });

  const second = await test.step('the tab is closed while the server is away', async () => {
    await attune.kill();
    await writing(first).pressSequentially(' Then I closed it.');
    await expect(first.getByText(UNREACHABLE)).toBeVisible();
    const opened = await closeAndOpen(context, first, attune);
    await expect(writing(opened)).toHaveValue('Before. While it was away. And more. Then I closed it.');
    await saved(opened);
    expect(await textOnServer(opened)).toBe('Before. While it was away. And more. Then I closed it.');
    return opened;
  });

  await test.step('the sign-in ends in the middle: she signs in again, and goes on', async () => {
    await endSignInDuring(
      second,
      async () => {
        await writing(second).press('Control+End');
        await writing(second).pressSequentially(' Still here.');
        await expect(second.getByText(UNREACHABLE)).toBeVisible();
      },
      await as('mara'),
    );
    const door = new SignInPage(second);
    await door.isShown();
    await expect(second.getByText('Something typed here is not saved yet')).toBeVisible();
    await door.signIn('mara@harbour.example.org', 'demo-demo-demo');
    const all = 'Before. While it was away. And more. Then I closed it. Still here.';
    await expect(writing(second)).toHaveValue(all);
    await saved(second);
    expect(await textOnServer(second)).toBe(all);
    expect(await second.evaluate(() => Object.keys(localStorage).filter((key) => /note/.test(key)))).toEqual(
      [],
    );
  });
});

test('a session: the tab is closed, the sign-in ends, and somebody else signs in; it is hers alone and arrives', async ({
  as,
  attune,
}) => {
  test.setTimeout(180_000);
  const first = await as('ines', { viewport: { width: 820, height: 1180 } });
  await first.goto(`/session/${await visitOfToday(first, 'Amal')}`);
  const session = new SessionPage(first);
  await session.consent('harbour');
  await session.scales('How does Amal arrive?', { distress: 6, pain: 3, tension: 6 });
  await session.on('Work');

  const second = await test.step('the tab is closed while the server is away', async () => {
    await attune.kill();
    await session.region('Left upper shoulder').click();
    await expect(first.getByText(/no network, nothing is lost$/)).toBeVisible();
    const opened = await closeAndOpen(first.context(), first, attune);
    await expect(opened.getByText('5 min so far')).toBeVisible();
    await expect(opened.getByText(/^Saved \d\d:\d\d$/)).toBeVisible({ timeout: 30_000 });
    return opened;
  });

  const door = new SignInPage(second);
  await test.step('the sign-in ends with the next touch', async () => {
    await endSignInDuring(
      second,
      async () => {
        await new SessionPage(second).region('Left lower back').click();
        await expect(second.getByText(/no network, nothing is lost$/)).toBeVisible();
      },
      await as('ines'),
    );
    await door.isShown();
  });

  await test.step('somebody else on this tablet neither sees nor sends it', async () => {
    await door.signIn('ben@harbour.example.org', 'demo-demo-demo');
    await expect(second.getByText('There is nothing here for you to see')).toBeVisible();
    await expect(second.getByText('10 min so far')).toHaveCount(0);
    expect(
      await second.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('.session.'))),
    ).toHaveLength(1);
    await ask(second, 'mutation { signOut }');
    await second.reload();
  });

  await test.step('she signs in again, and it is all there and on the server', async () => {
    await door.signIn('ines@harbour.example.org', 'demo-demo-demo');
    await expect(second.getByText('10 min so far')).toBeVisible();
    await expect(second.getByText(/^Saved \d\d:\d\d$/)).toBeVisible({ timeout: 30_000 });
    const { myDrafts } = await ask<{ myDrafts: { work?: unknown[] }[] }>(
      second,
      '{ myDrafts { ... on SessionResponse { work { region } } } }',
    );
    expect(myDrafts).toContainEqual({
      work: [{ region: 'upper-shoulder-left' }, { region: 'lower-back-left' }],
    });
  });
});
