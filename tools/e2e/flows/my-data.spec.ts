import { readFile } from 'node:fs/promises';
import { printed } from '../support/paper.ts';
import { expect, test } from '../support/test.ts';

test.use({ ownDatabase: true });

test('a client on a phone takes the own record along: on pages, as a file, and after a while with the password', async ({
  as,
  attune,
}) => {
  const jonah = await as('jonah', { viewport: { width: 360, height: 760 }, colorScheme: 'dark' });
  await jonah.goto('/account');
  await jonah.getByRole('link', { name: 'My data' }).click();
  await jonah.getByRole('button', { name: 'Open the pages' }).click();
  await expect(jonah.getByRole('heading', { name: 'Record of Jonah Whitfield' })).toBeVisible();
  const sheets = await printed(jonah, 'A4');
  expect(sheets.length).toBeGreaterThan(2);
  for (const [index, sheet] of sheets.entries()) {
    expect(sheet).toContain('Jonah Whitfield');
    expect(sheet).toContain(`Page ${index + 1} of ${sheets.length}`);
  }
  const whole = sheets.join('\n');
  for (const part of [
    'My team',
    'My safety plan',
    'Notes and sessions',
    'Check-ins',
    'Who opened my record',
  ]) {
    expect(whole).toContain(part);
  }
  await jonah.getByRole('link', { name: 'Back' }).click();

  // The last proof is an hour old: what was a tap asks for the password.
  await attune.admin.query(
    "update attune.user_session set proved_at = now() - interval '1 hour', created_at = now() - interval '1 hour'",
  );
  await jonah.getByRole('button', { name: 'Download the file' }).click();
  await jonah.getByLabel('Your password').fill('demo-demo-demo');
  const waiting = jonah.waitForEvent('download');
  await jonah.getByLabel('Your password').press('Enter');
  const download = await waiting;
  expect(download.suggestedFilename()).toMatch(/^attune-record-\d{4}-\d\d-\d\d\.json$/);
  const record = JSON.parse(await readFile(await download.path(), 'utf8')) as {
    person: { name: string };
    checkIns: unknown[];
  };
  expect(record.person.name).toBe('Jonah Whitfield');
  expect(record.checkIns.length).toBeGreaterThan(20);
  await expect(jonah.getByText('everything, for a program (JSON)')).toBeVisible();
  expect(
    await jonah.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
  ).toBeLessThanOrEqual(0);
});
