import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { createScriptTransformer } from '@jest/transform';
import { type Dom, hasWindow, installDom } from './dom.ts';
import { bindGlobals, bindMocks } from './globals.ts';
import { installHooks, sourceMaps } from './hooks.ts';

interface Runtime {
  getSourceMaps(): Map<string, string>;
}

/** What Jest asks of a runner, as far as it is used here. */
type Run = (
  globalConfig: unknown,
  config: Parameters<typeof createScriptTransformer>[0],
  environment: {
    readonly global: typeof globalThis;
    readonly moduleMocker: Parameters<typeof bindMocks>[0];
  },
  runtime: Runtime,
  testPath: string,
  tell: unknown,
) => Promise<unknown>;

const require = createRequire(import.meta.url);
const { default: circus } = require('jest-circus/runner') as { default: Run };

/** What Circus leaves behind on `globalThis`; the next file's must not find it. */
const LEFT_BEHIND = ['JEST_STATE_SYMBOL', 'EVENT_HANDLERS'];

let files = 0;

/** A clock that is turned would be that of Jest too, and of everything else in this process. */
const TURNS_THE_CLOCK = /\bjest\.useFakeTimers\(/;

/**
 * Jest's own runner, Circus, on the modules of this process. Jest links every module anew for every
 * test file, and the server or the web app with all they stand on take seconds of that; Node links them
 * once for each worker. So test files share modules, as requests to one server do, and keep nothing in
 * them; each has a window of its own.
 */
const runInProcess: Run = async (globalConfig, config, environment, runtime, testPath, tell) => {
  if (TURNS_THE_CLOCK.test(readFileSync(testPath, 'utf8'))) {
    return circus(globalConfig, config, environment, runtime, testPath, tell);
  }
  files += 1;
  installHooks({
    compile: await createScriptTransformer(config),
    standIns: config.moduleNameMapper,
    run: files,
  });
  bindMocks(environment.moduleMocker);
  const { console } = globalThis;
  globalThis.console = environment.global.console;
  const page = new Page(environment.global);
  try {
    return await circus(globalConfig, config, environment, native(runtime, files, page), testPath, tell);
  } finally {
    await page.close();
    globalThis.console = console;
    for (const [url, map] of sourceMaps) {
      runtime.getSourceMaps().set(url, map);
    }
    for (const symbol of Object.getOwnPropertySymbols(globalThis)) {
      if (LEFT_BEHIND.includes(symbol.description ?? '')) Reflect.deleteProperty(globalThis, symbol);
    }
  }
};

/** The window of a test file, if it has one: there from its first import on, when Circus itself is loaded. */
class Page {
  private readonly global: object;
  private dom: Dom | undefined;

  constructor(global: object) {
    this.global = global;
  }

  async import(url: string): Promise<unknown> {
    if (hasWindow(this.global)) {
      this.dom ??= installDom(this.global);
    }
    const module: unknown = await import(url);
    this.dom?.refresh();
    return module;
  }

  async close(): Promise<void> {
    await this.dom?.remove();
  }
}

/** Jest's runtime, but that modules are Node's. */
function native(runtime: Runtime, run: number, page: Page): Runtime {
  const own: object = {
    requireInternalModule: (path: string) => {
      // A fresh one for each file: it holds which tests the file has.
      delete require.cache[path];
      return require(path);
    },
    setGlobalsForRuntime: bindGlobals,
    unstable_shouldLoadAsEsm: () => true,
    // The address of the test file differs each time, so a watched one is read again.
    unstable_importModule: (path: string) => page.import(`${pathToFileURL(path).href}?run=${run}`),
  };
  return new Proxy(runtime, {
    get: (target, name) => {
      const value: unknown = Reflect.get(name in own ? own : target, name);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}

export default runInProcess;
