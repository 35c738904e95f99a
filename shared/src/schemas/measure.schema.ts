import { z } from 'zod';
import { INSTRUMENT_CODES } from '../rules/measures/instrument.ts';
import { instant, optional, optionalText, uuid, whole } from './fields.ts';

const SCALE = () => whole(0, 10);

export const checkInSchema = z.object({
  distress: SCALE(),
  mood: optional(SCALE()),
  sleepHours: optional(
    z
      .number()
      .min(0, 'Please give hours from 0 to 24.')
      .max(24, 'Please give hours from 0 to 24.')
      .transform((hours) => Math.round(hours * 10) / 10),
  ),
  sleepQuality: optional(SCALE()),
  arousal: optional(whole(-2, 2)),
  pain: optional(SCALE()),
  irritability: optional(SCALE()),
  bodyConnection: optional(SCALE()),
  text: optionalText(1_000),
  at: optional(instant()),
});

export type CheckInDraft = z.output<typeof checkInSchema>;

/** How often the longest questionnaire may be asked about, its unscored question included. */
const MOST_ANSWERS = 60;

export const answerMeasureSchema = z.object({
  code: z.enum(INSTRUMENT_CODES, { error: 'There is no such questionnaire.' }),
  answers: z
    .array(z.number().int('Please give whole numbers.').nullable())
    .max(MOST_ANSWERS, `Please give at most ${MOST_ANSWERS}.`),
  takenAt: optional(instant()),
});

export const planCheckInsSchema = z
  .object({
    clientId: uuid(),
    weekdays: optional(z.array(whole(1, 7)).max(7, 'A week has seven days.')),
    everyDays: optional(whole(1, 28)),
  })
  .refine(({ weekdays, everyDays }) => (weekdays?.length ?? 0) === 0 || everyDays === null, {
    path: ['everyDays'],
    message: 'Please choose either weekdays or every so many days.',
  });
