import type { Page } from '@playwright/test';
import { violationsOf } from '../../src/testing/accessibility.ts';
import { ask, clientIdOf } from '../page-objects/address-book.ts';
import { expect, test } from '../support/test.ts';

test.use({ ownDatabase: true });

const DAY = 86_400_000;

/** A Saturday six weeks ahead, on which nobody works: its date, and what could be booked with Ines then. */
async function saturdayAhead(page: Page) {
  const now = new Date();
  const day = new Date(now.getTime() + (6 * 7 + 6 - (now.getUTCDay() || 7)) * DAY);
  const date = day.toISOString().slice(0, 10);
  const clientId = await clientIdOf(page, 'Jonah');
  const { services } = await ask<{ services: { id: string; name: string }[] }>(
    page,
    '{ services { id name } }',
  );
  const serviceId = services.find(({ name }) => name === 'Bodywork consultation')?.id;
  const free = async () => {
    const { suggestSlots } = await ask<{ suggestSlots: { startsAt: string }[] }>(
      page,
      'query ($input: SuggestSlotsInput!) { suggestSlots(input: $input) { startsAt } }',
      { input: { clientId, serviceId, from: `${date}T00:00:00Z`, to: `${date}T23:59:00Z`, first: 100 } },
    );
    return suggestSlots.length;
  };
  return { date, free };
}

test('hours are changed by keyboard and by typing, and times to book appear and go', async ({ as }) => {
  test.setTimeout(120_000);
  const ines = await as('ines', { reducedMotion: 'reduce' });
  await ines.goto('/my-hours');
  await expect(ines.getByRole('grid', { name: 'Hours of the week' })).toBeVisible();
  const { date, free } = await saturdayAhead(ines);

  await test.step('nothing is free on a Saturday', async () => {
    expect(await free()).toBe(0);
  });

  await test.step('painted with the keyboard, typed, and saved: times appear', async () => {
    await ines.getByRole('gridcell', { name: 'Saturday 10:00, free' }).click();
    await expect(ines.getByLabel('Saturday, from')).toHaveValue('10:00');
    await ines.keyboard.press('Shift+ArrowDown');
    await expect(ines.getByLabel('Saturday, to')).toHaveValue('10:30');
    await ines.getByLabel('Saturday, to').fill('13:00');
    await expect(ines.getByRole('gridcell', { name: 'Saturday 12:45, work' })).toBeVisible();
    await ines.getByRole('button', { name: 'Save the week …' }).click();
    const dialog = ines.getByRole('dialog', { name: 'Save these hours?' });
    await expect(dialog.getByRole('status')).toBeVisible();
    expect(await violationsOf(ines)).toEqual([]);
    await dialog.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(dialog).toBeHidden();
    expect(await free()).toBeGreaterThan(0);
  });

  await test.step('time off takes them away again', async () => {
    await ines.getByRole('button', { name: 'Add time off' }).click();
    const dialog = ines.getByRole('dialog', { name: 'Add time off' });
    await dialog.getByLabel('From', { exact: true }).fill(date);
    await dialog.getByRole('button', { name: 'Add it' }).click();
    await expect(dialog).toBeHidden();
    expect(await free()).toBe(0);
  });

  await test.step('on a phone the list does what the grid does', async () => {
    await ines.setViewportSize({ width: 360, height: 760 });
    await expect(ines.getByRole('grid', { name: 'Hours of the week' })).toBeHidden();
    await expect(ines.getByLabel('Saturday, to')).toBeVisible();
    const wide = await ines.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBeLessThanOrEqual(360);
    expect(await violationsOf(ines)).toEqual([]);
  });
});
