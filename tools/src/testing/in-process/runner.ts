import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { createScriptTransformer } from '@jest/transform';
import { bindGlobals } from './globals.ts';
import { installHooks, sourceMaps } from './hooks.ts';

interface Runtime {
  getSourceMaps(): Map<string, string>;
}

/** What Jest asks of a runner, as far as it is used here. */
type Run = (
  globalConfig: unknown,
  config: Parameters<typeof createScriptTransformer>[0],
  environment: { readonly global: typeof globalThis },
  runtime: Runtime,
  testPath: string,
  tell: unknown,
) => Promise<unknown>;

const require = createRequire(import.meta.url);
const { default: circus } = require('jest-circus/runner') as { default: Run };

/** What Circus leaves behind on `globalThis`; the next file's must not find it. */
const LEFT_BEHIND = ['JEST_STATE_SYMBOL', 'EVENT_HANDLERS'];

let files = 0;

/**
 * Jest's own runner, Circus, on the modules of this process. Jest links every module anew for every
 * test file, and the server with all it stands on takes seconds of that; Node links them once for
 * each worker. So test files share modules, as requests to one server do, and keep nothing in them.
 */
const runInProcess: Run = async (globalConfig, config, environment, runtime, testPath, tell) => {
  installHooks(await createScriptTransformer(config));
  files += 1;
  const { console } = globalThis;
  globalThis.console = environment.global.console;
  try {
    return await circus(globalConfig, config, environment, native(runtime, files), testPath, tell);
  } finally {
    globalThis.console = console;
    for (const [url, map] of sourceMaps) {
      runtime.getSourceMaps().set(url, map);
    }
    for (const symbol of Object.getOwnPropertySymbols(globalThis)) {
      if (LEFT_BEHIND.includes(symbol.description ?? '')) Reflect.deleteProperty(globalThis, symbol);
    }
  }
};

/** Jest's runtime, but that modules are Node's. */
function native(runtime: Runtime, run: number): Runtime {
  const own: object = {
    requireInternalModule: (path: string) => {
      // A fresh one for each file: it holds which tests the file has.
      delete require.cache[path];
      return require(path);
    },
    setGlobalsForRuntime: bindGlobals,
    unstable_shouldLoadAsEsm: () => true,
    // The address of the test file differs each time, so a watched one is read again.
    unstable_importModule: (path: string) => import(`${pathToFileURL(path).href}?run=${run}`),
  };
  return new Proxy(runtime, {
    get: (target, name) => {
      const value: unknown = Reflect.get(name in own ? own : target, name);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}

export default runInProcess;
