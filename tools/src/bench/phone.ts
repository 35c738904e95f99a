import { type BrowserContext, chromium } from '@playwright/test';
import { findChromium } from '../../e2e/support/chromium.ts';
import { median } from './figures.ts';

/** A cheap phone: the processor four times slower than this machine's. */
const CPU_SLOWER = 4;
/**
 * "Slow 4G" as the tools of Chromium apply it to each request: 1.6 Mbit/s down and 0.75 up at nine tenths,
 * and 150 ms of way, which with the packets back and forth of a request are 562.5 ms.
 */
const SLOW_4G = {
  offline: false,
  latency: 150 * 3.75,
  downloadThroughput: (1_600_000 / 8) * 0.9,
  uploadThroughput: (750_000 / 8) * 0.9,
};
const TIMES = 3;
const VIEWPORT = { width: 360, height: 760 };

interface Seen {
  readonly firstPaint: number;
  readonly usable: number;
  readonly shift: number;
}

/**
 * The home of a client on a slow phone, with an empty cache and once more with what the first visit left:
 * first contentful paint, until the check-in can be tapped, and how much the layout shifted (0 is none;
 * 0.1 is called good). Times in milliseconds from when the address was gone to.
 */
export async function measurePhone(url: string, email: string): Promise<void> {
  const browser = await chromium.launch({
    executablePath: await findChromium(),
    args: ['--no-sandbox', '--disable-gpu'],
  });
  try {
    const first: Seen[] = [];
    const again: Seen[] = [];
    for (let time = 0; time < TIMES; time += 1) {
      const context = await browser.newContext({
        baseURL: url,
        viewport: VIEWPORT,
        deviceScaleFactor: 2,
        isMobile: true,
        hasTouch: true,
        timezoneId: 'Europe/London',
      });
      await context.request.post('/graphql', {
        data: {
          query: 'mutation ($input: SignInInput!) { signIn(input: $input) { __typename } }',
          variables: { input: { email, password: 'demo-demo-demo' } },
        },
      });
      first.push(await visit(context));
      await untilKept(context);
      again.push(await visit(context));
      await context.close();
    }
    tell('first visit, empty cache', first);
    tell('the next visit', again);
  } finally {
    await browser.close();
  }
}

/** Waits, at full speed, until the service worker has put its files on the device. */
async function untilKept(context: BrowserContext): Promise<void> {
  const page = await context.newPage();
  await page.goto('/home');
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await page.close();
}

async function visit(context: BrowserContext): Promise<Seen> {
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send('Network.enable');
  await devtools.send('Network.emulateNetworkConditions', SLOW_4G);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWER });
  await page.addInitScript(observe);
  await page.goto('/home', { waitUntil: 'commit' });
  await page.getByRole('region', { name: 'How are you today?' }).waitFor();
  // It is usable when a tap brings the next question.
  await page.getByRole('button', { name: '4', exact: true }).tap();
  await page.getByText('How is your mood?').waitFor();
  // What comes late must not push anything either.
  await page.waitForTimeout(4_000);
  const seen = await page.evaluate(() => {
    const { shift, usable } = window as unknown as { shift: number; usable: number };
    return {
      shift,
      usable,
      firstPaint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0,
    };
  });
  await page.close();
  return seen;
}

/** In the page: sums up layout shifts that nobody caused by a tap, and notes when the check-in is there. */
function observe(): void {
  const seen = Object.assign(window, { shift: 0, usable: 0 });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & {
      value: number;
      hadRecentInput: boolean;
    })[]) {
      if (!entry.hadRecentInput) seen.shift += entry.value;
    }
  }).observe({ type: 'layout-shift', buffered: true });
  const look = () => {
    const there = [...document.querySelectorAll('main button')].some(
      ({ textContent }) => textContent === '10',
    );
    if (there) seen.usable = performance.now();
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

function tell(what: string, seen: readonly Seen[]): void {
  const of = (figure: keyof Seen) => median(seen.map((one) => one[figure]).sort((one, other) => one - other));
  process.stdout.write(
    `slow phone, ${what}: first contentful paint ${(of('firstPaint') / 1_000).toFixed(1)} s, ` +
      `check-in usable ${(of('usable') / 1_000).toFixed(1)} s, layout shift ${Math.max(...seen.map(({ shift }) => shift)).toFixed(3)}\n`,
  );
}
