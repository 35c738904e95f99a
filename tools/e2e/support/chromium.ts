import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import chromium from '@sparticuz/chromium';
import { CACHE } from '../../src/lib/paths.ts';

const INSTALLED = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The path of a Chromium: a named one, an installed one, else the one that comes in a package. */
export async function findChromium(): Promise<string> {
  const named = process.env['ATTUNE_CHROMIUM'];
  const found = named ?? INSTALLED.find((path) => existsSync(path));
  if (found) {
    return found;
  }
  // It unpacks itself into the temporary folder, where another user's would be in the way.
  const folder = join(CACHE, 'chromium');
  await mkdir(folder, { recursive: true });
  const before = process.env['TMPDIR'];
  process.env['TMPDIR'] = folder;
  try {
    return await chromium.executablePath();
  } finally {
    if (before === undefined) {
      delete process.env['TMPDIR'];
    } else {
      process.env['TMPDIR'] = before;
    }
  }
}
