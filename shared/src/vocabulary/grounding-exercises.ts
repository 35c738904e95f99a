/** Exercises that bring somebody back to the body and the room. */
export const GROUNDING_EXERCISES = [
  'THREE_PART_BREATH',
  'OCEAN_BREATH',
  'FIVE_SENSES',
  'FEET_ON_THE_FLOOR',
  'NAMING_THE_ROOM',
] as const;
export type GroundingExercise = (typeof GROUNDING_EXERCISES)[number];

/** Those with a rhythm; the others go at the person's own pace. */
export const BREATHING_EXERCISES = ['THREE_PART_BREATH', 'OCEAN_BREATH'] as const;
export type BreathingExercise = (typeof BREATHING_EXERCISES)[number];

export const isBreathing = (exercise: GroundingExercise): exercise is BreathingExercise =>
  (BREATHING_EXERCISES as readonly GroundingExercise[]).includes(exercise);

export const GROUNDING_EXERCISE_WORDS: Readonly<Record<GroundingExercise, string>> = {
  THREE_PART_BREATH: 'Three-part breath',
  OCEAN_BREATH: 'Ocean breath',
  FIVE_SENSES: 'Five senses',
  FEET_ON_THE_FLOOR: 'Feet on the floor',
  NAMING_THE_ROOM: 'Naming the room',
};

/** When or what for a client is given one, in characters. */
export const LONGEST_EXERCISE_SENTENCE = 200;
