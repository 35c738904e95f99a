import { z } from 'zod';
import { optional, optionalUuid, whole } from './fields.ts';

/** What a practitioner takes on at most; null leaves it to the practice, and there: no limit. */
export const setLoadLimitsSchema = z.object({
  /** Null: for everybody of the practice who sets none of their own. */
  memberId: optionalUuid(),
  /** 0 where none were ever set. */
  expectedVersion: whole(0, 1_000_000),
  perDay: optional(whole(1, 20)),
  heavyPerDay: optional(whole(0, 20)),
  perWeek: optional(whole(1, 100)),
  breakMinutes: optional(whole(0, 240)),
  /** Whether they refuse, or are a wish that suggestions keep to; the practice's always refuse. */
  firm: z
    .boolean()
    .nullish()
    .transform((value) => value ?? true),
});
