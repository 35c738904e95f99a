import { runAllChecks } from './check/checks.ts';
import { main } from './lib/sentence.ts';

/** `npm run check`: everything that can be said without running the product, all findings at once. */
await main(async () => {
  const began = performance.now();
  const { passed, failures } = await runAllChecks(false);
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  process.stdout.write(`${passed} checks passed, ${failures.length} failed (${seconds} s)\n`);
  process.exitCode = failures.length === 0 ? 0 : 1;
});
