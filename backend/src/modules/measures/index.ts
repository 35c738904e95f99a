export { type CheckInRow, CheckInsRead } from './data/check-ins.read.ts';
export { MeasuresRead } from './data/measures.read.ts';
export { CheckIn } from './graphql/check-in.type.ts';
export { MeasuresModule } from './measures.module.ts';
