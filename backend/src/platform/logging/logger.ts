import { Injectable, type LoggerService } from '@nestjs/common';
import { destination, type Logger as Pino, pino } from 'pino';
import { AppConfig } from '../config/index.ts';
import { constraintOf, sqlStateOf } from '../database/errors.ts';

/** What of an error may be written down: its kind and where, never its text, which can hold a value. */
export function describeError(error: unknown): Record<string, string | null> {
  return {
    error: error instanceof Error ? error.name : typeof error,
    sqlState: sqlStateOf(error),
    constraint: constraintOf(error),
    at: frameOf(error),
  };
}

function frameOf(error: unknown): string | null {
  const frame =
    error instanceof Error ? error.stack?.split('\n').find((line) => line.includes('/backend/')) : null;
  return frame?.trim().replace(/\(?(file:\/\/)?\/.*\/backend\//, '(backend/') ?? null;
}

/**
 * Lines of what goes well wait a fifth of a second for others, since each would else be a call of the
 * system for every request; they are written before the process exits. Standard output.
 */
let gathered: ReturnType<typeof destination> | undefined;

function standardOutput(): ReturnType<typeof destination> {
  gathered ??= destination({ dest: 1, sync: false, minLength: 4_096, periodicFlush: 200 });
  return gathered;
}

/** Structured log lines, one JSON object each, with no health information by construction. */
@Injectable()
export class Logger implements LoggerService {
  private readonly pino: Pino;

  constructor(config: AppConfig) {
    const options = { level: config.logLevel, base: null };
    this.pino = config.logSink ? pino(options, config.logSink) : pino(options, standardOutput());
  }

  /** One thing that happened, in fields that are safe to keep. */
  event(event: string, fields: Record<string, string | number | boolean | null> = {}): void {
    this.pino.info({ event, ...fields });
  }

  /** Something unexpected; see {@link describeError}. */
  failure(event: string, error: unknown, fields: Record<string, string | null> = {}): void {
    this.pino.error({ event, ...fields, ...describeError(error) });
    gathered?.flush();
  }

  // Nest's own lines are about modules and routes; only warnings and worse are of use to an operator.
  log(): void {}
  debug(): void {}
  verbose(): void {}

  warn(message: unknown): void {
    this.pino.warn({ event: 'nest.warning', message: String(message) });
  }

  error(message: unknown): void {
    // Somebody who is not signed in is answered so; nothing has failed.
    if (message instanceof Error && message.name === 'Unauthenticated') {
      return;
    }
    this.failure('nest.error', message);
  }
}
