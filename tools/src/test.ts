import { spawnSync } from 'node:child_process';
import { assertNode } from './lib/assert-node.ts';

/** Everything: types, then every test. */
assertNode();
for (const [command, ...args] of [
  ['tsc', '-b', 'shared', 'backend'],
  [process.execPath, 'tools/src/jest.ts'],
] as const) {
  const { status } = spawnSync(command, args, { stdio: 'inherit' });
  if (status !== 0) {
    process.exit(status ?? 1);
  }
}
