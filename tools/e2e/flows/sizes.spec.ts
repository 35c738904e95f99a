import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { WEB_ROOT } from '../../src/lib/paths.ts';
import { expect, test } from '../support/test.ts';

const KB = 1_000;

/** The rhythm in which `lib/when-quiet.ts` looks whether the page has come to rest. */
const LOOK_MS = 250;

/**
 * Holds back what the page fetches for later once it has come to rest: on a machine that does other things
 * too, that moment comes before the network has been idle.
 */
async function holdWhatIsForLater(page: Page): Promise<void> {
  await page.addInitScript((rhythm) => {
    const every = window.setInterval.bind(window);
    const held = (handler: TimerHandler, timeout?: number) =>
      timeout === rhythm ? 0 : every(handler, timeout);
    Object.assign(window, { setInterval: held });
  }, LOOK_MS);
}

/** The JavaScript that a page asks for until it has come to rest: bytes, compressed as they travel, and what it is. */
async function scriptsOf(page: Page): Promise<{ bytes: number; names: string }> {
  const address = page.url();
  await holdWhatIsForLater(page);
  // What the page before still fetches for later is none of this one's.
  await page.goto('about:blank');
  const scripts = new Map<string, string>();
  const devtools = await page.context().newCDPSession(page);
  let bytes = 0;
  devtools.on('Network.responseReceived', ({ requestId, response }) => {
    const { pathname } = new URL(response.url);
    if (pathname.endsWith('.js')) scripts.set(requestId, pathname);
  });
  devtools.on('Network.dataReceived', ({ requestId, encodedDataLength }) => {
    if (scripts.has(requestId)) bytes += encodedDataLength;
  });
  await devtools.send('Network.enable');
  await devtools.send('Network.setCacheDisabled', { cacheDisabled: true });
  await page.goto(address, { waitUntil: 'networkidle' });
  return { bytes, names: [...scripts.values()].sort().join(' ') };
}

test('the first page of a client, and of a practitioner, stay small', async ({ as }) => {
  const client = await scriptsOf(await as('jonah'));
  const practitioner = await scriptsOf(await as('mara'));
  process.stdout.write(
    `JavaScript: client ${Math.round(client.bytes / KB)} kB, practitioner ${Math.round(practitioner.bytes / KB)} kB\n`,
  );
  expect(client.bytes).toBeGreaterThan(50 * KB);
  expect(client.bytes, client.names).toBeLessThanOrEqual(170 * KB);
  expect(practitioner.bytes, practitioner.names).toBeLessThanOrEqual(250 * KB);
});

test('no script carries the schemas: they are the server’s, and would make code of text, which the policy refuses', async () => {
  const folder = join(WEB_ROOT, 'assets');
  const scripts = (await readdir(folder)).filter((name) => name.endsWith('.js'));
  expect(scripts.length).toBeGreaterThan(20);
  const texts = await Promise.all(scripts.map((name) => readFile(join(folder, name), 'utf8')));
  expect(scripts.filter((_, index) => texts[index]?.includes('jitless'))).toEqual([]);
});
