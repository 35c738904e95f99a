import { z } from 'zod';
import { localTime, uuid, whole } from './fields.ts';

const preferredTime = z
  .object({
    weekday: whole(1, 7)
      .nullish()
      .transform((value) => value ?? null),
    from: localTime(),
    to: localTime(),
    avoid: z.boolean(),
  })
  .refine(({ from, to }) => from < to, {
    path: ['to'],
    message: 'This ends before it begins. Please choose a later end.',
  });

/** All of them at once: what is not in the list is no longer preferred. */
export const setPreferredTimesSchema = z.object({
  clientId: uuid(),
  /** 0 where none were ever set. */
  expectedVersion: whole(0, 1_000_000),
  times: z.array(preferredTime).max(30, 'Please give at most 30.'),
});
