import { z } from 'zod';
import {
  day,
  discipline,
  id,
  instant,
  maybe,
  maybeInstant,
  names,
  number,
  words,
} from './exported-fields.ts';

/* The plan in an exported record, and what was done with it. */

const goal = z.strictObject({
  /** The same in all versions of the plan. */
  id: id(),
  statement: words(),
  measureCode: maybe(),
  target: number(),
  due: day().nullable(),
  achievement: words(),
  audience: z.enum(['TEAM', 'PSYCHOTHERAPY']),
  steps: z.array(z.strictObject({ id: id(), text: words() })),
});

const activity = z.strictObject({
  id: id(),
  discipline: discipline(),
  modality: words(),
  minutes: z.int(),
  everyWeeks: z.int(),
  maxPressure: number(),
  focusRegions: names(),
  avoidRegions: names(),
  reason: maybe(),
  adjustment: maybe(),
});

const rule = z.strictObject({
  kind: words(),
  fromClass: maybe(),
  toClass: maybe(),
  hours: number(),
  everyWeeks: number(),
  toleranceDays: number(),
  count: number(),
  weekdays: z.array(z.int()).nullable(),
  fromTime: maybe(),
  toTime: maybe(),
  hard: z.boolean(),
  reason: maybe(),
});

export const planVersion = z.strictObject({
  id: id(),
  planId: id(),
  version: z.int(),
  state: words(),
  planState: words(),
  phase: words(),
  summary: words(),
  guidance: maybe(),
  proposedAt: instant(),
  inForceAt: maybeInstant(),
  goals: z.array(goal),
  activities: z.array(activity),
  rules: z.array(rule),
  agreements: z.array(z.strictObject({ name: words(), role: words(), at: instant() })),
});

export const goalProgress = z.strictObject({
  id: id(),
  goalId: id(),
  at: instant(),
  by: words(),
  achievement: maybe(),
  stepId: id().nullable(),
  reachedOn: day().nullable(),
  note: maybe(),
});

export const planReview = z.strictObject({
  id: id(),
  planId: id(),
  dueOn: day(),
  heldAt: maybeInstant(),
  decision: maybe(),
  words: maybe(),
});

export const planChange = z.strictObject({
  id: id(),
  planId: id(),
  activityId: id(),
  discipline: discipline(),
  state: words(),
  version: number(),
  by: maybe(),
  proposedAt: instant(),
  rounds: z.array(
    z.strictObject({
      round: z.int(),
      fromModality: words(),
      fromMinutes: z.int(),
      fromEveryWeeks: z.int(),
      fromMaxPressure: number(),
      toModality: words(),
      toMinutes: z.int(),
      toEveryWeeks: z.int(),
      toMaxPressure: number(),
      why: words(),
      restsOn: z.array(id()),
    }),
  ),
});

export const exercise = z.strictObject({
  id: id(),
  exercise: words(),
  inSeconds: number(),
  outSeconds: number(),
  minutes: number(),
  sentence: words(),
  by: maybe(),
  assignedAt: instant(),
  endedAt: maybeInstant(),
  marks: z.array(z.strictObject({ doneOn: day(), shown: z.boolean() })),
});
