import type { BoundariesRow } from '../data/boundaries.columns.ts';

/** What holds before a client has said anything: nothing but a light touch, and asking. */
export const NO_BOUNDARIES_YET: Omit<BoundariesRow, 'clientId'> = {
  version: 0,
  maxPressure: 1,
  regions: {},
  draping: 'Stays clothed',
  clothing: null,
  scent: false,
  talk: 'Ask',
  music: null,
  light: null,
  position: null,
  stopSignal: null,
  note: null,
  whatHelps: null,
  changedAt: null,
};
