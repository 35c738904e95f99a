export { CrisisLinesModule } from './crisis-lines.module.ts';
export { CrisisLinesRead, type CrisisResourceRow, PUBLIC_NUMBERS } from './data/crisis-lines.read.ts';
export { CrisisResource } from './graphql/crisis-resource.type.ts';
