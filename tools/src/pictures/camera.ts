import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from '@playwright/test';
import { violationsOf } from '../testing/accessibility.ts';

/** A screen to look at. */
export interface Shot {
  readonly name: string;
  readonly as: string;
  /** Its address; ids are asked for. */
  readonly path: string | ((person: Person) => Promise<string>);
  /** What is done on it before the picture is taken. */
  readonly act?: (page: Page) => Promise<void>;
  /** Widths other than the usual three, in pixels. */
  readonly widths?: readonly number[];
}

const WIDTHS: readonly number[] = [1440, 820, 360];
const HEIGHTS: Readonly<Record<number, number>> = { 1440: 900, 1024: 920, 820: 1100, 390: 844, 360: 760 };
const SCHEMES = ['light', 'dark'] as const;

/** Somebody signed in, with a browser of their own. */
export class Person {
  readonly url: string;
  private readonly context: BrowserContext;

  private constructor(context: BrowserContext, url: string) {
    this.context = context;
    this.url = url;
  }

  static async signIn(browser: Browser, url: string, email: string): Promise<Person> {
    const context = await browser.newContext({
      locale: 'en-GB',
      timezoneId: 'Europe/London',
      reducedMotion: 'reduce',
    });
    const person = new Person(context, url);
    if (email !== '') {
      await person.ask('mutation ($input: SignInInput!) { signIn(input: $input) { __typename } }', {
        input: { email, password: 'demo-demo-demo' },
      });
    }
    return person;
  }

  /** Asks the API as this person. */
  async ask<Data = Record<string, never>>(query: string, variables: object = {}): Promise<Data> {
    const response = await this.context.request.post(`${this.url}/graphql`, {
      data: { query, variables },
      headers: { 'apollo-require-preflight': 'true' },
    });
    const { data, errors } = (await response.json()) as { data: Data; errors?: { message: string }[] };
    if (errors) {
      throw new Error(errors.map(({ message }) => message).join('\n'));
    }
    return data;
  }

  /** The id of a client by a part of the name. */
  async clientId(search: string): Promise<string> {
    const { clients } = await this.ask<{ clients: { edges: { node: { id: string } }[] } }>(
      'query ($search: String) { clients(first: 1, search: $search) { edges { node { id } } } }',
      { search },
    );
    const [first] = clients.edges;
    if (!first) throw new Error(`${search} is out of reach.`);
    return first.node.id;
  }

  newPage(): Promise<Page> {
    return this.context.newPage();
  }

  leave(): Promise<void> {
    return this.context.close();
  }
}

/** What is left out to be quicker. */
export interface Haste {
  /** One width alone. */
  readonly fast: boolean;
  /** Pictures alone, without axe. */
  readonly look: boolean;
}

/** Takes a screen in all widths and schemes; gives how many kinds of faults axe found. */
export async function takePictures(
  person: Person,
  shot: Shot,
  folder: string,
  { fast, look }: Haste,
): Promise<number> {
  const path = typeof shot.path === 'string' ? shot.path : await shot.path(person);
  const page = await person.newPage();
  const said: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') said.push(`${message.text()} (${message.location().url})`);
  });
  page.on('pageerror', (error) => said.push(error.message));
  const faults = new Set<string>();
  for (const width of fast ? [1440] : (shot.widths ?? WIDTHS)) {
    await page.setViewportSize({ width, height: HEIGHTS[width] ?? 900 });
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    try {
      await page.goto(person.url + path);
      await settled(page);
      await shot.act?.(page);
      await settled(page);
    } catch (error) {
      // The others are taken all the same; where this one stopped is a picture too.
      const [why] = (error as Error).message.split('\n');
      faults.add(`is not reached: ${why} (${width})`);
      await page.screenshot({ path: join(folder, `${shot.as}-${shot.name}-${width}-stopped.png`) });
      continue;
    }
    for (const scheme of SCHEMES) {
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
      await page.waitForTimeout(80);
      await page.screenshot({
        path: join(folder, `${shot.as}-${shot.name}-${width}-${scheme}.png`),
        fullPage: true,
      });
      for (const fault of look ? [] : await faultsOf(page)) {
        faults.add(`${fault} (${width}, ${scheme})`);
      }
      const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      if (tooWide > 0) faults.add(`the page is ${tooWide} px wider than the window (${width})`);
    }
  }
  await page.close();
  for (const fault of faults) process.stdout.write(`${shot.as} ${shot.name}: ${fault}\n`);
  for (const text of new Set(said))
    process.stdout.write(`${shot.as} ${shot.name}: the console says ${text}\n`);
  return faults.size;
}

/** Waits until nothing is loading any more, fonts included. */
async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('load');
  await page.waitForFunction(() => !document.querySelector('[role="status"][aria-label="Loading"]'), null, {
    timeout: 15_000,
  });
  await page.waitForTimeout(300);
  await page.waitForFunction(() => !document.querySelector('[role="status"][aria-label="Loading"]'), null, {
    timeout: 15_000,
  });
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
}

async function faultsOf(page: Page): Promise<string[]> {
  return (await violationsOf(page)).map(
    ({ id, nodes }) =>
      `${id}: ${nodes
        .slice(0, 3)
        .map(({ target, message }) => `${target} ${message}`)
        .join(' | ')}`,
  );
}
