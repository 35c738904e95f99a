export { type CheckInRow, CheckInsRead } from './data/check-ins.read.ts';
export { changesOf, scoreInWords } from './domain/score-in-words.ts';
export { whenMade } from './domain/when-made.ts';
export { MeasuresRead } from './data/measures.read.ts';
export { CheckIn } from './graphql/check-in.type.ts';
export { MeasuresModule } from './measures.module.ts';
