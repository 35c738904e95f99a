import type { OnCallQuery } from '../../../generated/on-call.ts';

export type Shift = OnCallQuery['onCall']['shifts'][number];

/** A psychotherapist of the practice. */
export type Colleague = OnCallQuery['members'][number];
