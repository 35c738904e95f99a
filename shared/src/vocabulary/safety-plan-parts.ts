/**
 * The parts of a safety plan, in the order in which they are gone through when it gets hard: from what
 * one can do alone to people, to professionals, to safer surroundings. The model is the Safety Planning
 * Intervention of Barbara Stanley and Gregory K. Brown; the words are our own. The last part is for the
 * table, and is the one that whoever works with touch always sees.
 */
export const SAFETY_PLAN_PARTS = [
  'warningSigns',
  'ownCoping',
  'distractions',
  'people',
  'professionals',
  'safeSurroundings',
  'onTheTable',
] as const;

export type SafetyPlanPart = (typeof SAFETY_PLAN_PARTS)[number];

/** The part that the massage therapists of the team see, whatever the client shares. */
export const PART_FOR_THE_TABLE = 'onTheTable' satisfies SafetyPlanPart;

/** Parts whose lines may carry a number to call. */
export const PARTS_TO_CALL: readonly SafetyPlanPart[] = ['distractions', 'people', 'professionals'];

interface PartWords {
  /** As the client reads it, and as the team does. */
  readonly title: string;
  /** A question that leads in, for whoever writes it. */
  readonly prompt: string;
  readonly examples: readonly string[];
}

export const SAFETY_PLAN_WORDS: Readonly<Record<SafetyPlanPart, PartWords>> = {
  warningSigns: {
    title: 'How I notice that it gets hard',
    prompt: 'What do you notice first: a thought, a feeling, something in the body, something you do?',
    examples: ['I stop answering messages', 'My jaw is tight', 'I think that there is no point'],
  },
  ownCoping: {
    title: 'What I can do by myself',
    prompt: 'What has helped you through an hour, with nobody else needed?',
    examples: ['A shower, very warm', 'Walk around the block', 'Five things I can see'],
  },
  distractions: {
    title: 'People and places that take my mind off it',
    prompt: 'Where, or with whom, do you think of something else? They need not know why you come.',
    examples: ['The café by the station', 'My sister and her dog', 'The library, until nine'],
  },
  people: {
    title: 'People I can ask for help',
    prompt: 'Whom could you tell that it is hard just now? A number beside the name makes calling one tap.',
    examples: ['Sam, 07700 900000', 'My neighbour, number 12'],
  },
  professionals: {
    title: 'Professionals and services',
    prompt:
      'Who helps as their work, by day and by night? The crisis lines of your practice stand there anyway.',
    examples: ['My doctor’s surgery, 020 7946 0000', 'The night clinic, open all hours'],
  },
  safeSurroundings: {
    title: 'Making it safer around me',
    prompt:
      'What could be further away when it is hard, and who could keep it for you? Talk it through with somebody if you can.',
    examples: ['My brother keeps the spare tablets', 'I sleep at my mother’s on bad nights'],
  },
  onTheTable: {
    title: 'What helps me on the table',
    prompt: 'If it gets hard during bodywork: what should be done, and what should be left?',
    examples: ['Hands off first, then say my name', 'Let me sit up', 'No questions'],
  },
};

/** A plan is to be taken in at a glance: so many lines in a part, so long a line. */
export const SAFETY_PLAN_LIMITS = { lines: 12, letters: 300 } as const;
