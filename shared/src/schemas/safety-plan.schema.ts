import { z } from 'zod';
import { SAFETY_PLAN_LIMITS } from '../vocabulary/safety-plan-parts.ts';
import { text, uuid, whole, typedText } from './fields.ts';

/** Lines as typed; empty ones are left out, and what stands there twice stands once. */
const lines = () =>
  z
    .array(typedText(SAFETY_PLAN_LIMITS.letters))
    .max(SAFETY_PLAN_LIMITS.lines * 2, `Please use at most ${SAFETY_PLAN_LIMITS.lines} lines.`)
    .transform((values) => [
      ...new Set(values.map((value) => value.replaceAll(/\s+/g, ' ').trim()).filter(Boolean)),
    ])
    .pipe(
      z
        .array(text(SAFETY_PLAN_LIMITS.letters))
        .max(SAFETY_PLAN_LIMITS.lines, `Please use at most ${SAFETY_PLAN_LIMITS.lines} lines.`),
    );

export const saveSafetyPlanSchema = z.object({
  clientId: uuid(),
  // 0: there is none yet.
  expectedVersion: whole(0, 1_000_000),
  warningSigns: lines(),
  ownCoping: lines(),
  distractions: lines(),
  people: lines(),
  professionals: lines(),
  safeSurroundings: lines(),
  onTheTable: lines(),
});
