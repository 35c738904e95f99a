import { readFile } from 'node:fs/promises';
import { violationsOf } from '../../src/testing/accessibility.ts';
import { clientIdOf } from '../page-objects/address-book.ts';
import { expect, test } from '../support/test.ts';

test.use({ ownDatabase: true });

test('a psychotherapist reads the story of Jonah’s twelve weeks by keyboard', async ({ as }) => {
  test.setTimeout(180_000);
  const mara = await as('mara');
  await mara.goto(`/clients/${await clientIdOf(mara, 'Jonah')}/overview`);
  const chart = mara.getByRole('application', { name: 'Time line of Jonah Whitfield' });
  await expect(chart).toBeVisible();
  const heard = async () => (await mara.locator('[aria-live="polite"]').allTextContents()).join(' ');
  const press = async (...keys: string[]) => {
    for (const key of keys) await mara.keyboard.press(key);
  };

  // One stop of the Tab key, and from there on arrow keys alone.
  await mara.getByRole('checkbox', { name: 'Tolerance of trauma work' }).focus();
  await press('Tab');
  await expect(chart).toBeFocused();
  await press('ArrowRight', 'Home');
  await expect.poll(heard).toContain('Plan, version 1: processing');
  await press('ArrowRight');
  await expect.poll(heard).toContain('Plan, version 2: processing. In force.');
  // The PCL-5 falls, and at the end by more than chance would explain.
  await press('ArrowDown', 'Home');
  await expect.poll(heard).toContain('PCL-5: 54 of 80');
  await press('End');
  await expect.poll(heard).toContain('PCL-5: 30 of 80');
  await expect.poll(heard).toContain('Lower than at the start (54) by 24: more than chance would explain.');
  await press('ArrowDown');
  await expect.poll(heard).toContain('Check-ins, ');
  await press('ArrowDown', 'Home');
  await expect.poll(heard).toContain('Trauma processing with Dr Mara Lindqvist');
  await expect.poll(heard).toContain('Tolerance of trauma work 4 of 10.');
  await press('ArrowDown', 'Home', 'ArrowRight', 'ArrowRight');
  await expect.poll(heard).toContain('From arrival to departure: distress 5 → 8, tension 6 → 7, pain 3 → 3.');
  await press('ArrowDown');
  await expect.poll(heard).toContain('Alert, resolved.');
  await press('ArrowRight');
  await expect.poll(heard).toContain('Hold: no deep work.');

  expect(await violationsOf(mara)).toEqual([]);
  await mara.emulateMedia({ colorScheme: 'dark' });
  await mara.evaluate(() => document.documentElement.setAttribute('data-mantine-color-scheme', 'dark'));
  expect(await violationsOf(mara, { contrastAlone: true })).toEqual([]);

  // The same as a table, and as files.
  await mara.getByText('Table', { exact: true }).click();
  await expect(mara.getByRole('row', { name: /PCL-5: 54 of 80/ })).toBeVisible();
  expect(await violationsOf(mara, { contrastAlone: true })).toEqual([]);
  const save = async (name: string) => {
    await mara.getByRole('button', { name: 'Save', exact: true }).click();
    const [download] = await Promise.all([
      mara.waitForEvent('download'),
      mara.getByRole('menuitem', { name }).click(),
    ]);
    return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
  };
  const table = await save('Table (CSV)');
  expect(table.name).toMatch(/^time-line-[\d-]+-to-[\d-]+\.csv$/);
  expect(table.bytes.toString('utf8')).toContain(',PCL-5,PCL-5: 54 of 80,');
  const picture = await save('Picture (PNG)');
  expect(picture.bytes.subarray(1, 4).toString('latin1')).toBe('PNG');
  expect(picture.bytes.length).toBeGreaterThan(20_000);

  // What Jonah says now is there without a reload, and Enter leads on.
  await mara.getByText('Chart', { exact: true }).click();
  const jonah = await as('jonah');
  await jonah.context().request.post('/graphql', {
    data: {
      query: 'mutation ($input: CheckInInput!) { submitCheckIn(input: $input) { __typename } }',
      variables: { input: { distress: 1, idempotencyKey: crypto.randomUUID() } },
    },
  });
  await chart.focus();
  await expect(async () => {
    await press('Escape', 'ArrowRight', 'ArrowDown', 'ArrowDown', 'End');
    expect(await heard()).toContain('Distress 1.');
  }).toPass({ timeout: 20_000 });
  await press('Enter');
  await expect(mara).toHaveURL(/\/measures$/);
});
