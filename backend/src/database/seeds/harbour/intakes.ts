import { type IntakeSpec, writeIntakes } from '../support/intakes.ts';
import type { PracticeSeed } from '../support/practice-seed.ts';
import type { HarbourPeople } from './people.ts';

/** What each client answered to the health questions; all have, in different measure. */
export async function seedIntakes(seed: PracticeSeed, people: HarbourPeople): Promise<void> {
  const { jonah, amal, petra, lee } = people;
  const intakes: readonly IntakeSpec[] = [
    {
      client: jonah,
      day: -104,
      goals: 'To sleep through, and to drive on the motorway again.',
      concerns: 'Bad nights, startled by noise.',
      triggers: 'Squealing brakes. Being touched from behind without a word.',
      entries: [
        {
          kind: 'CONTRAINDICATION',
          code: 'VARICOSE_VEINS',
          regions: ['back-of-knee-left'],
          relevantToBodywork: true,
        },
        {
          kind: 'CONTRAINDICATION',
          code: 'RECENT_SPRAIN',
          regions: ['wrist-right'],
          relevantToBodywork: true,
          endedDay: -70,
        },
        { kind: 'MEDICAL', text: 'Whiplash two years ago, healed', relevantToBodywork: true },
        {
          kind: 'MEDICATION',
          text: 'Pregabalin',
          timesOfDay: ['08:00', '20:00'],
          effects: ['SEDATION', 'DIZZINESS'],
          relevantToBodywork: true,
        },
      ],
    },
    {
      client: amal,
      day: -54,
      goals: 'To feel at home in my body.',
      triggers: 'A closed door. Strong smells.',
      entries: [
        { kind: 'ALLERGY', code: 'SCENT', text: 'perfume gives me headaches' },
        { kind: 'CONTRAINDICATION', code: 'SEVERE_ASTHMA', text: 'I carry an inhaler' },
        { kind: 'MEDICAL', text: 'Migraine, about once a month', relevantToBodywork: false },
      ],
    },
    {
      client: petra,
      day: -198,
      goals: 'Less pain in the shoulders at work.',
      entries: [
        {
          kind: 'MEDICATION',
          text: 'Sertraline',
          timesOfDay: ['08:00'],
          effects: ['DIZZINESS'],
          relevantToBodywork: true,
        },
        { kind: 'MEDICATION', text: 'Magnesium', timesOfDay: ['21:30'] },
      ],
    },
    // Lee has answered the questions, and would rather not say more yet.
    { client: lee, day: -1, goals: 'To find out whether this is for me.' },
  ];
  await writeIntakes(seed, intakes);
}
