import { spawnSync } from 'node:child_process';

/** Everything: types, then every test. */
for (const [command, ...args] of [
  ['tsc', '-b', 'shared', 'backend'],
  [process.execPath, 'tools/src/jest.ts'],
] as const) {
  const { status } = spawnSync(command, args, { stdio: 'inherit' });
  if (status !== 0) {
    process.exit(status ?? 1);
  }
}
