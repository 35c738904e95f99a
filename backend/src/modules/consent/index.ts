export { ConsentModule } from './consent.module.ts';
export { type BoundariesRow, contentsAsJson } from './data/boundaries.columns.ts';
export { ConsentRead } from './data/consent.read.ts';
export { SharingRepository } from './data/sharing.repository.ts';
export { NO_BOUNDARIES_YET } from './domain/no-boundaries-yet.ts';
