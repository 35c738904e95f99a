import { z } from 'zod';
import { DISTRESS_REASONS } from '../vocabulary/distress-reasons.ts';
import { FLAG_LEVELS } from '../vocabulary/flag-levels.ts';
import { HOLD_LEVELS } from '../vocabulary/hold-levels.ts';
import { SUPPORT_URGENCIES } from '../vocabulary/support-urgencies.ts';
import { instant, list, optional, optionalText, optionalUuid, text, uuid, whole } from './fields.ts';

export const raiseDistressFlagSchema = z.object({
  clientId: uuid(),
  level: z.enum(FLAG_LEVELS),
  hold: optional(z.enum(HOLD_LEVELS)),
  reason: text(5_000),
  reasons: list(z.enum(DISTRESS_REASONS), DISTRESS_REASONS.length),
  tableGuidance: optionalText(1_000),
  appointmentId: optionalUuid(),
  noteId: optionalUuid(),
});

export const askForSupportSchema = z.object({
  urgency: optional(z.enum(SUPPORT_URGENCIES)),
  message: optionalText(2_000),
  clientId: optionalUuid(),
  writtenAt: optional(instant()),
});

export const flagStepSchema = z.object({
  flagId: uuid(),
  text: optionalText(5_000),
  conditions: optionalText(1_000),
});

/** Over how many days up to now the practice's answering is measured. */
export const responseDaysSchema = z.object({ days: whole(1, 366) });
