import { z } from 'zod';
import { BREATH_FAULT_WORDS, breathFault } from '../rules/grounding/breath.ts';
import {
  GROUNDING_EXERCISES,
  isBreathing,
  LONGEST_EXERCISE_SENTENCE,
} from '../vocabulary/grounding-exercises.ts';
import { optional, text, uuid, whole } from './fields.ts';

/** An exercise put beside a client's plan; the length of a breath only where there is one. */
export const assignExerciseSchema = z
  .object({
    clientId: uuid(),
    exercise: z.enum(GROUNDING_EXERCISES),
    inSeconds: optional(whole(1, 20)),
    outSeconds: optional(whole(1, 20)),
    /** Ends by itself after so many; null: when the client stops. */
    minutes: optional(whole(1, 20)),
    sentence: text(LONGEST_EXERCISE_SENTENCE),
  })
  .superRefine(({ exercise, inSeconds, outSeconds, minutes }, context) => {
    const refuse = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message });
    if (!isBreathing(exercise)) {
      if (inSeconds !== null || outSeconds !== null || minutes !== null) {
        refuse('exercise', 'This exercise goes at the person’s own pace.');
      }
      return;
    }
    const breath = { inSeconds: inSeconds ?? 0, outSeconds: outSeconds ?? 0 };
    const fault = breathFault(exercise, breath, 'START');
    if (fault) refuse('outSeconds', BREATH_FAULT_WORDS[fault]);
  });

export const endExerciseSchema = z.object({ clientId: uuid(), exerciseId: uuid() });

/** Done today or not, and whether the psychotherapists of the team see that. */
export const markExerciseSchema = z.object({
  exerciseId: uuid(),
  done: z.boolean(),
  shown: z
    .boolean()
    .nullish()
    .transform((value) => value ?? false),
});
