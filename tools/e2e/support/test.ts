import { test as base, type BrowserContextOptions, expect, type Page } from '@playwright/test';
import { AttuneServer } from './attune-server.ts';

export { expect };

/** The people of the demo, by the name they are called by in the tests. */
const EMAILS = {
  rowan: 'owner@harbour.example.org',
  mara: 'mara@harbour.example.org',
  tomas: 'tomas@harbour.example.org',
  ines: 'ines@harbour.example.org',
  ben: 'ben@harbour.example.org',
  jonah: 'jonah@harbour.example.org',
  amal: 'amal@harbour.example.org',
  petra: 'petra@harbour.example.org',
  lee: 'lee@harbour.example.org',
  vera: 'vera@elm.example.org',
} as const;

export type PersonName = keyof typeof EMAILS;

const SIGN_IN = 'mutation SignIn($input: SignInInput!) { signIn(input: $input) { __typename } }';

interface Servers {
  shared(): Promise<AttuneServer>;
}

interface Fixtures {
  /** Whether the test changes things, so that it gets a server and a database of its own (about 3 s). */
  ownDatabase: boolean;
  /** The server the test talks to. */
  attune: AttuneServer;
  /** A browser window of somebody signed in; each call is a browser of its own. */
  as: (name: PersonName, options?: BrowserContextOptions) => Promise<Page>;
}

/**
 * `test` with a running Attune. Tests that only look share one; `test.use({ ownDatabase: true })`
 * before tests that write.
 */
export const test = base.extend<Fixtures, { servers: Servers }>({
  ownDatabase: [false, { option: true }],

  servers: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern which fixtures are needed.
    async ({}, use) => {
      let shared: Promise<AttuneServer> | undefined;
      await use({
        shared: () => {
          shared ??= AttuneServer.start();
          return shared;
        },
      });
      await (await shared)?.stop();
    },
    { scope: 'worker' },
  ],

  attune: async ({ ownDatabase, servers }, use) => {
    if (!ownDatabase) {
      await use(await servers.shared());
      return;
    }
    const own = await AttuneServer.start();
    await use(own);
    await own.stop();
  },

  baseURL: async ({ attune }, use) => {
    await use(attune.url);
  },

  as: async ({ browser, attune, contextOptions }, use) => {
    const open: (() => Promise<void>)[] = [];
    await use(async (name, options = {}) => {
      const context = await browser.newContext({ ...contextOptions, baseURL: attune.url, ...options });
      open.push(() => context.close());
      const answer = await context.request.post('/graphql', {
        data: { query: SIGN_IN, variables: { input: { email: EMAILS[name], password: 'demo-demo-demo' } } },
      });
      expect(
        ((await answer.json()) as { data: { signIn: { __typename: string } } }).data.signIn.__typename,
      ).toBe('Viewer');
      const page = await context.newPage();
      await page.goto('/');
      return page;
    });
    for (const close of open) await close();
  },
});
