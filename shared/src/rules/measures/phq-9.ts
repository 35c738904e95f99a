import { FREQUENCY, type Instrument, PHQ_LICENCE } from './instrument.ts';

/** Patient Health Questionnaire, nine items: depression. */
export const PHQ_9: Instrument = {
  code: 'PHQ-9',
  version: '1',
  name: 'PHQ-9',
  about: 'Mood, energy and interest over the last two weeks',
  minutes: 3,
  lead: 'Over the last 2 weeks, how often have you been bothered by this?',
  choices: FREQUENCY,
  items: [
    { text: 'Little interest or pleasure in doing things', loinc: '44250-9' },
    { text: 'Feeling down, depressed, or hopeless', loinc: '44255-8' },
    { text: 'Trouble falling or staying asleep, or sleeping too much', loinc: '44259-0' },
    { text: 'Feeling tired or having little energy', loinc: '44254-1' },
    { text: 'Poor appetite or overeating', loinc: '44251-7' },
    {
      text: 'Feeling bad about yourself – or that you are a failure or have let yourself or your family down',
      loinc: '44258-2',
    },
    {
      text: 'Trouble concentrating on things, such as reading the newspaper or watching television',
      loinc: '44252-5',
    },
    {
      text: 'Moving or speaking so slowly that other people could have noticed? Or the opposite – being so fidgety or restless that you have been moving around a lot more than usual',
      loinc: '44253-3',
    },
    {
      text: 'Thoughts that you would be better off dead or of hurting yourself in some way',
      loinc: '44260-8',
      safety: true,
    },
  ],
  unscored: {
    text: 'If you checked off any problems, how difficult have these problems made it for you to do your work, take care of things at home, or get along with other people?',
    loinc: '69722-7',
    choices: [
      { value: 0, label: 'Not difficult at all' },
      { value: 1, label: 'Somewhat difficult' },
      { value: 2, label: 'Very difficult' },
      { value: 3, label: 'Extremely difficult' },
    ],
  },
  parts: [],
  bands: [
    { from: 0, words: 'minimal' },
    { from: 5, words: 'mild' },
    { from: 10, words: 'moderate' },
    { from: 15, words: 'moderately severe' },
    { from: 20, words: 'severe' },
  ],
  change: {
    reliable: 6,
    sources: ['NHS Talking Therapies manual: reliable change on the PHQ-9, 6 points or more'],
  },
  mayMiss: 2,
  loinc: { panel: '44249-1', total: '44261-6' },
  licence: PHQ_LICENCE,
};
