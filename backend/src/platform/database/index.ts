export { settingsOf, settingsOfSystem } from './context-settings.ts';
export { Database } from './database.ts';
export { DatabaseModule } from './database.module.ts';
export {
  constraintOf,
  exclusionOf,
  isDenied,
  isUniqueViolation,
  sqlStateOf,
} from './errors.ts';
export { Reader } from './reader.ts';
export type { Statement } from './statement.ts';
export { knownStatements, sql } from './statement.ts';
export { traffic } from './traffic.ts';
export type { Unit } from './unit.ts';
export { currentUnit, UnitOfWork } from './unit-of-work.ts';
