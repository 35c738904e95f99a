import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { ScriptTransformer } from '@jest/transform';

const GLOBALS = new URL('./globals.ts', import.meta.url).href;
const OWN = new URL('.', import.meta.url).href;

/** Modules that put something on the window when they are loaded, and so are loaded for each test file. */
const FOR_EACH_FILE = new Set(['fake-indexeddb/auto']);

/** How the project of a test file compiles and finds modules. */
export interface Project {
  readonly compile: ScriptTransformer;
  /** Patterns of names, and the files that stand for them. */
  readonly standIns: readonly (readonly [string, string])[];
  /** A number that no other test file of this process has. */
  readonly run: number;
}

/** Where Jest's source maps of the compiled files are, by the address under which Node knows the file. */
export const sourceMaps = new Map<string, string>();

let project: Project | undefined;

/** Lets Node import TypeScript as Jest compiles it, out of Jest's cache, and `@jest/globals` as ours. */
export function installHooks(of: Project): void {
  if (project === undefined) {
    register();
  }
  project = of;
}

function register(): void {
  registerHooks({
    resolve: (specifier, context, next) => {
      if (specifier === '@jest/globals') {
        return { url: GLOBALS, shortCircuit: true };
      }
      const standIn = project?.standIns.find(([pattern]) => new RegExp(pattern).test(specifier));
      if (standIn) {
        return { url: pathToFileURL(standIn[1]).href, shortCircuit: true };
      }
      const found = next(specifier, context);
      return FOR_EACH_FILE.has(specifier) ? { ...found, url: `${found.url}?run=${project?.run}` } : found;
    },
    load: (url, context, next) => {
      const compiled = url.startsWith('file:') && /\.tsx?(\?|$)/.test(url) && !url.startsWith(OWN);
      if (!compiled || project === undefined || url.includes('/node_modules/')) {
        return next(url, context);
      }
      const path = fileURLToPath(url.replace(/\?.*/, ''));
      const { code, sourceMapPath } = project.compile.transform(path, OPTIONS, readFileSync(path, 'utf8'));
      if (sourceMapPath) sourceMaps.set(url, sourceMapPath);
      return { format: 'module', source: code, shortCircuit: true };
    },
  });
}

const OPTIONS = {
  collectCoverage: false,
  collectCoverageFrom: [],
  coverageProvider: 'v8' as const,
  supportsDynamicImport: true,
  supportsExportNamespaceFrom: true,
  supportsStaticESM: true,
  supportsTopLevelAwait: true,
};
