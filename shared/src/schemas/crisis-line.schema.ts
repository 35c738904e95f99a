import { z } from 'zod';
import { isDialable } from '../rules/phone-in-line.ts';
import { localDate, optional, optionalText, optionalUuid, text, uuid, whole } from './fields.ts';

const dialable = () =>
  optionalText(40).refine(
    (value) => value === null || isDialable(value),
    'Please give a number that can be dialled, such as 020 7946 0112.',
  );

const https = z.url({ protocol: /^https$/, hostname: z.regexes.domain });

/** An address that a browser opens by itself, over https. */
const webAddress = () =>
  optionalText(300).refine(
    (value) => value === null || https.safeParse(value).success,
    'Please give an address that begins with https://.',
  );

export const saveCrisisLineSchema = z
  .object({
    id: optionalUuid(),
    expectedVersion: optional(whole(1, 1_000_000)),
    region: text(2)
      .transform((value) => value.toUpperCase())
      .refine((value) => /^[A-Z]{2}$/.test(value), 'Please give two letters, such as GB.'),
    name: text(120),
    phone: dialable(),
    text: dialable(),
    url: webAddress(),
    checkedOn: localDate(),
  })
  .superRefine((value, context) => {
    if (value.phone === null && value.text === null && value.url === null) {
      context.addIssue({
        code: 'custom',
        path: ['phone'],
        message: 'Please give at least a number to call, a number to text or an address.',
      });
    }
    if (value.id !== null && value.expectedVersion === null) {
      context.addIssue({
        code: 'custom',
        path: ['expectedVersion'],
        message: 'Please say which version you saw.',
      });
    }
  });

export type CrisisLineDraft = z.output<typeof saveCrisisLineSchema>;

export const removeCrisisLineSchema = z.object({ id: uuid(), expectedVersion: whole(1, 1_000_000) });

export const orderCrisisLinesSchema = z.object({
  ids: z.array(uuid()).min(1, 'Please name the lines.').max(100, 'Please name at most 100.'),
});
