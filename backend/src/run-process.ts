import { ConfigError } from './platform/config/index.ts';
// Straight from its file: the tools, which do not compile decorators, use these sentences too.
import { sqlStateOf } from './platform/database/errors.ts';

/** What is running must be able to end within this time. */
const GRACE_MS = 10_000;

/**
 * Starts something and stops it cleanly when the process is told to end: running requests finish,
 * then connections close. A failure to start is one clear sentence and exit code 1.
 * @param start gives back how to stop.
 */
export async function runProcess(start: () => Promise<() => Promise<void>>): Promise<void> {
  try {
    const stop = await start();
    let stopping = false;
    const end = () => {
      if (!stopping) {
        stopping = true;
        setTimeout(() => process.exit(1), GRACE_MS).unref();
        stop().then(
          () => process.exit(0),
          () => process.exit(1),
        );
      }
    };
    process.on('SIGTERM', end);
    process.on('SIGINT', end);
    // Whoever started this process with a channel to it has ended; nobody else will stop it.
    process.on('disconnect', end);
    if (process.connected === false) {
      // It ended while this was starting.
      end();
    }
  } catch (error) {
    process.stderr.write(`${sentenceOf(error)}\n`);
    process.exit(1);
  }
}

/** What the system calls a database that cannot be reached. */
const UNREACHABLE: ReadonlySet<string> = new Set([
  ...['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'ETIMEDOUT'],
  ...['EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'],
]);

/** Why something could not start, for the person who started it. */
export function sentenceOf(error: unknown): string {
  if (error instanceof ConfigError) {
    return error.message;
  }
  const { code, port, errors } = error as { code?: string; port?: number; errors?: unknown[] };
  if (code === 'EADDRINUSE') {
    return `Port ${port ?? ''} is taken by another program. Set PORT to a free one.`;
  }
  if (UNREACHABLE.has(code ?? '') || errors || /timeout expired/.test((error as Error).message)) {
    return 'The database does not answer. Is DATABASE_URL right, and is it running?';
  }
  const state = sqlStateOf(error);
  if (state === '28P01' || state === '28000') {
    return 'The database refuses the name or password in DATABASE_URL.';
  }
  if (state === '3D000') {
    return 'The database named in DATABASE_URL does not exist.';
  }
  if (state === '42501') {
    return 'The database account may not do this; migrations need one that may create roles and extensions.';
  }
  return error instanceof Error ? `Attune could not start: ${error.message}` : 'Attune could not start.';
}
