import { SetMetadata } from '@nestjs/common';

export const RECURRING = 'attune:recurring';

export interface Recurrence {
  readonly name: string;
  readonly seconds: number;
  /** Every worker at once: for a task that takes what it does row by row, skipping what another holds. */
  readonly everywhere?: boolean;
}

/**
 * A task that the worker does again and again; of several workers one at a time, unless it is meant for
 * all of them. While it answers true it is done again at once, each time in a transaction of its own.
 */
export const Recurring = (name: string, seconds: number, options: Pick<Recurrence, 'everywhere'> = {}) =>
  SetMetadata(RECURRING, { name, seconds, ...options } satisfies Recurrence);
