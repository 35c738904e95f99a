import { z } from 'zod';
import { FLAG_RULE_CODES } from '../rules/flag-rules/catalogue.ts';
import { FLAG_LEVELS } from '../vocabulary/flag-levels.ts';
import { optional } from './fields.ts';

/** A rule of a practice as it is to be; within which limits is said by `settingProblems`. */
export const changeFlagRuleSchema = z.object({
  rule: z.enum(FLAG_RULE_CODES, { error: 'There is no such rule.' }),
  expectedVersion: z.number().int().min(0),
  threshold: optional(z.number().int('Please give a whole number.')),
  level: z.enum(FLAG_LEVELS),
  on: z.boolean(),
});
