import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { ScriptTransformer } from '@jest/transform';

const GLOBALS = new URL('./globals.ts', import.meta.url).href;
const OWN = new URL('.', import.meta.url).href;

/** Where Jest's source maps of the compiled files are, by the address under which Node knows the file. */
export const sourceMaps = new Map<string, string>();

let transformer: ScriptTransformer | undefined;

/** Lets Node import TypeScript as Jest compiles it, out of Jest's cache, and `@jest/globals` as ours. */
export function installHooks(compile: ScriptTransformer): void {
  if (transformer === undefined) {
    register();
  }
  transformer = compile;
}

function register(): void {
  registerHooks({
    resolve: (specifier, context, next) =>
      specifier === '@jest/globals' ? { url: GLOBALS, shortCircuit: true } : next(specifier, context),
    load: (url, context, next) => {
      const compiled = url.startsWith('file:') && /\.ts(\?|$)/.test(url) && !url.startsWith(OWN);
      if (!compiled || transformer === undefined || url.includes('/node_modules/')) {
        return next(url, context);
      }
      const path = fileURLToPath(url.replace(/\?.*/, ''));
      const { code, sourceMapPath } = transformer.transform(path, OPTIONS, readFileSync(path, 'utf8'));
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
