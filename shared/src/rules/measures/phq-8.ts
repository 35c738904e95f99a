import type { Instrument } from './instrument.ts';
import { PHQ_9 } from './phq-9.ts';

/** The PHQ-9 without its question about self-harm: for where nobody reads the answers in time. */
export const PHQ_8: Instrument = {
  code: 'PHQ-8',
  version: '1',
  name: 'PHQ-8',
  about: 'Mood, energy and interest over the last two weeks, in eight questions',
  minutes: 3,
  lead: PHQ_9.lead,
  choices: PHQ_9.choices,
  items: PHQ_9.items.filter(({ safety }) => !safety),
  parts: [],
  bands: [],
  noted: { from: 10, sentence: 'At or above 10, where it merits a closer look.' },
  change: null,
  mayMiss: 0,
  licence: PHQ_9.licence,
};
