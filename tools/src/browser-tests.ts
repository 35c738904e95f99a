import { join } from 'node:path';
import { build } from './build/build.ts';
import { filesBelow } from './lib/files.ts';
import { endWithParent } from './lib/parent.ts';
import { ROOT } from './lib/paths.ts';
import { runTool } from './lib/run.ts';
import { main } from './lib/sentence.ts';

/** `npm run test:browser`: the flows of tools/e2e in a real Chromium; arguments are passed to Playwright. */
await main(async () => {
  endWithParent(() => process.exit(1));
  const flows = await filesBelow(join(ROOT, 'tools/e2e/flows'), (path) => path.endsWith('.spec.ts'));
  if (flows.length === 0) {
    process.stdout.write('There are no browser tests.\n');
    return;
  }
  await build((line) => process.stdout.write(`${line}\n`));
  const { code } = await runTool(
    'playwright',
    ['test', '--config', 'tools/e2e/playwright.config.ts', ...process.argv.slice(2)],
    { show: true, bound: true },
  );
  process.exitCode = code;
});
