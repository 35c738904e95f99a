import { SetMetadata } from '@nestjs/common';

export const JOB = 'attune:job';

/** Handles the jobs of a topic, in the worker; at least once each, so it must not mind doing it twice. */
export const JobHandler = (topic: string) => SetMetadata(JOB, topic);

/** What a job carries: ids only. */
export interface JobPayload {
  readonly practiceId: string;
  readonly [id: string]: string | number | null;
}

/** Which try of a job this is. */
export interface Attempt {
  /** Whether it is given up when this one fails. */
  readonly last: boolean;
}

/**
 * Thrown by a handler whose try has failed and is to be made again, while what it wrote (that it
 * tried) stays.
 */
export class KeptFailure extends Error {
  override name = 'KeptFailure';

  constructor(override readonly cause: unknown) {
    super('A try of this job has failed.');
  }
}
