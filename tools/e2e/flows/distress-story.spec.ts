import { clientIdOf, holdsOf, visitOfToday } from '../page-objects/address-book.ts';
import { RecordPage } from '../page-objects/record-page.ts';
import { SessionPage } from '../page-objects/session-page.ts';
import { TodayPage } from '../page-objects/today-page.ts';
import { stillToCome } from '../support/demo-day.ts';
import { expect, test } from '../support/test.ts';

test.use({ ownDatabase: true });

const CONDITION = 'Hands and feet only, seated, for the next two sessions.';

test('R15–R19: Ines stops a session, Amal’s bodywork is held, Mara decides, and Ines reads the condition', async ({
  as,
  attune,
}) => {
  test.setTimeout(240_000);
  const [mara, ines, amal] = [await as('mara'), await as('ines'), await as('amal')];
  await stillToCome(attune, await visitOfToday(ines, 'Amal'));
  // Mara has her day open, and does not touch it until something comes.
  await new TodayPage(mara).open();

  await test.step('R15: Ines stops with dignity, and raises a flag with a tap', async () => {
    await ines.reload();
    await ines.getByRole('link', { name: 'Begin with Amal' }).click();
    const session = new SessionPage(ines);
    await session.consent('harbour');
    await session.scales('How does Amal arrive?', { distress: 4, pain: 2, tension: 5 });
    await session.on('Work');
    await ines.getByRole('button', { name: /^Stop/ }).click();
    await ines.getByRole('dialog').getByRole('button', { name: /Amal/ }).first().click();
    await ines.getByRole('button', { name: 'Raise a flag' }).first().click();
    const dialog = ines.getByRole('dialog', { name: /^Raise a flag for Amal/ });
    await dialog.getByRole('radio', { name: /^Crisis/ }).check({ force: true });
    await dialog.getByText('Going away (dissociation)').click();
    await dialog
      .getByRole('textbox', { name: 'What happened?' })
      .fill('Went away, cold hands, did not answer.');
    await dialog.getByRole('button', { name: 'Raise the flag' }).click();
    await expect(dialog).toBeHidden();
  });

  await test.step('R16, R18: Mara’s open page shows it without being touched, and the hold with it', async () => {
    const item = new TodayPage(mara).waiting('Amal Haddad').filter({ hasText: 'Crisis' });
    await expect(item.first()).toBeVisible();
    await item
      .first()
      .getByRole('button', { name: /^I’m on it/ })
      .click();
    await expect(mara.getByText('You are on it: Amal Haddad. The team sees that.')).toBeVisible();
  });

  await test.step('R18: Amal reads plainly that bodywork waits; nothing says flag', async () => {
    await amal.goto('/my-appointments');
    await expect(amal.getByRole('main')).toContainText(/waits/i);
    await expect(amal.locator('body')).not.toContainText(/\bflag/i);
  });

  await test.step('R18: Mara lifts the holds under a condition', async () => {
    const record = await new RecordPage(mara, 'Amal Haddad').open();
    const holds = await holdsOf(mara, await clientIdOf(mara, 'Amal'));
    expect(holds).toBeGreaterThan(0);
    for (let left = holds; left > 0; left -= 1) {
      await record.page
        .getByRole('button', { name: /^(Clear|Lift)/ })
        .first()
        .click();
      const dialog = mara.getByRole('dialog');
      await expect(dialog.getByText(/^On the table|No (bodywork|deep work)/).first()).toBeVisible();
      // Where several flags hold, each is decided by itself; the one just decided is no more among them.
      const decide = dialog.getByRole('button', { name: 'Decide about this one' });
      await expect(decide).toHaveCount(left > 1 ? left : 0);
      if (left > 1) await decide.first().click();
      await dialog
        .getByRole('textbox', { name: 'Why can bodywork go on?' })
        .fill('We spoke; she is oriented again.');
      await dialog.getByRole('textbox', { name: 'Under which conditions?' }).fill(CONDITION);
      await dialog.getByRole('button', { name: 'Lift the hold' }).click();
      await expect(dialog).toBeHidden();
    }
    await expect(mara.getByRole('status').filter({ hasText: /^No (bodywork|deep work)/ })).toHaveCount(0);
  });

  await test.step('R18: Ines reads the condition in her brief', async () => {
    await ines.goto('/today');
    await expect(ines.getByText(CONDITION).first()).toBeVisible();
  });
});
