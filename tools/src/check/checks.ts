import { generateOperations } from '../build/frontend.ts';
import { checkContainers } from './containers.ts';
import { findSizes } from './sizes.ts';
import { type Check, type Result, runChecks } from './task.ts';
import { ROOT } from '../lib/paths.ts';
import { runNode, runTool } from '../lib/run.ts';

/** Two cores, so two at once. */
const AT_ONCE = 2;

const tool = (name: string, program: string, ...args: string[]): Check => ({
  name,
  find: async () => {
    const { code, output } = await runTool(program, args);
    return code === 0 ? '' : output;
  },
});

const CHECKS: readonly Check[] = [
  // The types of the web app are made of its operations, so one check does both.
  {
    name: 'operations and types (graphql-codegen, tsc)',
    find: async () => {
      const operations = await generateOperations().then(
        () => '',
        (error: Error) => `${error.message}\n`,
      );
      const { code, output } = await runTool('tsc', ['-b', '--pretty', 'false']);
      return operations + (code === 0 ? '' : output);
    },
  },
  tool('format (biome)', 'biome', 'format', '--reporter=summary', '--colors=off', '.'),
  tool('lint (biome)', 'biome', 'lint', '--error-on-warnings', '--colors=off', '.'),
  tool(
    'boundaries and cycles (dependency-cruiser)',
    'depcruise',
    ...['--config', '.dependency-cruiser.mjs'],
    ...['shared/src', 'backend/src', 'backend/test', 'frontend/src', 'tools'],
  ),
  tool('unused files, exports, packages (knip)', 'knip', '--no-config-hints', '--no-progress'),
  { name: 'sizes of files and constructors', find: findSizes },
  {
    name: 'docker-compose.yml and infra/Dockerfile',
    find: async () => (await checkContainers(ROOT)).join('\n'),
  },
];

/** A test, and so a part of `npm test` in any case. */
const CONTRACT: Check = {
  name: 'schema.graphql is fresh and keeps the contract',
  find: async () => {
    const { code, output } = await runNode('tools/run.mjs', ['jest', 'backend/test/contract.test.ts']);
    return code === 0 ? '' : output;
  },
};

/**
 * Runs the checks, tells each as it ends and then all that was found.
 * @param quick leaves out what the tests do as well.
 * @returns how many passed, and which failed.
 */
export async function runAllChecks(quick: boolean): Promise<{ passed: number; failures: string[] }> {
  const checks = quick ? CHECKS : [...CHECKS, CONTRACT];
  const results = await runChecks(checks, AT_ONCE, ({ name, seconds, findings }) => {
    const verdict = findings === '' ? 'ok    ' : 'FAILED';
    process.stdout.write(`${verdict}  ${seconds.toFixed(1).padStart(5)} s  ${name}\n`);
  });
  const failed = results.filter((result) => result.findings !== '');
  for (const result of failed) {
    process.stdout.write(report(result));
  }
  return { passed: results.length - failed.length, failures: failed.map(({ name }) => name) };
}

function report({ name, findings }: Result): string {
  return `\n--- ${name}\n${findings.trim()}\n\n`;
}
