import type { BoundariesRow } from '../data/consent.read.ts';

/** What holds before a client has said anything: nothing but a light touch, and asking. */
export const NO_BOUNDARIES_YET: Omit<BoundariesRow, 'clientId'> = {
  version: 0,
  maxPressure: 1,
  regions: {},
  draping: 'Stays clothed',
  scent: false,
  talk: 'Ask',
  stopSignal: null,
  note: null,
  whatHelps: null,
};
