import { expect, test } from '../support/test.ts';

test.use({ ownDatabase: true });

test('R23: on a phone a client says which times suit, is suggested them with the reasons, and asks for one; its practitioner takes on no more', async ({
  as,
}) => {
  test.setTimeout(120_000);
  const jonah = await as('jonah', { viewport: { width: 360, height: 740 } });

  await test.step('says which times suit', async () => {
    await jonah.goto('/my-appointments');
    await jonah.getByRole('button', { name: 'Change the times that suit me' }).click();
    const first = jonah.getByRole('group', { name: 'Time 1' });
    await first.getByLabel('When').selectOption('Morning');
    await jonah.getByRole('button', { name: 'Remove time 2' }).click();
    await jonah.getByRole('button', { name: 'Save' }).click();
    await expect(jonah.getByText('Every day, morning (08:00–12:00)')).toBeVisible();
  });

  await test.step('is suggested them, and told why', async () => {
    await jonah.getByRole('link', { name: 'Ask for a time' }).click();
    await jonah.getByRole('radio', { name: /Restorative bodywork/ }).check();
    const times = jonah.getByRole('group', { name: 'Which time suits you?' });
    await expect(times.getByText(/One of the times you prefer\./).first()).toBeVisible();
    await expect(times.getByText(/With Ines Okafor, as last time\./).first()).toBeVisible();
    await times
      .getByRole('radio', { name: /One of the times you prefer/ })
      .first()
      .check();
    await jonah.getByRole('button', { name: /^Ask for / }).click();
    await expect(jonah).toHaveURL(/\/my-appointments$/);
    await expect(jonah.getByText('Asked for. The practice will confirm it.', { exact: true })).toBeVisible();
  });

  await test.step('Ines sees her week, and takes on less', async () => {
    const ines = await as('ines');
    await ines.goto('/today');
    const week = ines.getByRole('region', { name: 'My week' });
    await expect(week.getByText('of 24')).toBeVisible();
    await week.getByRole('button', { name: 'What I take on' }).click();
    await week.getByLabel('Sessions a week, at most').fill('12');
    await week.getByRole('button', { name: 'Save' }).click();
    await expect(week.getByText('of 12')).toBeVisible();
  });
});
