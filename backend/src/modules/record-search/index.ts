export { RecordSearchModule } from './record-search.module.ts';
