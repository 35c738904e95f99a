import { visitOfToday } from '../page-objects/address-book.ts';
import { SessionPage } from '../page-objects/session-page.ts';
import { expect, test } from '../support/test.ts';

test.use({ ownDatabase: true });

/** What a practised therapist may need for a whole entry, with oil on the hands. */
const MOST_TAPS = 25;

test('a whole session is logged and signed on an 820 px touch screen with at most 25 taps and no typing', async ({
  as,
}) => {
  test.setTimeout(120_000);
  const ines = await as('ines', { viewport: { width: 820, height: 1180 }, hasTouch: true });
  await ines.goto(`/session/${await visitOfToday(ines, 'Amal')}`);
  await ines.evaluate(() => {
    const counted = { taps: 0, keys: 0 };
    Object.assign(window, { counted });
    document.addEventListener('pointerdown', () => (counted.taps += 1), true);
    document.addEventListener('keydown', () => (counted.keys += 1), true);
  });

  const session = new SessionPage(ines);
  await session.consent('harbour');
  await session.scales('How does Amal arrive?', { distress: 5, pain: 2, tension: 5 });
  await session.on('Work');
  for (const region of [
    'Left upper shoulder',
    'Right upper shoulder',
    'Left lower back',
    'Right lower back',
  ]) {
    await session.region(region).click();
  }
  await expect(ines.getByText('20 min so far')).toBeVisible();
  await session.on('Observed');
  await session.press('Settling');
  await session.on('Leaving');
  await session.scales('How does Amal leave?', { distress: 3, pain: 2, tension: 3 });
  await session.press('Yes, settled');
  await session.on('After');
  await session.press('Water');
  await session.on('Sign');
  await session.on('Sign');
  await expect(ines).toHaveURL(/\/today$/);

  const { taps, keys } = await ines.evaluate(
    () => (window as unknown as { counted: { taps: number; keys: number } }).counted,
  );
  expect(keys).toBe(0);
  expect(taps).toBeGreaterThan(15);
  expect(taps).toBeLessThanOrEqual(MOST_TAPS);
});
