import type { ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';

/** Passes on what a child says, each line with its name before it. */
export function prefixed(name: string, child: ChildProcess): void {
  for (const [stream, target] of [
    [child.stdout, process.stdout],
    [child.stderr, process.stderr],
  ] as const) {
    if (stream) {
      createInterface({ input: stream }).on('line', (line) => target.write(`${name} | ${line}\n`));
    }
  }
}
