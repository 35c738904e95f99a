import { violationsOf } from '../../src/testing/accessibility.ts';
import { visitOfToday } from '../page-objects/address-book.ts';
import { SessionPage } from '../page-objects/session-page.ts';
import { expect, test } from '../support/test.ts';

test.use({ ownDatabase: true });

const STEPS = ['Arrival', 'Work', 'Observed', 'Leaving', 'After', 'Sign'] as const;

test('every step of a session has no faults, on a tablet and a phone, light and dark, and no target is small', async ({
  as,
}) => {
  test.setTimeout(240_000);
  const ines = await as('ines', { viewport: { width: 820, height: 1180 }, reducedMotion: 'reduce' });
  await ines.goto(`/session/${await visitOfToday(ines, 'Amal')}`);
  const session = new SessionPage(ines);
  await session.consent('harbour');
  await session.scales('How does Amal arrive?', { distress: 5, pain: 2, tension: 5 });
  const steps = ines.getByRole('navigation', { name: 'Steps of the session' });
  const faults: string[] = [];
  for (const step of STEPS) {
    await steps.getByRole('button', { name: step, exact: true }).click();
    if (step === 'Work') {
      await session.region('Left lower back').click();
    }
    for (const [width, colorScheme] of [
      [820, 'light'],
      [360, 'dark'],
    ] as const) {
      await ines.setViewportSize({ width, height: width === 820 ? 1180 : 760 });
      await ines.emulateMedia({ colorScheme });
      const violations = await violationsOf(ines);
      faults.push(
        ...violations.map(
          ({ id, nodes }) => `${step} at ${width}: ${id}: ${nodes.map(({ target }) => target).join(' | ')}`,
        ),
      );
      const small = await ines.evaluate(() =>
        [
          ...document.querySelectorAll(
            'main button, header button, footer button, main label:has([type=radio])',
          ),
        ]
          .map((one) => ({ text: one.textContent ?? '', ...one.getBoundingClientRect().toJSON() }))
          .filter((box) => box.height > 0 && box.height < 52)
          .map((box) => box.text),
      );
      faults.push(...small.map((text) => `${step} at ${width}: “${text}” is lower than 52 px`));
      const tooWide = await ines.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      if (tooWide > 0) faults.push(`${step} is ${tooWide} px wider than ${width}`);
    }
  }
  expect(faults).toEqual([]);
});
