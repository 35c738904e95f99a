import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** A server under measurement, as a process of its own. */
export interface Measured {
  readonly url: string;
  /** Seconds of processor time that it has used so far; NaN where the system does not tell. */
  cpuSeconds(): number;
  stop(): Promise<void>;
}

/** Starts a server and waits until `url` answers. */
export async function startMeasured(
  args: readonly string[],
  env: Record<string, string>,
  url: string,
): Promise<Measured> {
  const child = spawn(process.execPath, args, {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  await answering(url, child);
  return {
    url,
    cpuSeconds: () => cpuSecondsOf(child.pid ?? 0),
    stop: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
    },
  };
}

async function answering(url: string, child: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 300; tries += 1) {
    if (child.exitCode !== null) {
      break;
    }
    const answer = await fetch(`${url}/health/live`).catch(() => null);
    if (answer) {
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`The server at ${url} does not answer.`);
}

/** User and system time of a process, from Linux's own books (ticks of a hundredth of a second). */
function cpuSecondsOf(pid: number): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return (Number(fields[11]) + Number(fields[12])) / 100;
  } catch {
    return Number.NaN;
  }
}
