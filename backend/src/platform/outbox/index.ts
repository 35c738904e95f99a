export { JobHandler, type JobPayload } from './job-handler.decorator.ts';
export { Outbox } from './outbox.ts';
export { OutboxModule } from './outbox.module.ts';
export { Worker, type WorkerClient } from './worker.ts';
