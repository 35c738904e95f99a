import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import { filesBelow, hashOf } from '../lib/files.ts';
import { BACKEND } from '../lib/paths.ts';
import { Sentence } from '../lib/sentence.ts';
import { readManifest, updateManifest } from './manifest.ts';

const SOURCE = join(BACKEND, 'src');
const TARGET = join(BACKEND, 'dist/src');
const SWCRC = join(BACKEND, '.swcrc');
const PREFIX = 'backend/';

/**
 * Compiles the files of the backend that changed since the last build, and removes what has no source any more.
 * @returns how many files were compiled.
 * @throws Sentence when a file cannot be parsed.
 */
export async function buildBackend(): Promise<number> {
  const [before, settings] = [await readManifest(), await hashOf([SWCRC])];
  const sources = await filesBelow(SOURCE, (path) => path.endsWith('.ts') && !path.endsWith('.test.ts'));
  const now = Object.fromEntries(
    await Promise.all(
      sources.map(async (path) => [nameOf(path), `${settings} ${await hashOf([path])}`] as const),
    ),
  );
  const stale = sources.filter(
    (path) => before[nameOf(path)] !== now[nameOf(path)] || !existsSync(targetOf(path)),
  );
  await removeOrphans(new Set(sources.map(targetOf)));
  if (stale.length > 0) {
    await compile(stale);
    await updateManifest(PREFIX, now);
  }
  return stale.length;
}

async function compile(paths: readonly string[]): Promise<void> {
  // Loaded only when there is work: a start with nothing to build must not wait for a compiler.
  const { transformFile } = await import('@swc/core');
  await Promise.all(
    paths.map(async (path) => {
      const { code, map } = await transformFile(path, {
        configFile: SWCRC,
        swcrc: false,
        sourceFileName: relative(dirname(targetOf(path)), path),
      }).catch((error: Error) => {
        throw new Sentence(`${relative(BACKEND, path)} does not compile:\n${error.message}`);
      });
      const target = targetOf(path);
      await mkdir(dirname(target), { recursive: true });
      await writeFile(`${target}.map`, map ?? '');
      await writeFile(target, `${code}//# sourceMappingURL=${basename(target)}.map\n`);
    }),
  );
}

async function removeOrphans(wanted: ReadonlySet<string>): Promise<void> {
  const built = await filesBelow(TARGET, (path) => path.endsWith('.js'));
  for (const path of built.filter((file) => !wanted.has(file))) {
    await rm(path);
    await rm(`${path}.map`, { force: true });
  }
}

const nameOf = (path: string): string => PREFIX + relative(SOURCE, path);
const targetOf = (path: string): string => join(TARGET, relative(SOURCE, path).replace(/\.ts$/, '.js'));
