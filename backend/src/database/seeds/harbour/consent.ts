import { SHARING_CATEGORIES } from '@attune/shared';
import {
  type BoundarySpec,
  bothSides,
  type SeedClient,
  type TeamPlace,
  writeBoundaries,
  writeBoundaryProposals,
  writeSharing,
  writeTeams,
} from '../support/clients.ts';
import type { PracticeSeed } from '../support/practice-seed.ts';
import type { HarbourPeople } from './people.ts';

/** Who is on whose team. */
export async function seedTeams(seed: PracticeSeed, people: HarbourPeople): Promise<void> {
  const { rowan, mara, ines, ben, jonah, amal, petra, lee } = people;
  const of = (client: SeedClient, places: readonly TeamPlace[]) => ({ client, proposedBy: rowan, places });
  await writeTeams(seed, [
    of(jonah, [
      {
        staff: mara,
        discipline: 'PSYCHOTHERAPY',
        lead: true,
        proposedDay: -112,
        trialDay: -111,
        activeDay: -104,
      },
      { staff: ines, discipline: 'MASSAGE', proposedDay: -105, trialDay: -104, activeDay: -97 },
    ]),
    of(amal, [
      {
        staff: mara,
        discipline: 'PSYCHOTHERAPY',
        lead: true,
        proposedDay: -70,
        trialDay: -69,
        activeDay: -62,
      },
      { staff: ines, discipline: 'MASSAGE', proposedDay: -55, trialDay: -54, activeDay: -40 },
    ]),
    of(petra, [
      {
        staff: mara,
        discipline: 'PSYCHOTHERAPY',
        lead: true,
        proposedDay: -400,
        trialDay: -398,
        activeDay: -390,
      },
      { staff: ben, discipline: 'MASSAGE', proposedDay: -200, trialDay: -198, activeDay: -190 },
    ]),
    // Lee has talked to the practice and has agreed to nobody yet.
    of(lee, [
      { staff: mara, discipline: 'PSYCHOTHERAPY', lead: true, proposedDay: -2 },
      { staff: ines, discipline: 'MASSAGE', proposedDay: -2 },
    ]),
  ]);
}

/** What each client shares; Petra took one category back a week ago, Lee shares nothing. */
export async function seedSharing(seed: PracticeSeed, people: HarbourPeople): Promise<void> {
  const withBen = { staff: people.ben, discipline: 'MASSAGE' } as const;
  await writeSharing(seed, [
    { client: people.jonah, steps: [{ day: -104, categories: SHARING_CATEGORIES, granted: true }] },
    {
      client: people.amal,
      steps: [
        { day: -62, categories: ['PLAN', 'SAFETY_PLAN'], granted: true },
        { day: -54, categories: ['SESSION_RESPONSES', 'MEDICAL'], granted: true },
      ],
    },
    {
      client: people.petra,
      steps: [
        { day: -198, categories: SHARING_CATEGORIES, granted: true },
        // For a month she kept how she was from Ben alone.
        { day: -150, categories: ['MEASURES'], granted: false, person: withBen },
        { day: -120, categories: ['MEASURES'], granted: null, person: withBen },
        { day: -7, categories: ['PSYCHOTHERAPY_SUMMARY'], granted: false },
      ],
    },
  ]);
}

/** What each client allows on the body; Amal has a proposal to answer. */
export async function seedBoundaries(seed: PracticeSeed, people: HarbourPeople): Promise<void> {
  await writeBoundaries(seed, [
    { client: people.jonah, versions: JONAH },
    { client: people.amal, versions: AMAL },
    { client: people.petra, versions: PETRA },
  ]);
  await writeBoundaryProposals(seed, [
    {
      client: people.amal,
      staff: people.ines,
      day: -3,
      onVersion: 1,
      changes: {
        position: 'On my side, facing the door, with a pillow to hold',
        regions: bothSides('shoulder-blade', 'ASK_FIRST'),
      },
      reason:
        'You said that your breath gets short when you lie face down. On your side you can see the door, and I would ask before I come to the shoulder blades.',
    },
  ]);
}

const JONAH: readonly BoundarySpec[] = [
  {
    day: -104,
    maxPressure: 3,
    regions: { ...bothSides('buttock', 'NEVER'), ...bothSides('upper-chest', 'ASK_FIRST') },
    draping: 'Standard draping',
    scent: true,
    talk: 'A little, when I start it',
    stopSignal: 'I raise my left hand',
    note: 'Please tell me before you change sides.',
    whatHelps: 'Hands off first, then my feet on the floor and a minute to look around the room.',
  },
  // After the session that was stopped, he left the chest out and asked for less.
  {
    day: -52,
    maxPressure: 3,
    regions: {
      ...bothSides('buttock', 'NEVER'),
      ...bothSides('upper-chest', 'NEVER'),
      'breastbone-area': 'NEVER',
      ...bothSides('front-of-neck', 'NEVER'),
    },
    draping: 'Standard draping',
    scent: true,
    talk: 'A little, when I start it',
    stopSignal: 'I raise my left hand',
    note: 'Please tell me before you change sides. Nothing on chest or throat for now.',
    whatHelps: 'Hands off first, then my feet on the floor and a minute to look around the room.',
  },
];

const AMAL: readonly BoundarySpec[] = [
  {
    day: -54,
    maxPressure: 2,
    regions: {
      ...bothSides('foot', 'NEVER'),
      ...bothSides('toes', 'NEVER'),
      ...bothSides('buttock', 'NEVER'),
      neck: 'ASK_FIRST',
      'back-of-neck': 'ASK_FIRST',
      ...bothSides('front-of-neck', 'ASK_FIRST'),
    },
    draping: 'I stay clothed, with a blanket',
    scent: false,
    talk: 'Quiet, but tell me what comes next',
    clothing: 'Everything stays on, socks too',
    music: 'None',
    light: 'On, as bright as in the day',
    stopSignal: 'harbour',
    note: 'I like the door left slightly open.',
    whatHelps:
      'Say my name, name the room, and let me hold the blanket. Please do not ask me questions then.',
  },
];

const PETRA: readonly BoundarySpec[] = [
  {
    day: -198,
    maxPressure: 4,
    regions: { ...bothSides('face', 'NEVER') },
    draping: 'Standard draping',
    scent: true,
    talk: 'Either is fine',
    stopSignal: null,
    note: null,
    whatHelps: 'A glass of water and five minutes by the window.',
  },
];
