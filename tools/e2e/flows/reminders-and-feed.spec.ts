import { readFile } from 'node:fs/promises';
import { violationsOf } from '../../src/testing/accessibility.ts';
import { expect, test } from '../support/test.ts';

test.use({ ownDatabase: true });

test('R28: on a phone a client chooses reminders and quiet hours, lets a calendar read the visits, and stops it', async ({
  as,
  attune,
}) => {
  const petra = await as('petra', { viewport: { width: 360, height: 740 }, reducedMotion: 'reduce' });
  /** As a calendar reads it: without being signed in. */
  const read = (address: string) => fetch(new URL(new URL(address).pathname, attune.url));

  await test.step('reminders and quiet hours are kept', async () => {
    await petra.goto('/account');
    await petra.getByRole('checkbox', { name: '2 days before' }).check();
    await petra.getByRole('switch', { name: 'Send nothing during these hours' }).click();
    const hours = petra.getByRole('region', { name: 'Quiet hours' });
    await hours.getByLabel('From').fill('22:00');
    await hours.getByRole('button', { name: 'Keep these hours' }).click();
    await expect(hours.getByRole('button', { name: 'Keep these hours' })).toHaveCount(0);
    await petra.reload();
    await expect(petra.getByRole('checkbox', { name: '2 days before' })).toBeChecked();
    await expect(petra.getByRole('checkbox', { name: '1 day before' })).toBeChecked();
    await expect(hours.getByLabel('From')).toHaveValue('22:00');
    await expect(hours.getByLabel('Until')).toHaveValue('08:00');
  });

  await test.step('a calendar reads the visits at the address, and nothing of what they are about', async () => {
    await petra.getByRole('button', { name: 'Make an address' }).click();
    const field = petra.getByLabel('Your address');
    await expect(field).toHaveValue(/\/calendar\/[\w-]{43}\.ics$/);
    expect(await violationsOf(petra)).toEqual([]);
    expect(await petra.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    const address = await field.inputValue();
    const answer = await read(address);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toContain('text/calendar');
    const text = await answer.text();
    expect(text).toMatch(/^BEGIN:VCALENDAR\r\n/);
    expect(text).toContain('SUMMARY:Appointment\r\n');
    expect(text).not.toMatch(/talk|massage|mara|petra|harbour/i);

    await petra.getByRole('button', { name: 'Stop', exact: true }).click();
    await petra.getByRole('dialog').getByRole('button', { name: 'Stop' }).click();
    await expect(petra.getByRole('button', { name: 'Make an address' })).toBeVisible();
    await expect(field).toHaveCount(0);
    expect((await read(address)).status).toBe(404);
  });

  await test.step('one visit comes as a file', async () => {
    await petra.goto('/my-appointments');
    const downloading = petra.waitForEvent('download');
    await petra
      .getByRole('link', { name: /^Put .* into my calendar$/ })
      .first()
      .click();
    const file = await downloading;
    expect(file.suggestedFilename()).toMatch(/\.ics$/);
    const text = await readFile(await file.path(), 'utf8');
    expect(text.match(/BEGIN:VEVENT/g)).toHaveLength(1);
    expect(text).toContain('SUMMARY:Appointment\r\n');
  });
});
