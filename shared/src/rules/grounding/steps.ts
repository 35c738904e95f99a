import type { BreathingExercise, GroundingExercise } from '../../vocabulary/grounding-exercises.ts';

/** One step of an exercise at one's own pace. */
export interface GroundingStep {
  /** How many things are looked for; 0 where nothing is counted. */
  readonly count: number;
  readonly sentence: string;
  readonly hint: string;
}

const step = (sentence: string, hint: string, count = 0): GroundingStep => ({ count, sentence, hint });

/** The steps of the exercises without a rhythm. */
export const GROUNDING_STEPS: Readonly<
  Record<Exclude<GroundingExercise, BreathingExercise>, readonly GroundingStep[]>
> = {
  FIVE_SENSES: [
    step('five things you can see', 'Near or far. A colour, an edge, a light.', 5),
    step('four things you can feel', 'Feet on the floor, the chair at your back, cloth, air.', 4),
    step('three sounds you can hear', 'In the room, beyond the door, outside.', 3),
    step('two things you can smell', 'Or two smells that you like to think of.', 2),
    step('one thing you can taste', 'Or one slow sip of water.', 1),
  ],
  FEET_ON_THE_FLOOR: [
    step('Put both feet on the floor', 'With or without shoes. Sit or stand, as you like.'),
    step('Press them down a little, and let go', 'Three times, slowly.'),
    step('Notice what is under them', 'Warm or cool, soft or hard, smooth or rough.'),
    step('Let the chair or the floor carry your weight', 'It holds you without your doing anything.'),
    step('Look up and around', 'You are here, and you can stand up whenever you want.'),
  ],
  NAMING_THE_ROOM: [
    step('Say where you are', 'The room, the house, the town. Aloud or to yourself.'),
    step('Say what day it is, and about what time', 'A clock or a window may help.'),
    step('Find the door and the window', 'You can leave whenever you want.'),
    step('Name three things in the room, and their colours', 'For example: the lamp is white.'),
    step('Say it once more', '“I am here. It is now.”'),
  ],
};

/** One tap away in every exercise of the breath. */
export const SENSES_INSTEAD =
  'For some people attention to the breath raises distress: stop and use the senses instead.';

export const STOP_IF_DIZZY = 'Stop if you feel dizzy, and breathe as you like.';

/** What is done, before it begins. */
export const BREATH_INSTRUCTIONS: Readonly<Record<BreathingExercise, string>> = {
  THREE_PART_BREATH:
    'In: let the breath fill the belly, below the navel, then the ribs, then the chest, with a colour of your choice. Out: chest, ribs, belly, drawing the core in gently.',
  OCEAN_BREATH: 'In through the nose. Out with a narrowed throat, like fogging a mirror, longer than in.',
};
