import { SetMetadata } from '@nestjs/common';

export const JOB = 'attune:job';

/** Handles the jobs of a topic, in the worker; at least once each, so it must not mind doing it twice. */
export const JobHandler = (topic: string) => SetMetadata(JOB, topic);

/** What a job carries: ids only. */
export interface JobPayload {
  readonly practiceId: string;
  readonly [id: string]: string | number | null;
}
