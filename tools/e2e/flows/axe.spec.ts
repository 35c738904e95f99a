import type { Page } from '@playwright/test';
import { violationsOf } from '../../src/testing/accessibility.ts';
import {
  clientIdOf,
  draftOf,
  newestFlagOf,
  signedNoteOf,
  visitOfToday,
} from '../page-objects/address-book.ts';
import { expect, type PersonName, test } from '../support/test.ts';

const WIDTHS = [1440, 360] as const;
const HEIGHTS: Readonly<Record<number, number>> = { 360: 760, 180: 380 };
/** A phone of 360 px whose pages are shown at twice the size. */
const ZOOMED = 180;
const SCHEMES = ['light', 'dark'] as const;

const record = async (page: Page, name: string, ...tabs: string[]) => {
  const id = await clientIdOf(page, name);
  return tabs.map((tab) => `/clients/${id}/${tab}`);
};

/** The screens of each role, by address. */
const SCREENS: readonly {
  readonly as: PersonName;
  readonly screens: (page: Page) => Promise<readonly string[]>;
}[] = [
  {
    as: 'mara',
    screens: async (page) => {
      const id = await clientIdOf(page, 'Jonah');
      return [
        '/today',
        '/clients',
        '/schedule',
        '/account',
        '/self-care',
        '/practice/flag-rules',
        ...(await record(
          page,
          'Jonah',
          'overview',
          'plan',
          'plan/edit',
          'plan/print',
          'notes',
          'bodywork',
          'safety-plan',
          'measures',
          'schedule',
          'team',
          'summaries',
        )),
        await draftOf(page),
        await signedNoteOf(page, id),
        `/flags/${await newestFlagOf(page, await clientIdOf(page, 'Amal'))}`,
      ];
    },
  },
  {
    as: 'ines',
    screens: async (page) => [
      '/today',
      '/my-hours',
      ...(await record(page, 'Amal', 'overview', 'bodywork', 'safety-plan')),
      `/session/${await visitOfToday(page, 'Amal')}`,
    ],
  },
  {
    as: 'jonah',
    screens: async () => [
      '/home',
      '/my-plan',
      '/my-plan/print',
      '/my-team',
      '/my-body',
      '/my-sharing',
      '/my-data',
      '/sent',
      '/my-notes',
      '/my-health',
      '/my-safety-plan',
      '/my-safety-plan/print',
      '/check-in',
      '/how-i-am',
      '/after-session',
      '/questionnaires/PHQ-9',
      '/my-appointments',
      '/support',
      '/grounding',
    ],
  },
  {
    as: 'lee',
    screens: async () => [
      '/home',
      '/my-plan',
      '/my-team',
      '/my-appointments/ask',
      ...['attune', 'team', 'sharing', 'body', 'done'].map((step) => `/welcome?step=${step}`),
    ],
  },
  { as: 'petra', screens: async () => ['/who-opened', '/account'] },
  {
    as: 'rowan',
    screens: async (page) => [
      '/today',
      '/practice',
      '/practice/audit',
      '/practice/escalation',
      '/practice/on-call',
      '/practice/response-times',
      '/practice/crisis-lines',
      '/practice/services',
      '/practice/hours',
      '/practice/booking',
      ...(await record(page, 'Jonah', 'schedule')),
    ],
  },
];

for (const { as: who, screens } of SCREENS) {
  test(`the screens of ${who} have no faults for people who read them otherwise, in both widths and schemes`, async ({
    as,
  }) => {
    test.setTimeout(240_000);
    const page = await as(who, { reducedMotion: 'reduce' });
    const faults: string[] = [];
    for (const path of await screens(page)) {
      faults.push(...(await faultsAt(page, path)));
      if (who === 'jonah') faults.push(...(await tooWideAt(page, path, ZOOMED)));
    }
    expect(faults).toEqual([]);
  });
}

test('the ways in have no faults either, signed out', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  expect([
    ...(await faultsAt(page, '/sign-in')),
    ...(await faultsAt(page, '/support')),
    ...(await faultsAt(page, '/grounding?exercise=OCEAN_BREATH')),
    ...(await faultsAt(page, '/dev/mail')),
  ]).toEqual([]);
});

/** What is wrong with a screen, in each width and each scheme. */
async function faultsAt(page: Page, path: string): Promise<string[]> {
  const faults: string[] = [];
  await page.goto(path);
  for (const width of WIDTHS) {
    faults.push(...(await tooWideAt(page, path, width)));
    for (const colorScheme of SCHEMES) {
      await page.emulateMedia({ colorScheme });
      await page.evaluate(
        () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
      );
      // A scheme changes colours and nothing else, so the dark one is asked about those alone.
      for (const { id, nodes } of await violationsOf(page, { contrastAlone: colorScheme === 'dark' })) {
        const where = nodes.map(({ target, message }) => `${target} ${message}`).join(' | ');
        faults.push(`${path} at ${width} in ${colorScheme}: ${id}: ${where}`);
      }
    }
  }
  return faults;
}

/** Whether a screen is wider than its window, so that it must be read by moving it about. */
async function tooWideAt(page: Page, path: string, width: number): Promise<string[]> {
  await page.setViewportSize({ width, height: HEIGHTS[width] ?? 900 });
  await settled(page);
  const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  return tooWide > 0 ? [`${path} is ${tooWide} px wider than ${width}`] : [];
}

/** Waits until a heading stands there and nothing is loading. */
async function settled(page: Page): Promise<void> {
  await expect(page.getByRole('heading').first()).toBeAttached();
  await expect(page.getByRole('status', { name: 'Loading' })).toHaveCount(0);
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
}
