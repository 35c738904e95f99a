import { z } from 'zod';
import { FLAG_LEVELS } from '../vocabulary/flag-levels.ts';
import { HOLD_LEVELS } from '../vocabulary/hold-levels.ts';
import { SUPPORT_URGENCIES } from '../vocabulary/support-urgencies.ts';
import { instant, optional, optionalText, optionalUuid, text, uuid } from './fields.ts';

export const raiseDistressFlagSchema = z.object({
  clientId: uuid(),
  level: z.enum(FLAG_LEVELS),
  hold: optional(z.enum(HOLD_LEVELS)),
  reason: text(5_000),
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
