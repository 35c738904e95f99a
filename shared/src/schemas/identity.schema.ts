import { z } from 'zod';
import { optionalText, text, uuid } from './fields.ts';

export const signInSchema = z.object({
  email: text(320).transform((value) => value.toLowerCase()),
  // Never trimmed: a password is what was typed.
  password: z.string().min(1, 'Please give your password.').max(1_000, 'This password is too long.'),
  code: optionalText(20),
});

export const proveIdentitySchema = signInSchema.pick({ password: true });

export const proposeCareTeamMemberSchema = z.object({
  clientId: uuid(),
  memberId: uuid(),
  discipline: z.enum(['PSYCHOTHERAPY', 'MASSAGE']),
  lead: z
    .boolean()
    .nullish()
    .transform((value) => value ?? false),
});

export const endCareTeamMembershipSchema = z.object({
  careTeamMemberId: uuid(),
  reason: optionalText(2_000),
});
