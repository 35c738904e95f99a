import { z } from 'zod';
import { INSTRUMENT_CODES } from '../rules/measures/instrument.ts';
import { DISCIPLINES } from '../vocabulary/disciplines.ts';
import { MEASURE_RHYTHMS, MOST_WEEKS_BETWEEN, USUAL_MEASURE_CLOCK } from '../vocabulary/measure-rhythms.ts';
import {
  instant,
  localDate,
  localTime,
  optional,
  optionalText,
  optionalUuid,
  uuid,
  whole,
} from './fields.ts';

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

export const assignMeasureSchema = z
  .object({
    clientId: uuid(),
    code: z.enum(INSTRUMENT_CODES, { error: 'There is no such questionnaire.' }),
    rhythm: z.enum(MEASURE_RHYTHMS, { error: 'Please choose when it is asked.' }),
    everyWeeks: optional(whole(1, MOST_WEEKS_BETWEEN)),
    weekday: optional(whole(1, 7)),
    clock: localTime()
      .nullish()
      .transform((value) => value ?? USUAL_MEASURE_CLOCK),
    discipline: optional(z.enum(DISCIPLINES, { error: 'There is no such discipline.' })),
    /** Left out: today. */
    startsOn: optional(localDate()),
    endsOn: optional(localDate()),
    replaces: optionalUuid(),
  })
  .superRefine((asked, context) => {
    const wrong = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message });
    const weekly = asked.rhythm === 'EVERY_WEEKS';
    if (weekly !== (asked.everyWeeks !== null)) {
      wrong('everyWeeks', weekly ? 'Please say every how many weeks.' : 'This goes with weeks alone.');
    }
    if (!weekly && asked.weekday !== null) {
      wrong('weekday', 'This goes with weeks alone.');
    }
    if (asked.discipline !== null && asked.rhythm !== 'BEFORE_SESSION' && asked.rhythm !== 'AFTER_SESSION') {
      wrong('discipline', 'This goes with sessions alone.');
    }
    if (asked.endsOn !== null && asked.startsOn !== null && asked.endsOn < asked.startsOn) {
      wrong('endsOn', 'The end is before the beginning.');
    }
  });

export const endMeasureAssignmentSchema = z.object({ assignmentId: uuid() });

export const skipMeasureSchema = z.object({
  assignmentId: uuid(),
  occurrence: z.string().min(1, 'Please say which time is meant.').max(80, 'There is no such time.'),
});

export const markMeasureSeenSchema = z.object({ subjectId: uuid() });
