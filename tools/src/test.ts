import { build } from './build/build.ts';
import { runAllChecks } from './check/checks.ts';
import { main } from './lib/sentence.ts';
import { runBrowserTests } from './suite/browser-step.ts';
import { runJest } from './suite/jest-step.ts';
import { runBeside, runSteps, type Step, summary } from './suite/step.ts';

const BUILD: Step = {
  name: 'Build',
  run: async () => {
    await build((line) => process.stdout.write(`${line}\n`));
    return { passed: 0, failed: 0, skipped: 0, parts: [] };
  },
};

const CHECKS: Step = {
  name: 'Checks',
  run: async () => {
    // Only tests count as passed, and whatever fails counts.
    const { passed, failures } = await runAllChecks(true);
    const parts = [`${passed} of ${passed + failures.length} checks passed`];
    return { passed: 0, failed: failures.length, skipped: 0, parts, failures };
  },
};

/** `npm test`: everything, and at the end what ran. A failing part does not keep the others from running. */
await main(async () => {
  const tell = (text: string) => process.stdout.write(text);
  const built = await runSteps([BUILD], tell);
  // The browser tests wait for pages most of the time, and the others make use of that; two cores are
  // busy to the end only when both begin at once.
  const tested = await runBeside(
    [[CHECKS, { name: 'Jest', run: runJest }], [{ name: 'Browser', run: () => runBrowserTests(tell) }]],
    tell,
  );
  const ran = [...built, ...tested];
  process.stdout.write(summary(ran));
  process.exitCode = ran.every(({ failed }) => failed === 0) ? 0 : 1;
});
