export { actorOf, inRequestOf } from './actor.ts';
export { matchCommitted } from './committed.ts';
export { createTestDatabase, type TestDatabase, withClient } from './database.ts';
export { until, untilIdle } from './jobs.ts';
export { type Anything, Person } from './person.ts';
export { asActor, type Query } from './sql-actor.ts';
export { asWorker } from './worker.ts';
export { type DemoName, EMAILS, useWorld, World } from './world.ts';
export { fingerprint } from './fingerprint.ts';
export {
  type GeneratedOperation,
  generatedOperations,
  type Leaf,
  plainValues,
} from './generated-operations.ts';
export { DIRECTORY_IDS, realIds } from './record-ids.ts';
