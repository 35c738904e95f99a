import { dirname } from 'node:path';

/** Something a person can put right, told in one clear sentence and without a stack. */
export class Sentence extends Error {
  override name = 'Sentence';
}

/** Why `error` happened: its sentence, or everything known about it when it was not foreseen. */
export function explain(error: unknown): string {
  if (error instanceof Sentence || (error instanceof Error && error.name === 'ConfigError')) {
    return error.message;
  }
  const { code, path } = error as { code?: string; path?: string };
  if ((code === 'EACCES' || code === 'EPERM') && path) {
    return `${dirname(path)} belongs to another user. Run Attune as that user, or give the folder to yourself ("chown -R").`;
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** Runs a script; what it throws is told on stderr and ends the process with code 1. */
export async function main(script: () => Promise<void>): Promise<void> {
  try {
    await script();
  } catch (error) {
    const text = explain(error);
    // An empty sentence: whoever failed has said why.
    if (text !== '') process.stderr.write(`${text}\n`);
    process.exit(1);
  }
}
