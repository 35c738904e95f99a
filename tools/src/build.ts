import { build } from './build/build.ts';
import { main } from './lib/sentence.ts';

/** `npm run build`: what changed since the last build. */
await main(async () => {
  let quiet = true;
  await build((line) => {
    quiet = false;
    process.stdout.write(`${line}\n`);
  });
  if (quiet) {
    process.stdout.write('Nothing has changed since the last build.\n');
  }
});
