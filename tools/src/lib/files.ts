import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { ROOT } from './paths.ts';

const SKIPPED = new Set(['node_modules', 'dist', 'generated', '.cache', '.data', '.git']);

/** Every file below `folder` that `wanted` takes, sorted; made and installed files are left out. */
export async function filesBelow(folder: string, wanted: (path: string) => boolean): Promise<string[]> {
  if (!existsSync(folder)) {
    return [];
  }
  const found: string[] = [];
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (!SKIPPED.has(entry.name)) {
        found.push(...(await filesBelow(path, wanted)));
      }
    } else if (wanted(path)) {
      found.push(path);
    }
  }
  return found.sort();
}

/** One hash over the names and contents of files; missing ones count as empty. */
export async function hashOf(paths: readonly string[]): Promise<string> {
  const hash = createHash('sha256');
  for (const path of paths) {
    hash.update(`${relative(ROOT, path)}\0`);
    hash.update(existsSync(path) ? await readFile(path) : '');
    hash.update('\0');
  }
  return hash.digest('base64url');
}
