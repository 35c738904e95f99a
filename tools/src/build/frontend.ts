import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { filesBelow, hashOf } from '../lib/files.ts';
import { FRONTEND, ROOT, SCHEMA, WEB_ROOT } from '../lib/paths.ts';
import { runTool } from '../lib/run.ts';
import { Sentence } from '../lib/sentence.ts';
import { readManifest, updateManifest } from './manifest.ts';

const GENERATED = join(FRONTEND, 'src/generated');

/**
 * Makes the types of the web app's operations out of the committed schema, if either changed.
 * @returns whether there was something to do.
 * @throws Sentence when an operation does not fit the schema.
 */
export async function generateOperations(): Promise<boolean> {
  const documents = await filesBelow(
    FRONTEND,
    (path) => path.endsWith('.graphql') || /codegen/.test(path.slice(FRONTEND.length)),
  );
  if (!existsSync(join(FRONTEND, 'codegen.ts')) || !existsSync(SCHEMA)) {
    return false;
  }
  const fresh = await hashOf([...documents, SCHEMA]);
  const before = (await readManifest())['codegen'];
  if (before === fresh && existsSync(GENERATED)) {
    return false;
  }
  await step('The operations of the web app do not fit backend/schema.graphql', 'graphql-codegen', [
    '--config',
    'codegen.ts',
  ]);
  await updateManifest('codegen', { codegen: fresh });
  return true;
}

/**
 * Bundles the web app if anything it is made of changed; its operations must have been generated.
 * @returns whether there was something to do.
 */
export async function buildFrontend(): Promise<boolean> {
  const page = join(FRONTEND, 'index.html');
  if (!existsSync(page)) {
    return false;
  }
  const fresh = await hashOf(await sources());
  const before = (await readManifest())['frontend'];
  if (before === fresh && existsSync(join(WEB_ROOT, 'index.html'))) {
    return false;
  }
  await step('The web app does not build', 'vite', ['build', '--logLevel', 'warn']);
  await updateManifest('frontend', { frontend: fresh });
  return true;
}

async function sources(): Promise<string[]> {
  const isProduct = (path: string) => !/\.test\.tsx?$/.test(path) && !path.includes('/testing/');
  const shared = await filesBelow(join(ROOT, 'shared/src'), isProduct);
  const own = await filesBelow(FRONTEND, isProduct);
  return [...own, ...shared, SCHEMA, join(ROOT, 'package-lock.json'), join(ROOT, 'tsconfig.base.json')];
}

async function step(failure: string, tool: string, args: readonly string[]): Promise<void> {
  const { code, output } = await runTool(tool, args, {
    cwd: FRONTEND,
    env: { NODE_ENV: 'production', NO_COLOR: '1' },
  });
  if (code !== 0) {
    const steps = /^\s*[❯✔].*\n/gm;
    throw new Sentence(`${failure}:\n${output.replace(steps, '').trim()}`);
  }
}
