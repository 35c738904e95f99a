import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from '@jest/globals';

const FOLDER = join(dirname(fileURLToPath(import.meta.url)), '..', 'census');

/**
 * Compares lines with a committed list in `test/census`. A difference is a change of what somebody
 * may do, to be read as one; `UPDATE_CENSUS=1` writes the list anew, for the reviewer to see.
 */
export function matchCommitted(file: string, lines: readonly string[]): void {
  const path = join(FOLDER, file);
  const text = `${lines.join('\n')}\n`;
  if (process.env['UPDATE_CENSUS'] === '1' && process.env['CI'] === undefined) {
    writeFileSync(path, text);
  }
  expect(existsSync(path) ? readFileSync(path, 'utf8') : `${file} is missing`).toBe(text);
}
