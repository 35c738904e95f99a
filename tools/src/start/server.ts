import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { BACKEND_ENV } from '../lib/backend-command.ts';
import { BACKEND, WEB_ROOT } from '../lib/paths.ts';
import { Sentence } from '../lib/sentence.ts';
import type { Settings } from './settings.ts';

const READY_WITHIN_MS = 60_000;
/** A little more than the server gives its running requests. */
const STOP_WITHIN_MS = 12_000;

/** The running server. */
export interface Server {
  /** Resolves when it has ended, asked or not. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

/**
 * Starts the server as a process of its own; when this process is killed, the closing channel tells it to end.
 */
export function startServer(settings: Settings, databaseUrl: string): Server {
  const child = spawn(process.execPath, [join(BACKEND, 'dist/src/main.js')], {
    env: {
      ...process.env,
      ...BACKEND_ENV,
      DATABASE_URL: databaseUrl,
      HOST: settings.host,
      PORT: String(settings.port),
      ATTUNE_MODE: settings.mode,
      ATTUNE_LOG_LEVEL: settings.logLevel,
      ...(existsSync(WEB_ROOT) ? { ATTUNE_WEB_ROOT: process.env['ATTUNE_WEB_ROOT'] || WEB_ROOT } : {}),
    },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    // In a group of its own: a Ctrl-C in the terminal is for the process that stops it in its turn.
    detached: true,
  });
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  return { ended, stop: () => stop(child, ended) };
}

async function stop(child: ChildProcess, ended: Promise<void>): Promise<void> {
  child.kill('SIGTERM');
  const killing = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN_MS);
  await ended;
  clearTimeout(killing);
}

/**
 * Waits until the server says that it is ready.
 * @throws Sentence when it ends before, or takes more than a minute.
 */
export async function untilReady(server: Server, { host, port }: Settings): Promise<void> {
  const here = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '::1' : host;
  const url = `http://${here.includes(':') ? `[${here}]` : here}:${port}/health/ready`;
  let over = false;
  void server.ended.then(() => {
    over = true;
  });
  const until = Date.now() + READY_WITHIN_MS;
  while (!over && Date.now() < until) {
    const answer = await fetch(url, { signal: AbortSignal.timeout(2_000) }).catch(() => null);
    if (answer?.ok) {
      return;
    }
    await wait(50);
  }
  throw new Sentence(over ? 'The server ended while it started.' : `The server does not answer at ${url}.`);
}
