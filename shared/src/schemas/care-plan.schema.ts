import { z } from 'zod';
import { APPOINTMENT_CLASSES } from '../vocabulary/appointment-classes.ts';
import { COORDINATION_KINDS } from '../vocabulary/coordination-kinds.ts';
import { DISCIPLINES } from '../vocabulary/disciplines.ts';
import { PHASES } from '../vocabulary/phases.ts';
import {
  list,
  localDate,
  localTime,
  optional,
  optionalText,
  optionalUuid,
  text,
  uuid,
  whole,
} from './fields.ts';

const appointmentClass = z.enum(APPOINTMENT_CLASSES);

const goal = z.object({
  /** Which goal of the plan it goes on with; left out, one with the same words, or a new one. */
  lineId: optionalUuid(),
  steps: list(text(200), 12),
  statement: text(500),
  measureCode: optionalText(50),
  target: optional(z.number().min(-1_000).max(1_000)),
  due: optional(localDate()),
  audience: z
    .enum(['TEAM', 'PSYCHOTHERAPY'], { error: 'A goal is for the team or for psychotherapy only.' })
    .nullish()
    .transform((value) => value ?? ('TEAM' as const)),
});

const activity = z.object({
  /** Which activity of the plan it goes on with; left out, one of the same way of working, or a new one. */
  lineId: optionalUuid(),
  discipline: z.enum(DISCIPLINES),
  modality: text(50),
  minutes: whole(30, 120),
  everyWeeks: whole(1, 52),
  maxPressure: optional(whole(0, 5)),
  focusRegions: list(text(60), 90),
  avoidRegions: list(text(60), 90),
  reason: optionalText(2_000),
  adjustment: optionalText(2_000),
});

const rule = z
  .object({
    kind: z.enum(COORDINATION_KINDS, { error: 'This kind of rule is not known.' }),
    from: optional(appointmentClass),
    to: optional(appointmentClass),
    hours: optional(whole(0, 720)),
    everyWeeks: optional(whole(1, 52)),
    toleranceDays: optional(whole(0, 60)),
    count: optional(whole(1, 14)),
    weekdays: optional(z.array(whole(1, 7)).max(7)),
    fromTime: optional(localTime()),
    toTime: optional(localTime()),
    hard: z.boolean(),
    reason: optionalText(500),
  })
  .superRefine((value, context) => {
    const missing = (field: string, message: string) =>
      context.addIssue({ code: 'custom', path: [field], message });
    if (value.to === null) {
      missing('to', 'Please say which sessions the rule is about.');
    }
    if (['REST_AFTER', 'SUPPORT_WITHIN', 'SAME_DAY'].includes(value.kind)) {
      if (value.from === null) missing('from', 'Please say after which sessions.');
      if (value.hours === null) missing('hours', 'Please say how many hours.');
    }
    if (value.kind === 'CADENCE' && value.everyWeeks === null) {
      missing('everyWeeks', 'Please say every how many weeks.');
    }
    if (value.kind === 'MAX_PER_WEEK' && value.count === null) {
      missing('count', 'Please say how many a week.');
    }
    if (value.kind === 'AVOID_WINDOW' && (value.fromTime === null || value.toTime === null)) {
      missing('fromTime', 'Please say from when until when.');
    }
  });

export const carePlanSchema = z.object({
  clientId: uuid(),
  planId: optionalUuid(),
  expectedVersion: optional(whole(1, 100_000)),
  phase: z.enum(PHASES),
  summary: text(5_000),
  guidance: optionalText(5_000),
  goals: list(goal, 30),
  activities: list(activity, 20),
  rules: list(rule, 30),
});

export type CarePlanDraft = z.output<typeof carePlanSchema>;

export const carePlanVersionSchema = z.object({ planId: uuid(), version: whole(1, 100_000) });
