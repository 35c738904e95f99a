import { existsSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { CACHE, ROOT } from '../lib/paths.ts';
import { runNode } from '../lib/run.ts';
import { headOf } from './head-of.ts';
import type { Outcome } from './step.ts';

/** What Playwright writes, as far as it is read here. */
interface Report {
  readonly stats: {
    readonly expected: number;
    readonly unexpected: number;
    readonly flaky: number;
    readonly skipped: number;
  };
  readonly suites: readonly Suite[];
}

interface Suite {
  readonly suites?: readonly Suite[];
  readonly specs: readonly {
    readonly file: string;
    readonly title: string;
    readonly ok: boolean;
    readonly tests: readonly {
      readonly results: readonly { readonly errors: readonly { readonly message?: string }[] }[];
    }[];
  }[];
}

/**
 * The flows in a real browser.
 * @param tell is given all that was said, in one piece at the end: other tests speak meanwhile.
 */
export async function runBrowserTests(tell: (text: string) => void): Promise<Outcome> {
  const file = join(CACHE, 'browser-report.json');
  await rm(file, { force: true });
  const { code, output } = await runNode(join(ROOT, 'tools/run.mjs'), ['browser-tests'], {
    cwd: ROOT,
    env: { ATTUNE_E2E_REPORT: file },
    bound: true,
  });
  tell(`\n== What the browser tests said\n${output}`);
  if (!existsSync(file)) {
    return { passed: 0, failed: code === 0 ? 0 : 1, skipped: 0, parts: [] };
  }
  const { stats, suites } = JSON.parse(await readFile(file, 'utf8')) as Report;
  const failed = stats.unexpected + stats.flaky;
  return {
    passed: stats.expected,
    failed: failed === 0 && code !== 0 ? 1 : failed,
    skipped: stats.skipped,
    parts: [],
    failures: suites.flatMap(failuresOf),
  };
}

function failuresOf({ suites = [], specs }: Suite): string[] {
  const own = specs
    .filter(({ ok }) => !ok)
    .map(({ file, title, tests }) => {
      const errors = tests.flatMap(({ results }) => results.flatMap((result) => result.errors));
      return `${file} › ${title}\n${headOf(errors.map(({ message }) => message ?? '').join('\n'))}`;
    });
  return [...own, ...suites.flatMap(failuresOf)];
}
