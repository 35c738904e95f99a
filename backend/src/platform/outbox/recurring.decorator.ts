import { SetMetadata } from '@nestjs/common';

export const RECURRING = 'attune:recurring';

export interface Recurrence {
  readonly name: string;
  readonly seconds: number;
}

/** A task that the worker does again and again; of several workers one at a time. */
export const Recurring = (name: string, seconds: number) =>
  SetMetadata(RECURRING, { name, seconds } satisfies Recurrence);
