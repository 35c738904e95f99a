import type { Locator, Page } from '@playwright/test';
import { violationsOf } from '../../src/testing/accessibility.ts';
import { ask, clientIdOf } from '../page-objects/address-book.ts';
import { expect, test } from '../support/test.ts';

test.use({ ownDatabase: true });

const HOUR = 3_600_000;

interface Visit {
  readonly id: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly state: string;
  readonly service: { readonly name: string };
  readonly practitioner: { readonly id: string };
}

/** What is booked for Jonah in the weeks to come. */
async function visitsOf(page: Page): Promise<Visit[]> {
  const { client } = await ask<{ client: { appointments: Visit[] } }>(
    page,
    `query ($id: ID!, $from: DateTime, $to: DateTime) { client(id: $id) { appointments(from: $from, to: $to) {
       id startsAt endsAt state service { name } practitioner { id } } } }`,
    {
      id: await clientIdOf(page, 'Jonah'),
      from: new Date().toISOString(),
      to: new Date(Date.now() + 40 * 24 * HOUR).toISOString(),
    },
  );
  return client.appointments.filter((visit) => visit.state === 'BOOKED');
}

const dayOf = (instant: string) =>
  new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' }).format(new Date(instant));

/** Brings deep bodywork of Jonah's to two hours before the end of the rest after EMDR: the day after it. */
async function story(page: Page) {
  const visits = await visitsOf(page);
  const deep = visits.find((visit) => visit.service.name === 'Myofascial release');
  const therapy = visits.find(
    (visit) =>
      visit.service.name === 'EMDR session' && deep && dayOf(visit.startsAt) === dayOf(deep.startsAt),
  );
  if (!deep || !therapy) throw new Error('The story of Jonah has no week that breaks a rule.');
  return { deep, therapy };
}

const item = (page: Page, visit: Visit): Locator => page.locator(`[data-stop="item ${visit.id}"]`);

const faults = async (page: Page) => {
  const found = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    found.push(...(await violationsOf(page)));
  }
  return found;
};

test('R18, R23, R24: an appointment is dragged into a time of rest, and the calendar says why not', async ({
  as,
}) => {
  test.setTimeout(120_000);
  const mara = await as('mara', { reducedMotion: 'reduce', viewport: { width: 1440, height: 1300 } });
  await mara.goto('/today');
  const { deep, therapy } = await story(mara);
  const clientId = await clientIdOf(mara, 'Jonah');
  const week = `/schedule?view=week&client=${clientId}&date=${dayOf(deep.startsAt)}`;
  await mara.goto(week);
  await expect(item(mara, deep)).toBeVisible();
  const ines = await as('ines', { viewport: { width: 1440, height: 1300 } });
  await ines.goto(`/schedule?view=week&date=${dayOf(deep.startsAt)}`);
  await expect(item(ines, deep)).toBeVisible();
  const sentence = 'This falls into a time of rest: no deep bodywork before';

  await test.step('the rest is a band with its sentence', async () => {
    await expect(mara.getByText('No deep bodywork before', { exact: false }).first()).toBeVisible();
  });

  await test.step('with the mouse, an hour up: the sentence stands at the pointer before anybody is asked', async () => {
    const box = await item(mara, deep).boundingBox();
    if (!box) throw new Error('It is not shown.');
    const [x, y] = [box.x + box.width / 2, box.y + 12];
    await mara.mouse.move(x, y);
    await mara.mouse.down();
    await mara.mouse.move(x, y - 20, { steps: 4 });
    await mara.mouse.move(x, y - 78, { steps: 8 });
    await expect(mara.getByRole('status').filter({ hasText: sentence })).toBeVisible();
    await mara.mouse.up();
    const dialog = mara.getByRole('dialog', { name: 'It stays where it is' });
    await expect(dialog.getByText(sentence, { exact: false })).toBeVisible();
    await expect(dialog.getByRole('button', { name: 'Move it all the same' })).toBeDisabled();
    await dialog.getByRole('button', { name: 'Keep the time' }).click();
    expect((await visitsOf(mara)).find(({ id }) => id === deep.id)?.startsAt).toBe(deep.startsAt);
  });

  await test.step('with keys to the day after the rest: it fits, is moved, and can be undone', async () => {
    await item(mara, deep).focus();
    await mara.keyboard.press('m');
    await mara.keyboard.press('ArrowRight');
    const day = new Date(Date.parse(deep.startsAt) + 24 * HOUR).toISOString();
    await expect(mara.getByRole('status').filter({ hasText: 'This fits.' })).toBeVisible();
    await mara.keyboard.press('Enter');
    await expect(mara.getByText('Moved to', { exact: false })).toBeVisible();
    const moved = (await visitsOf(mara)).find(({ id }) => id === deep.id);
    expect(dayOf(moved?.startsAt ?? '')).toBe(dayOf(day));
    const there = `[data-column^="${dayOf(day)}"] [data-stop="item ${deep.id}"]`;
    await expect(ines.locator(there), 'who looks at the same week sees it at once').toBeVisible();
    await mara.getByRole('button', { name: 'Undo' }).click();
    const dialog = mara.getByRole('dialog', { name: 'It stays where it is' });
    await expect(dialog.getByText(sentence, { exact: false })).toBeVisible();
    await dialog.getByRole('textbox').fill('Jonah asked for this day; we spoke about it.');
    await dialog.getByRole('button', { name: 'Move it all the same' }).click();
    await expect(mara.getByText('It is moved, and the reason is kept.')).toBeVisible();
  });

  await test.step('Escape leaves it; arrows go from one to the next; Enter opens', async () => {
    await item(mara, therapy).focus();
    await mara.keyboard.press('m');
    await mara.keyboard.press('ArrowDown');
    await mara.keyboard.press('Escape');
    await expect(item(mara, therapy)).toBeFocused();
    await mara.keyboard.press('ArrowDown');
    await expect(item(mara, therapy)).not.toBeFocused();
    await mara.keyboard.press('ArrowUp');
    await expect(item(mara, therapy)).toBeFocused();
    await mara.keyboard.press('Enter');
    await expect(mara.getByRole('dialog').getByText('EMDR session')).toBeVisible();
    await mara.keyboard.press('Escape');
  });
});

test('a massage therapist is told of the rest and not why, and an administrator books from a free time', async ({
  as,
}) => {
  test.setTimeout(120_000);
  const ines = await as('ines', { reducedMotion: 'reduce', viewport: { width: 1440, height: 1300 } });
  await ines.goto('/today');
  const visits = await visitsOf(ines);
  const deep = visits.find((visit) => visit.service.name === 'Myofascial release');
  if (!deep) throw new Error('Jonah has no bodywork to come.');

  await test.step('keys, an hour up: the rest, and no word of what the session was', async () => {
    await ines.goto(`/schedule?view=week&date=${dayOf(deep.startsAt)}`);
    await item(ines, deep).focus();
    await ines.keyboard.press('m');
    for (let step = 0; step < 4; step += 1) await ines.keyboard.press('ArrowUp');
    await expect(
      ines.getByRole('status').filter({ hasText: 'This falls into a time of rest' }),
    ).toBeVisible();
    await expect(ines.getByRole('main')).not.toContainText(/EMDR|trauma|processing/i);
    await ines.keyboard.press('Enter');
    const dialog = ines.getByRole('dialog', { name: 'It stays where it is' });
    await expect(dialog.getByRole('button', { name: 'Find a time that fits' })).toBeVisible();
    await expect(dialog.getByRole('button', { name: 'Move it all the same' })).toHaveCount(0);
    await dialog.getByRole('button', { name: 'Keep the time' }).click();
  });

  await test.step('a free time asks for whom, and opens the booking with that time', async () => {
    const rowan = await as('rowan', { reducedMotion: 'reduce', viewport: { width: 1440, height: 1300 } });
    await rowan.goto(`/schedule?view=day&who=everybody&date=${dayOf(deep.startsAt)}`);
    const lane = rowan.getByRole('group', { name: /Dr Mara Lindqvist/ });
    await lane.getByRole('button', { name: 'Book at 16:00' }).click();
    const whom = rowan.getByRole('dialog', { name: /^Book for .*16:00$/ });
    await whom.getByRole('combobox', { name: 'For whom' }).selectOption({ label: 'Jonah Whitfield' });
    await whom.getByRole('button', { name: 'Go on' }).click();
    const dialog = rowan.getByRole('dialog', { name: 'Book for Jonah Whitfield' });
    await dialog.getByRole('combobox', { name: 'What' }).selectOption({ label: 'Talk session, 50 min' });
    await expect(dialog.getByLabel('Time', { exact: true })).toHaveValue('16:00');
    await dialog.getByRole('button', { name: 'Book it' }).click();
    await expect(rowan.getByText('It is booked.').or(dialog.getByRole('alert'))).toBeVisible();
  });
});

test('axe finds nothing in any view, light and dark; a phone begins with the list', async ({ as }) => {
  test.setTimeout(120_000);
  const mara = await as('mara', { reducedMotion: 'reduce' });
  await mara.goto('/today');
  const clientId = await clientIdOf(mara, 'Jonah');
  for (const search of [
    'view=week',
    'view=day&who=everybody',
    'view=day&who=rooms',
    'view=agenda',
    `view=week&client=${clientId}`,
    `view=day&client=${clientId}`,
  ]) {
    await mara.goto(`/schedule?${search}`);
    await expect(mara.getByRole('main').getByRole('status')).toHaveCount(0);
    expect({ search, faults: await faults(mara) }).toEqual({ search, faults: [] });
  }
  const phone = await as('ines', { viewport: { width: 360, height: 760 }, reducedMotion: 'reduce' });
  await phone.goto('/schedule');
  await expect(phone.getByRole('radio', { name: 'List' })).toBeChecked();
  expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
});
