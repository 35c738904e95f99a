import { type SpawnOptions, spawn } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './paths.ts';

export interface Outcome {
  /** Exit code; 1 when a signal ended it. */
  readonly code: number;
  /** Both streams, in the order they came; empty when they were passed on. */
  readonly output: string;
}

export interface RunOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** Show what the program says as it says it, instead of collecting it. */
  readonly show?: boolean;
  /** Give it a channel that closes when this process ends, however that comes; see `endWithParent`. */
  readonly bound?: boolean;
}

/** Runs a program to its end. */
export function run(command: string, args: readonly string[], options: RunOptions = {}): Promise<Outcome> {
  const { cwd, env, show, bound } = options;
  const output = show ? 'inherit' : 'pipe';
  const spawned: SpawnOptions = {
    ...(cwd ? { cwd } : {}),
    env: { ...process.env, ...env },
    stdio: [show ? 'inherit' : 'ignore', output, output, ...(bound ? ['ipc' as const] : [])],
  };
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, spawned);
    let output = '';
    const collect = (chunk: Buffer) => {
      output += chunk.toString();
    };
    child.stdout?.on('data', collect);
    child.stderr?.on('data', collect);
    child.once('error', reject);
    child.once('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

/** Runs a script by the Node that runs this one. */
export function runNode(
  script: string,
  args: readonly string[] = [],
  options: RunOptions = {},
): Promise<Outcome> {
  return run(process.execPath, [script, ...args], options);
}

/** Runs a program that a package brings, by its name, from the top of the repository. */
export function runTool(name: string, args: readonly string[], options: RunOptions = {}): Promise<Outcome> {
  return runNode(realpathSync(join(ROOT, 'node_modules/.bin', name)), args, { cwd: ROOT, ...options });
}
