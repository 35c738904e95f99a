import { spawn } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { FRONTEND, ROOT } from '../lib/paths.ts';
import { prefixed } from '../lib/prefixed.ts';

/** The running server of the web app. */
export interface Web {
  /** Resolves when it has ended, asked or not. */
  readonly ended: Promise<void>;
  /** Waits until it answers; until it has ended at the latest. */
  untilReady(): Promise<void>;
  stop(): Promise<void>;
}

/** Vite's server for the web app, which passes the API's requests on to `api`. */
export function startWeb(port: number, api: string): Web {
  const vite = realpathSync(join(ROOT, 'node_modules/.bin/vite'));
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
    untilReady: async () => {
      while (child.exitCode === null && child.signalCode === null) {
        const answer = await fetch(`http://127.0.0.1:${port}/`).catch(() => null);
        if (answer?.ok) {
          return;
        }
        await wait(100);
      }
    },
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
