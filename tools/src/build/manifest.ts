import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CACHE } from '../lib/paths.ts';

/** What was built from what, so that the next build does only what is new: names to hashes. */
export type Manifest = Record<string, string>;

const FILE = join(CACHE, 'build.json');

/** The manifest of the last build; an unreadable one means that everything is built anew. */
export async function readManifest(): Promise<Manifest> {
  if (!existsSync(FILE)) {
    return {};
  }
  try {
    return JSON.parse(await readFile(FILE, 'utf8')) as Manifest;
  } catch {
    return {};
  }
}

/** Replaces the entries whose names begin with `prefix`, and leaves those of the other builders. */
export async function updateManifest(prefix: string, entries: Manifest): Promise<void> {
  const others = Object.entries(await readManifest()).filter(([name]) => !name.startsWith(prefix));
  await mkdir(CACHE, { recursive: true });
  const fresh = `${FILE}.${process.pid}`;
  await writeFile(fresh, JSON.stringify({ ...Object.fromEntries(others), ...entries }, null, 1));
  await rename(fresh, FILE);
}
