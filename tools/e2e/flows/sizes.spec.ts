import type { Page } from '@playwright/test';
import { expect, test } from '../support/test.ts';

const KB = 1_000;

/** Bytes of JavaScript, compressed as they travel, that a page asks for until it has come to rest. */
async function scriptBytes(page: Page): Promise<number> {
  const scripts = new Set<string>();
  const devtools = await page.context().newCDPSession(page);
  let bytes = 0;
  devtools.on('Network.responseReceived', ({ requestId, response }) => {
    if (new URL(response.url).pathname.endsWith('.js')) scripts.add(requestId);
  });
  devtools.on('Network.dataReceived', ({ requestId, encodedDataLength }) => {
    if (scripts.has(requestId)) bytes += encodedDataLength;
  });
  await devtools.send('Network.enable');
  await devtools.send('Network.setCacheDisabled', { cacheDisabled: true });
  await page.reload({ waitUntil: 'networkidle' });
  return bytes;
}

test('the first page of a client, and of a practitioner, stay small', async ({ as }) => {
  const client = await scriptBytes(await as('jonah'));
  const practitioner = await scriptBytes(await as('mara'));
  process.stdout.write(
    `JavaScript: client ${Math.round(client / KB)} kB, practitioner ${Math.round(practitioner / KB)} kB\n`,
  );
  expect(client).toBeGreaterThan(50 * KB);
  expect(client).toBeLessThanOrEqual(170 * KB);
  expect(practitioner).toBeLessThanOrEqual(250 * KB);
});
