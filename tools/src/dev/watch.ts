import { watch } from 'node:fs';

/** Editors write a file in several steps, and a branch switch writes many. */
const SETTLED_MS = 150;

/**
 * Calls `work` after something below one of the folders changed, once for changes that come
 * together, and never twice at a time.
 * @returns how to stop watching.
 */
export function onChange(
  folders: readonly string[],
  wanted: (file: string) => boolean,
  work: () => Promise<void>,
): () => void {
  let timer: NodeJS.Timeout | undefined;
  let running = Promise.resolve();
  const changed = (_kind: string, file: string | null) => {
    if (file !== null && wanted(file)) {
      clearTimeout(timer);
      timer = setTimeout(() => {
        running = running.then(work).catch((error: Error) => {
          process.stderr.write(`${error.message}\n`);
        });
      }, SETTLED_MS);
    }
  };
  const watchers = folders.map((folder) => watch(folder, { recursive: true }, changed));
  return () => {
    clearTimeout(timer);
    for (const watcher of watchers) watcher.close();
  };
}
