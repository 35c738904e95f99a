export {
  type DeadLetter,
  deadLetterLines,
  listDeadLetters,
  sendDeadLettersAgain,
} from './dead-letters.ts';
export { type Attempt, JobHandler, type JobPayload, KeptFailure } from './job-handler.decorator.ts';
export { Outbox } from './outbox.ts';
export { OutboxModule } from './outbox.module.ts';
export { Recurring } from './recurring.decorator.ts';
export { Worker } from './worker.ts';
export type { WorkerClient } from './worker-client.ts';
