import { FREQUENCY, type Instrument, PHQ_LICENCE } from './instrument.ts';

/** Generalised anxiety, seven items. Its zero is "Not at all"; "not at all sure" is a wide-spread error. */
export const GAD_7: Instrument = {
  code: 'GAD-7',
  version: '1',
  name: 'GAD-7',
  about: 'Worry and tension over the last two weeks',
  minutes: 2,
  lead: 'Over the last 2 weeks, how often have you been bothered by this?',
  choices: FREQUENCY,
  items: [
    { text: 'Feeling nervous, anxious, or on edge', loinc: '69725-0' },
    { text: 'Not being able to stop or control worrying', loinc: '68509-9' },
    { text: 'Worrying too much about different things', loinc: '69733-4' },
    { text: 'Trouble relaxing', loinc: '69734-2' },
    { text: 'Being so restless that it is hard to sit still', loinc: '69735-9' },
    { text: 'Becoming easily annoyed or irritable', loinc: '69689-8' },
    { text: 'Feeling afraid, as if something awful might happen', loinc: '69736-7' },
  ],
  parts: [],
  bands: [
    { from: 0, words: 'minimal' },
    { from: 5, words: 'mild' },
    { from: 10, words: 'moderate' },
    { from: 15, words: 'severe' },
  ],
  change: {
    reliable: 4,
    sources: ['NHS Talking Therapies manual: reliable change on the GAD-7, 4 points or more'],
  },
  mayMiss: 0,
  loinc: { total: '70274-6' },
  licence: PHQ_LICENCE,
};
