import { FREQUENCY, type Instrument, PHQ_LICENCE } from './instrument.ts';

const plain = FREQUENCY.map(({ value, label }) => ({ value, label }));

/** Two items on anxiety, two on depression: the light check between sessions. Public code disagrees, so it has none here. */
export const PHQ_4: Instrument = {
  code: 'PHQ-4',
  version: '1',
  name: 'PHQ-4',
  about: 'A short check of worry and mood over the last two weeks',
  minutes: 1,
  lead: 'Over the last 2 weeks, how often have you been bothered by this?',
  choices: plain,
  items: [
    { text: 'Feeling nervous, anxious or on edge', part: 'ANXIETY' },
    { text: 'Not being able to stop or control worrying', part: 'ANXIETY' },
    { text: 'Little interest or pleasure in doing things', part: 'DEPRESSION' },
    { text: 'Feeling down, depressed, or hopeless', part: 'DEPRESSION' },
  ],
  parts: [
    { code: 'ANXIETY', name: 'Worry', positiveFrom: 3 },
    { code: 'DEPRESSION', name: 'Mood', positiveFrom: 3 },
  ],
  bands: [
    { from: 0, words: 'minimal' },
    { from: 3, words: 'mild' },
    { from: 6, words: 'moderate' },
    { from: 9, words: 'severe' },
  ],
  // None is published for so short a check.
  change: null,
  mayMiss: 0,
  licence: PHQ_LICENCE,
};
