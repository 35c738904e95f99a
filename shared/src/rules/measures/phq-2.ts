import type { Instrument } from './instrument.ts';
import { PHQ_9 } from './phq-9.ts';

const ITEMS = 2;

/** The first two questions of the PHQ-9: the shortest look at mood. */
export const PHQ_2: Instrument = {
  code: 'PHQ-2',
  version: '1',
  name: 'PHQ-2',
  about: 'Mood and interest over the last two weeks, in two questions',
  minutes: 1,
  lead: PHQ_9.lead,
  choices: PHQ_9.choices,
  items: PHQ_9.items.slice(0, ITEMS),
  parts: [],
  bands: [],
  noted: { from: 3, sentence: 'At or above 3, where it merits a closer look.' },
  change: null,
  mayMiss: 0,
  licence: PHQ_9.licence,
};
