import type { Page } from '@playwright/test';
import { violationsOf } from '../../src/testing/accessibility.ts';
import { expect, test } from '../support/test.ts';

test.use({ ownDatabase: true });

/** Nothing wider than the phone, and nothing that axe finds, light and dark. */
async function isFineForEverybody(page: Page): Promise<void> {
  await expect(page.getByRole('status', { name: 'Loading' })).toHaveCount(0);
  expect(
    await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
  ).toBeLessThanOrEqual(0);
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
    );
    expect(await violationsOf(page, { contrastAlone: colorScheme === 'dark' })).toEqual([]);
  }
}

test('a client on 360 px does check-in, questionnaire, feedback and an exercise; what was changed comes back', async ({
  as,
}) => {
  test.setTimeout(240_000);
  const jonah = await as('jonah', { viewport: { width: 360, height: 740 }, reducedMotion: 'reduce' });
  await jonah.goto('/home');

  await test.step('the check-in of today', async () => {
    const leaf = jonah.getByRole('region', { name: 'How are you today?' });
    for (const name of ['3', 'Good', '7 hours', 'Calm and awake', '1']) {
      await leaf.getByRole('button', { name, exact: true }).click();
    }
    await expect(jonah.getByText('It has arrived.')).toBeVisible();
    await isFineForEverybody(jonah);
  });

  await test.step('a questionnaire of the plan', async () => {
    await jonah
      .getByRole('link', { name: /^Answer: / })
      .first()
      .click();
    await jonah.getByRole('button', { name: 'Begin' }).click();
    const total = Number((await jonah.getByText(/^1 of \d+$/).innerText()).split(' of ')[1]);
    await isFineForEverybody(jonah);
    for (let question = 1; question <= total; question += 1) {
      await expect(jonah.getByText(`${question} of ${total}`)).toBeVisible();
      await jonah.getByRole('button', { name: 'Not at all' }).click();
    }
    await jonah.getByRole('button', { name: 'Send my answers' }).click();
    await expect(jonah.getByText('It has arrived.')).toBeVisible();
    await isFineForEverybody(jonah);
  });

  await test.step('how yesterday’s session was, with the network cut when it is sent', async () => {
    await jonah.getByRole('link', { name: 'Home' }).click();
    const asked = jonah.getByRole('region', { name: 'How was your session with Ines?' });
    await asked.getByRole('link', { name: 'Say how it was' }).click();
    await expect(jonah.getByRole('heading', { name: /^Your session with Ines, / })).toBeVisible();
    const answer = (question: string, name: string) =>
      jonah.getByRole('group', { name: question }).getByRole('button', { name, exact: true }).click();
    await answer('Did you feel safe?', 'Partly');
    await answer('Did you feel in control?', 'Yes');
    await answer('How was the pressure?', 'Too much');
    await answer('Would you like something different next time?', 'Yes');
    await jonah.getByLabel('What would you like?').fill('The door a little open.');
    await isFineForEverybody(jonah);
    await jonah.context().setOffline(true);
    await jonah.getByRole('button', { name: 'Send it' }).click();
    await expect(jonah.getByText(/^Kept on this device/)).toBeVisible();
    await expect(jonah.getByRole('main').getByRole('link', { name: 'I need support' })).toBeVisible();
    await isFineForEverybody(jonah);
    await jonah.context().setOffline(false);
    await expect(jonah.getByText('It has arrived.')).toBeVisible({ timeout: 30_000 });
  });

  await test.step('an exercise that is beside the plan', async () => {
    await jonah.getByRole('main').getByRole('link', { name: 'Home' }).click();
    await jonah.getByRole('link', { name: 'Begin' }).first().click();
    await jonah.getByRole('button', { name: 'Breathe along' }).click();
    await expect(jonah.getByRole('button', { name: 'Pause' })).toBeVisible();
    await isFineForEverybody(jonah);
    await jonah.goto('/after-session');
  });

  await test.step('it waits for the therapist, who reads it and says what was changed; he sees that', async () => {
    const ines = await as('ines');
    await ines.goto('/today');
    await ines.getByRole('link', { name: /^Read: Jonah Whitfield After a session with you/ }).click();
    const said = ines.getByRole('article').filter({ hasText: 'The door a little open.' });
    await said.getByRole('button', { name: /^Say what we changed/ }).click();
    await said.getByLabel('What we changed').fill('The door stays ajar, and I ask about pressure twice.');
    await said.getByRole('button', { name: 'Tell Jonah' }).click();
    await expect(said.getByText('What Ines changed', { exact: false })).toBeVisible();
    await expect(jonah.getByText('The door stays ajar, and I ask about pressure twice.')).toBeVisible();
    await isFineForEverybody(jonah);
    await ines.goto('/today');
    await expect(ines.getByRole('heading', { name: 'Needs you now' })).toBeVisible();
    await expect(ines.getByText(/After a session with you/i)).toHaveCount(0);
  });
});
