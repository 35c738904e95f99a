import { z } from 'zod';
import { ACHIEVEMENTS } from '../vocabulary/achievements.ts';
import { REVIEW_DECISIONS } from '../vocabulary/adjustment-states.ts';
import { localDate, optional, optionalText, text, uuid, whole } from './fields.ts';

/** Most session responses that one change rests on. */
export const MOST_RESPONSES = 20;

const change = {
  modality: text(50),
  minutes: whole(30, 120),
  everyWeeks: whole(1, 52),
  maxPressure: optional(whole(0, 5)),
  why: text(2_000),
  responseIds: z
    .array(uuid())
    .min(1, 'Please choose the session responses that this rests on.')
    .max(MOST_RESPONSES, `Please choose at most ${MOST_RESPONSES}.`)
    .transform((ids) => [...new Set(ids)]),
};

/** A change of one activity of the plan in force. */
export const proposeAdjustmentSchema = z.object({
  planId: uuid(),
  /** The version on the proposer's screen. */
  version: whole(1, 100_000),
  activityId: uuid(),
  ...change,
});

const round = { adjustmentId: uuid(), round: whole(1, 1_000) };

export const reviseAdjustmentSchema = z.object({ ...round, ...change });

export const objectToAdjustmentSchema = z.object({ ...round, reason: text(2_000) });

export const withdrawAdjustmentSchema = z.object(round);

export const acknowledgeAdjustmentSchema = z.object({
  ...round,
  /** The newest version, where it is another than the change was made on: it goes on top of that. */
  ontoVersion: optional(whole(1, 100_000)),
});

export const recordGoalProgressSchema = z
  .object({
    goalId: uuid(),
    achievement: optional(z.enum(ACHIEVEMENTS)),
    stepId: z
      .string()
      .nullish()
      .transform((value) => value ?? null)
      .pipe(uuid().nullable()),
    reachedOn: optional(localDate()),
    note: optionalText(1_000),
  })
  .superRefine(({ achievement, stepId }, context) => {
    if ((achievement === null) === (stepId === null)) {
      context.addIssue({
        code: 'custom',
        path: ['achievement'],
        message: 'Please say how the goal goes, or which step is reached.',
      });
    }
  });

export const setPlanReviewSchema = z.object({ planId: uuid(), on: localDate() });

export const holdReviewSchema = z.object({
  reviewId: uuid(),
  decision: z.enum(REVIEW_DECISIONS),
  words: text(2_000),
  nextOn: localDate(),
});
