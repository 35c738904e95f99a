export {
  type DeadLetter,
  deadLetterLines,
  listDeadLetters,
  sendDeadLettersAgain,
} from './dead-letters.ts';
export { JobHandler, type JobPayload } from './job-handler.decorator.ts';
export { Outbox } from './outbox.ts';
export { OutboxModule } from './outbox.module.ts';
export { Recurring } from './recurring.decorator.ts';
export { Worker, type WorkerClient } from './worker.ts';
