import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { findChromium } from '../e2e/support/chromium.ts';
import { CACHE } from './lib/paths.ts';
import { freePort } from './lib/ports.ts';
import { main, Sentence } from './lib/sentence.ts';
import { Person, takePictures } from './pictures/camera.ts';
import { PEOPLE, SHOTS } from './pictures/shots.ts';
import { AttuneProcess, temporaryFolder } from './testing/attune-process.ts';

/**
 * `npm run pictures [-- words]`: every screen as each role, wide and narrow, light and dark, into
 * .cache/pictures; what axe finds is told. Words choose screens by name; `--fast` takes one width, `--look` leaves axe out.
 * ATTUNE_URL uses a server that runs already, else one of its own is started.
 */
await main(async () => {
  const words = process.argv.slice(2).filter((word) => !word.startsWith('--'));
  const haste = { fast: process.argv.includes('--fast'), look: process.argv.includes('--look') };
  const wanted = SHOTS.filter(({ name }) => words.length === 0 || words.some((word) => name.includes(word)));
  if (wanted.length === 0) {
    throw new Sentence(`No screen is called so. There are: ${SHOTS.map(({ name }) => name).join(', ')}.`);
  }
  const folder = join(CACHE, 'pictures');
  await mkdir(folder, { recursive: true });
  const server = await serverOf(process.env['ATTUNE_URL']);
  const browser = await chromium.launch({
    executablePath: await findChromium(),
    args: ['--no-sandbox', '--disable-gpu'],
  });
  let findings = 0;
  try {
    for (const [name, email] of Object.entries(PEOPLE)) {
      const shots = wanted.filter((shot) => shot.as === name);
      if (shots.length === 0) continue;
      const person = await Person.signIn(browser, server.url, email);
      for (const shot of shots) {
        findings += await takePictures(person, shot, folder, haste);
      }
      await person.leave();
    }
  } finally {
    await browser.close();
    await server.stop();
  }
  if (!haste.look)
    process.stdout.write(
      `${findings === 0 ? 'axe found nothing.' : `axe found ${findings} kinds of faults.`}\n`,
    );
  if (findings > 0) process.exitCode = 1;
});

async function serverOf(url: string | undefined): Promise<{ url: string; stop(): Promise<void> }> {
  if (url) {
    return { url, stop: async () => undefined };
  }
  const port = await freePort();
  const data = temporaryFolder();
  const server = new AttuneProcess(['tools/run.mjs', 'start'], {
    PORT: String(port),
    ATTUNE_DATA_DIR: data.path,
  });
  await server.says('Attune is running');
  return {
    url: `http://127.0.0.1:${port}`,
    stop: async () => {
      await server.signal('SIGTERM');
      await data.remove();
    },
  };
}
