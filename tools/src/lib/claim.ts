import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { beginningOf, isAlive } from './processes.ts';

/** Who uses the data directory, as its lock file tells the others. */
export interface Holder {
  readonly pid: number;
  /** When that process began, so that another process of the same number is not taken for it. */
  readonly began: string | null;
  /** Where Attune answers, once it does. */
  readonly url: string | null;
  /** Administrator's address of the database, once it runs. */
  readonly databaseUrl: string | null;
}

export interface Claim {
  /** Whether the one before ended without giving the directory back: it was killed. */
  readonly tookOver: boolean;
  tell(facts: Partial<Pick<Holder, 'url' | 'databaseUrl'>>): Promise<void>;
  release(): Promise<void>;
}

/**
 * Claims what the lock file `path` stands for. The lock of a process that is gone is taken over.
 * @returns the claim, or the holder when somebody else has it.
 */
export async function claim(path: string): Promise<{ claim: Claim } | { holder: Holder }> {
  await mkdir(dirname(path), { recursive: true });
  let own: Holder = { pid: process.pid, began: beginningOf(process.pid), url: null, databaseUrl: null };
  const draft = `${path}.${process.pid}`;
  const write = () => writeFile(draft, JSON.stringify(own), { mode: 0o600 });
  let tookOver = false;
  for (;;) {
    await write();
    if (await linked(draft, path)) {
      await rm(draft);
      return {
        claim: {
          tookOver,
          tell: async (facts) => {
            own = { ...own, ...facts };
            await write();
            await rename(draft, path);
          },
          release: () => rm(path, { force: true }),
        },
      };
    }
    const holder = await holderOf(path);
    if (holder) {
      await rm(draft, { force: true });
      return { holder };
    }
    tookOver = true;
    await moveAside(path, draft);
  }
}

/** Who holds the lock and is alive, or null. */
export async function holderOf(path: string): Promise<Holder | null> {
  const text = await readFile(path, 'utf8').catch((error: { code?: string }) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  const holder = parsed(text);
  if (!holder || !isAlive(holder.pid) || beginningOf(holder.pid) !== holder.began) {
    return null;
  }
  return holder;
}

/** A link is made whole or not at all, and never over something that is there. */
async function linked(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
    return true;
  } catch (error) {
    if ((error as { code?: string }).code === 'EEXIST') return false;
    throw error;
  }
}

/** Two that find a dead lock both move it: whoever moved a fresh one by that puts it back. */
async function moveAside(path: string, draft: string): Promise<void> {
  const aside = `${draft}.old`;
  try {
    await rename(path, aside);
  } catch (error) {
    if ((error as { code?: string }).code === 'ENOENT') return;
    throw error;
  }
  if (await holderOf(aside)) {
    await linked(aside, path);
  }
  await rm(aside, { force: true });
}

function parsed(text: string): Holder | null {
  try {
    return JSON.parse(text) as Holder;
  } catch {
    return null;
  }
}
