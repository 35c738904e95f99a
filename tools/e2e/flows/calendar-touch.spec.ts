import type { BrowserContextOptions, Locator, Page } from '@playwright/test';
import { expect, test } from '../support/test.ts';
import { Finger } from '../support/finger.ts';

/** A finger that rests for so long takes an appointment up. */
const RESTS_MS = 500;

/** 1440 px at 200 %, and a phone; both touched. */
const WINDOWS: readonly (readonly [string, BrowserContextOptions])[] = [
  ['at 200 %', { viewport: { width: 720, height: 700 }, deviceScaleFactor: 2, hasTouch: true }],
  [
    'on a phone',
    { viewport: { width: 360, height: 740 }, deviceScaleFactor: 3, hasTouch: true, isMobile: true },
  ],
];

/** Where the page and the grid are scrolled to. */
const scrolled = (page: Page) =>
  page.evaluate(() => {
    const grid = document.querySelector('section[aria-label^="Calendar from"]')?.parentElement;
    return { page: Math.round(window.scrollY), grid: Math.round(grid?.scrollLeft ?? 0) };
  });

/** Brings an appointment into the middle of the window, clear of all edges; gives a point near its top. */
async function centred(item: Locator) {
  await item.evaluate((element) => element.scrollIntoView({ block: 'center', inline: 'center' }));
  const box = await item.boundingBox();
  if (!box) throw new Error('It is not shown.');
  return { x: box.x + box.width / 2, y: box.y + 14 };
}

for (const [where, options] of WINDOWS) {
  test(`${where}, a finger scrolls, opens by a tap, and moves only what it rested on first`, async ({
    as,
  }) => {
    const mara = await as('mara', { ...options, reducedMotion: 'reduce' });
    const monday = await mara.evaluate(() => {
      const now = new Date();
      const days = 7 - ((now.getDay() + 6) % 7);
      return new Date(now.getTime() + days * 86_400_000).toISOString().slice(0, 10);
    });
    await mara.goto(`/schedule?view=week&date=${monday}`);
    const item = mara.locator('button[data-stop^="item"]', { hasText: 'EMDR session' }).first();
    await expect(item).toBeVisible();
    expect(await mara.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
      options.viewport?.width ?? 0,
    );
    const finger = await Finger.on(mara);
    const bubble = mara.getByRole('status').filter({ hasText: /Where it is now|This|It |The plan/ });

    await test.step('a swipe that begins on an appointment scrolls the page and moves nothing', async () => {
      const at = await centred(item);
      const before = await scrolled(mara);
      await finger.press(at);
      await finger.move(at, { x: at.x, y: at.y - 120 }, RESTS_MS);
      await expect(bubble).toHaveCount(0);
      await finger.lift();
      await expect.poll(async () => (await scrolled(mara)).page).toBeGreaterThan(before.page + 40);
      await expect(mara.getByRole('dialog')).toHaveCount(0);
    });

    await test.step('rested on, it is carried: nothing scrolls, and its words stand beside it', async () => {
      const at = await centred(item);
      const before = await scrolled(mara);
      await finger.press(at, RESTS_MS);
      await expect(bubble).toContainText('Where it is now.');
      await finger.move(at, { x: at.x, y: at.y + 60 });
      await expect(bubble).not.toContainText('Where it is now.');
      const words = await bubble.boundingBox();
      expect(words?.x).toBeGreaterThanOrEqual(0);
      expect((words?.x ?? 0) + (words?.width ?? 0)).toBeLessThanOrEqual(options.viewport?.width ?? 0);
      expect(await scrolled(mara)).toEqual(before);
      await finger.move({ x: at.x, y: at.y + 60 }, at);
      await finger.lift();
      await expect(bubble).toHaveCount(0);
      await expect(mara.getByRole('dialog'), 'back where it was, it is left').toHaveCount(0);
    });

    await test.step('carried to the side edge, it takes the grid along', async () => {
      if (where !== 'on a phone') return;
      const at = await centred(item);
      const before = await scrolled(mara);
      const edge = { x: (options.viewport?.width ?? 0) - 24, y: at.y };
      await finger.press(at, RESTS_MS);
      await finger.move(at, edge);
      await expect.poll(async () => (await scrolled(mara)).grid).toBeGreaterThan(before.grid + 60);
      await finger.move(edge, at);
      await mara.keyboard.press('Escape');
      await finger.lift();
      await expect(mara.getByRole('dialog')).toHaveCount(0);
    });

    await test.step('a tap opens it', async () => {
      const at = await centred(item);
      await mara.touchscreen.tap(at.x, at.y);
      await expect(mara.getByRole('dialog').getByText('EMDR session')).toBeVisible();
    });
  });
}
