/** One runner for all packages: ES modules, compiled by swc exactly as the product is. */
const swc = (parser, react) => [
  '@swc/jest',
  {
    swcrc: false,
    sourceMaps: 'inline',
    module: { type: 'es6' },
    jsc: {
      target: 'es2023',
      keepClassNames: true,
      parser,
      transform: {
        legacyDecorator: true,
        decoratorMetadata: true,
        useDefineForClassFields: false,
        ...(react ? { react: { runtime: 'automatic' } } : {}),
      },
    },
  },
];

/** What takes seconds to link is linked once for each worker and not once for each file. */
const LINKED_ONCE = { testRunner: '<rootDir>/../tools/src/testing/in-process/index.mjs' };

const node = (displayName, folder) => ({
  displayName,
  rootDir: folder,
  testEnvironment: 'node',
  testMatch: ['**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
  modulePathIgnorePatterns: ['<rootDir>/dist'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '\\.ts$': swc({ syntax: 'typescript', decorators: true }, false) },
});

/** Components in jsdom; what only a browser can show is tested in one, by tools/e2e. */
const frontend = {
  ...node('frontend', 'frontend'),
  ...LINKED_ONCE,
  testEnvironment: 'jsdom',
  testMatch: ['**/*.test.ts', '**/*.test.tsx'],
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: { '\\.tsx?$': swc({ syntax: 'typescript', tsx: true }, true) },
  moduleNameMapper: { '\\.(css|svg|png|woff2)$': '<rootDir>/../tools/src/testing/empty-module.ts' },
  setupFilesAfterEnv: ['<rootDir>/src/testing/setup.ts'],
};

export default {
  maxWorkers: 2,
  testSequencer: './tools/src/testing/waiting-first.mjs',
  // A test asserts behaviour, never time; a machine that does other things too must not fail it.
  testTimeout: 300_000,
  // A worker that has nothing left to do still frees what every file of the web app linked: seconds
  // where the cores are busy, and Jest kills it after half of one. One that a handle holds open is still told of.
  workerGracefulExitTimeout: 20_000,
  coverageProvider: 'v8',
  projects: [
    { ...node('shared', 'shared'), ...LINKED_ONCE },
    {
      ...node('backend', 'backend'),
      ...LINKED_ONCE,
      globalSetup: '<rootDir>/../tools/src/jest-global-setup.ts',
      globalTeardown: '<rootDir>/../tools/src/jest-global-teardown.ts',
    },
    frontend,
    node('tools', 'tools'),
  ],
};
