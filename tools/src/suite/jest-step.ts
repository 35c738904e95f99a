import { readFile, rm } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { CACHE, ROOT } from '../lib/paths.ts';
import { runNode } from '../lib/run.ts';
import { headOf } from './head-of.ts';
import type { Outcome } from './step.ts';

/** What Jest writes, as far as it is read here. */
interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numRuntimeErrorTestSuites: number;
  readonly testResults: readonly TestFile[];
}

interface TestFile {
  readonly name: string;
  /** What kept the file from running, or what all its failed tests said. */
  readonly message: string;
  readonly assertionResults: readonly {
    readonly status: string;
    readonly fullName: string;
    readonly failureMessages: readonly string[];
  }[];
}

/** Every Jest project: rules, API and database, components, tools. */
export async function runJest(): Promise<Outcome> {
  const file = join(CACHE, 'jest-report.json');
  await rm(file, { force: true });
  const { code } = await runNode(join(ROOT, 'tools/run.mjs'), ['jest', '--json', `--outputFile=${file}`], {
    cwd: ROOT,
    show: true,
  });
  const report = JSON.parse(await readFile(file, 'utf8')) as Report;
  const failed = report.numFailedTests + report.numRuntimeErrorTestSuites;
  return {
    passed: report.numPassedTests,
    // A run can fail with every test passed, by what Jest itself found wrong.
    failed: failed === 0 && code !== 0 ? 1 : failed,
    skipped: report.numPendingTests,
    parts: partsOf(report),
    failures: report.testResults.flatMap(failuresOf),
  };
}

function failuresOf({ name, message, assertionResults }: TestFile): string[] {
  const file = relative(ROOT, name);
  const failed = assertionResults.filter(({ status }) => status === 'failed');
  return assertionResults.length === 0 && message !== ''
    ? [`${file}\n${headOf(message)}`]
    : failed.map(
        ({ fullName, failureMessages }) => `${file} › ${fullName}\n${headOf(failureMessages.join('\n'))}`,
      );
}

function partsOf({ testResults }: Report): string[] {
  const parts = new Map<string, { files: number; tests: number }>();
  for (const { name, assertionResults } of testResults) {
    const [folder = ''] = relative(ROOT, name).split('/');
    const part = parts.get(folder) ?? { files: 0, tests: 0 };
    parts.set(folder, { files: part.files + 1, tests: part.tests + assertionResults.length });
  }
  return [...parts].sort().map(([folder, { files, tests }]) => `${folder}: ${tests} tests in ${files} files`);
}
