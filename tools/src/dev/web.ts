import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { FRONTEND } from '../lib/paths.ts';
import { prefixed } from '../lib/prefixed.ts';

/** Vite's server for the web app, which passes the API's requests on to `api`. */
export function startWeb(port: number, api: string): { stop(): Promise<void>; ended: Promise<void> } {
  const require = createRequire(join(FRONTEND, 'package.json'));
  const vite = join(dirname(require.resolve('vite/package.json')), 'bin/vite.js');
  const child = spawn(process.execPath, [vite, '--clearScreen', 'false'], {
    cwd: FRONTEND,
    env: { ...process.env, ATTUNE_API: api, WEB_PORT: String(port) },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  prefixed('web', child);
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  return {
    ended,
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
