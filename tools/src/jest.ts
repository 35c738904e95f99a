import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';

/** Runs Jest with what ES modules ask of Node; arguments are passed on. */
const require = createRequire(import.meta.url);
const child = spawn(
  process.execPath,
  [
    '--experimental-vm-modules',
    '--disable-warning=ExperimentalWarning',
    require.resolve('jest/bin/jest'),
    ...process.argv.slice(2),
  ],
  { stdio: 'inherit' },
);
child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
