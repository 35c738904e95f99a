export { type CheckInRow, CheckInsRead } from './data/check-ins.read.ts';
export type { MeasureScoreRow } from './data/measures.read.ts';
export { CheckIn } from './graphql/check-in.type.ts';
export { MeasureScore } from './graphql/measure.type.ts';
export { MeasuresModule } from './measures.module.ts';
