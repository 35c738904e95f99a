import { DateTime } from 'luxon';
import { z } from 'zod';

// Control characters other than tab and line ends have no place in what a person writes.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Longest text of a note's part, in characters. */
export const LONGEST_TEXT = 20_000;

/** A text that says something, trimmed; at most `max` characters. */
export function text(max: number) {
  return z
    .string({ error: 'Please write something here.' })
    .max(max, `Please use at most ${max} characters.`)
    .refine(
      (value) => value.isWellFormed() && !CONTROL.test(value),
      'This holds characters that cannot be kept.',
    )
    .transform((value) => value.trim())
    .refine((value) => value.length > 0, 'Please write something here.');
}

/** Whatever can be kept, as typed; at most `max` characters. */
export function typedText(max: number) {
  return z
    .string()
    .max(max, `Please use at most ${max} characters.`)
    .refine(
      (value) => value.isWellFormed() && !CONTROL.test(value),
      'This holds characters that cannot be kept.',
    );
}

/** A text that may be left out; GraphQL's null, undefined and an empty text all mean absent. */
export function optionalText(max: number) {
  return typedText(max)
    .nullish()
    .transform((value) => value?.trim() || null);
}

/** A text that is left as it stands when it was not sent; null and an empty text both empty it. */
export function keptText(max: number) {
  return typedText(max)
    .nullish()
    .transform((value) => (value === undefined ? undefined : value?.trim() || null));
}

/** A text kept as typed, also when empty: drafts. Null when it was not sent. */
export function draftText(max: number) {
  return typedText(max)
    .nullish()
    .transform((value) => value ?? null);
}

export const uuid = () =>
  z
    .string()
    .regex(UUID, 'This is not an id.')
    .transform((value) => value.toLowerCase());

export const optionalUuid = () =>
  uuid()
    .nullish()
    .transform((value) => value ?? null);

/** An instant as ISO 8601 text with an offset, of this century; comes out in UTC. */
export const instant = () =>
  z
    .union([z.string(), z.date()])
    .transform((value) => (value instanceof Date ? value.toISOString() : value))
    .refine(isInstant, 'Please give a date and time of this century.')
    .transform((value) => new Date(value).toISOString());

const IN_UTC = /^20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

function isInstant(value: string): boolean {
  // As programs write it; every page asks with such instants, and reading them otherwise is slow.
  if (IN_UTC.test(value)) {
    const at = new Date(value);
    return !Number.isNaN(at.getTime()) && at.toISOString() === value;
  }
  const read = DateTime.fromISO(value, { setZone: true });
  return (
    read.isValid &&
    /(?:z|[+-]\d\d:?\d\d)$/i.test(value) &&
    read.toUTC().year >= 2000 &&
    read.toUTC().year < 2100
  );
}

export const localDate = () =>
  z
    .string()
    .refine(
      (value) =>
        /^\d{4}-\d\d-\d\d$/.test(value) &&
        DateTime.fromISO(value).isValid &&
        value >= '2000-01-01' &&
        value < '2100-01-01',
      'Please give a date of this century.',
    );

export const localTime = () =>
  z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Please give a time such as 09:30.');

/** A whole number within bounds, both included. */
export const whole = (min: number, max: number) =>
  z
    .number()
    .int(`Please give a whole number from ${min} to ${max}.`)
    .min(min, `Please give a whole number from ${min} to ${max}.`)
    .max(max, `Please give a whole number from ${min} to ${max}.`);

export const optional = <Schema extends z.ZodType>(schema: Schema) =>
  schema.nullish().transform((value) => value ?? null);

/** A list that may be left out. */
export const list = <Schema extends z.ZodType>(schema: Schema, most: number) =>
  z
    .array(schema)
    .max(most, `Please give at most ${most}.`)
    .nullish()
    .transform((value) => value ?? []);
