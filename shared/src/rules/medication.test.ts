import { expect, it } from '@jest/globals';
import { type MedicationFact, medicationSentences } from './medication.ts';

const taken = (over: Partial<MedicationFact>): MedicationFact => ({
  kind: 'MEDICATION',
  text: 'Lorazepam',
  timesOfDay: ['20:00', '08:00'],
  effects: ['SEDATION'],
  ...over,
});

it.each<[Partial<MedicationFact>, string]>([
  [{}, 'Drowsy after 08:00 and 20:00 (Lorazepam).'],
  [{ timesOfDay: [] }, 'Drowsy at times (Lorazepam).'],
  [
    { effects: ['SEDATION', 'DIZZINESS'], timesOfDay: ['08:00', '13:00', '20:00'] },
    'Drowsy and dizzy after 08:00, 13:00 and 20:00 (Lorazepam).',
  ],
  // What is there at all hours is never tied to one: the other hours would read as safe.
  [{ text: 'Warfarin', effects: ['BLEEDING'] }, 'Bruises or bleeds easily (Warfarin).'],
  [
    { effects: ['DIZZINESS', 'NUMBNESS'], timesOfDay: ['08:00'] },
    'Dizzy after 08:00; feels less, and may not notice pressure (Lorazepam).',
  ],
])('says what %j does, in a sentence for the hands', (over, sentence) => {
  expect(medicationSentences([taken(over)])).toEqual([sentence]);
});

it('says nothing of a medication that changes nothing, nor of anything else', () => {
  expect(medicationSentences([taken({ effects: [] }), taken({ kind: 'MEDICAL' })])).toEqual([]);
});
