import type { PracticeSeed } from '../support/practice-seed.ts';
import { type SafetyPlanSpec, writeSafetyPlans } from '../support/safety-plans.ts';
import type { HarbourPeople } from './people.ts';

/** Amal and Jonah have one, Petra has begun hers; Lee has none. The numbers are kept for fiction. */
export async function seedSafetyPlans(seed: PracticeSeed, people: HarbourPeople): Promise<void> {
  const { amal, jonah, petra, mara } = people;
  await writeSafetyPlans(seed, [
    {
      client: jonah,
      versions: [
        { ...JONAH_FIRST, day: -98, by: mara },
        { ...JONAH, day: -50 },
      ],
    },
    {
      client: amal,
      versions: [
        { ...AMAL, day: -48, by: mara },
        { ...AMAL_NOW, day: -5 },
      ],
    },
    { client: petra, versions: [{ ...PETRA, day: -150 }] },
  ]);
}

const JONAH_FIRST = {
  warningSigns: ['I drive detours so as not to pass the bridge', 'I sleep with the light on'],
  ownCoping: ['Cold water on my wrists', 'Name ten things that are blue'],
  people: ['My brother Dan, 07700 900221'],
  professionals: ['Harbour on-call line, 020 7946 0112'],
} satisfies Omit<SafetyPlanSpec, 'day'>;

const JONAH = {
  ...JONAH_FIRST,
  ownCoping: [
    'Cold water on my wrists',
    'Name ten things that are blue',
    'Walk to the harbour wall and back',
  ],
  distractions: ['The climbing hall, open until ten', 'Football with the Thursday people'],
  safeSurroundings: ['Dan keeps the car keys on bad nights'],
  onTheTable: ['Hands off first', 'My feet on the floor, and a minute to look around'],
} satisfies Omit<SafetyPlanSpec, 'day'>;

const AMAL = {
  warningSigns: ['My hands feel far away', 'I check the door again and again'],
  ownCoping: [
    'Five things I can see',
    'My grey blanket around my shoulders',
    'Tea, very hot, and hold the cup',
  ],
  distractions: ['The bakery on the corner, from six in the morning', 'My aunt’s kitchen'],
  people: ['My aunt Salma, 07700 900246', 'Noor from the choir: 07700 900253, texts are fine at night'],
  professionals: ['Harbour on-call line, 020 7946 0112'],
  safeSurroundings: ['My aunt keeps the tablets and brings them once a week'],
  onTheTable: ['Say my name, then name the room', 'Let me hold the blanket'],
} satisfies Omit<SafetyPlanSpec, 'day'>;

const AMAL_NOW = {
  ...AMAL,
  warningSigns: [...AMAL.warningSigns, 'I stop singing in the kitchen'],
  onTheTable: [...AMAL.onTheTable, 'Please no questions until I speak first'],
} satisfies Omit<SafetyPlanSpec, 'day'>;

const PETRA = {
  warningSigns: ['I say yes to everything at work'],
  people: ['Tom, 07700 900268'],
  onTheTable: ['Water, and five minutes by the window'],
} satisfies Omit<SafetyPlanSpec, 'day'>;
