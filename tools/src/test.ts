import { build } from './build/build.ts';
import { runAllChecks } from './check/checks.ts';
import { main } from './lib/sentence.ts';
import { runBrowserTests } from './suite/browser-step.ts';
import { runJest } from './suite/jest-step.ts';
import { runSteps, type Step, summary } from './suite/step.ts';

/** `npm test`: everything, and at the end what ran. A failing part does not keep the others from running. */
await main(async () => {
  const steps: readonly Step[] = [
    {
      name: 'Build',
      run: async () => {
        await build((line) => process.stdout.write(`${line}\n`));
        return { passed: 0, failed: 0, skipped: 0, parts: [] };
      },
    },
    {
      name: 'Checks',
      run: async () => {
        // Only tests count as passed, and whatever fails counts.
        const { passed, failed } = await runAllChecks(true);
        return { passed: 0, failed, skipped: 0, parts: [`${passed} of ${passed + failed} checks passed`] };
      },
    },
    { name: 'Jest', run: runJest },
    { name: 'Browser', run: runBrowserTests },
  ];
  const ran = await runSteps(steps, (text) => process.stdout.write(text));
  process.stdout.write(summary(ran));
  process.exitCode = ran.every(({ failed }) => failed === 0) ? 0 : 1;
});
