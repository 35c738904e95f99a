export { createTestDatabase, type TestDatabase, withClient } from './database.ts';
export { type Anything, Person } from './person.ts';
export { asActor, type Query } from './sql-actor.ts';
export { type DemoName, EMAILS, useWorld, World } from './world.ts';
