import { z } from 'zod';
import { instant, optional, optionalUuid, text, uuid } from './fields.ts';

/** Shortest reason for opening a record in an emergency, in characters. */
export const SHORTEST_EMERGENCY_REASON = 20;

export const openInEmergencySchema = z.object({
  clientName: text(200),
  reason: text(1_000).refine(
    (value) => [...value].length >= SHORTEST_EMERGENCY_REASON,
    `Please say why in at least ${SHORTEST_EMERGENCY_REASON} characters.`,
  ),
});

export const endEmergencyAccessSchema = z.object({ emergencyAccessId: uuid() });

export const auditFilterSchema = z
  .object({
    from: optional(instant()),
    to: optional(instant()),
    memberId: optionalUuid(),
    clientId: optionalUuid(),
  })
  .refine(({ from, to }) => from === null || to === null || from < to, {
    path: ['to'],
    message: 'Please choose an end after the beginning.',
  });
