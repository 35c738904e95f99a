import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { inMemory } from '../jest-global-setup.ts';
import { ROOT } from '../lib/paths.ts';

/** A folder of a test's own, in memory where there is such a place. */
export function temporaryFolder(): { path: string; remove(): Promise<void> } {
  const path = mkdtempSync(join(inMemory() ?? tmpdir(), 'attune-start-'));
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}

/** Attune, or one of its processes, started as a person starts it. */
export class AttuneProcess {
  /** Everything it said so far. */
  stdout = '';
  stderr = '';
  private readonly child: ChildProcess;
  private readonly ended: Promise<number | null>;

  /** @param args what Node is told, from the top of the repository. */
  constructor(args: readonly string[], env: Record<string, string>) {
    const { PATH = '', HOME = '', TMPDIR } = process.env;
    this.child = spawn(process.execPath, args, {
      cwd: ROOT,
      env: { PATH, HOME, ...(TMPDIR ? { TMPDIR } : {}), ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.child.stdout?.on('data', (chunk: Buffer) => {
      this.stdout += chunk.toString();
    });
    this.child.stderr?.on('data', (chunk: Buffer) => {
      this.stderr += chunk.toString();
    });
    this.ended = new Promise((resolve) => this.child.once('close', resolve));
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  /** Its exit code; null when a signal ended it. */
  exit(): Promise<number | null> {
    return this.ended;
  }

  signal(name: NodeJS.Signals): Promise<number | null> {
    this.child.kill(name);
    return this.ended;
  }

  /** Waits until it says `text`. @throws Error with all it said when it ends before. */
  async says(text: string): Promise<void> {
    let over = false;
    void this.ended.then(() => {
      over = true;
    });
    while (!this.stdout.includes(text)) {
      if (over) {
        throw new Error(`It ended without saying "${text}":\n${this.stdout}${this.stderr}`);
      }
      await wait(50);
    }
  }
}

/** The processes that a process started, and those they started (Linux). */
export function descendants(pid: number): number[] {
  const read = () => {
    try {
      return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8');
    } catch {
      return '';
    }
  };
  const children = read().split(' ').filter(Boolean).map(Number);
  return children.flatMap((child) => [child, ...descendants(child)]);
}
