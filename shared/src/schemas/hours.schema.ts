import { IANAZone } from 'luxon';
import { z } from 'zod';
import { HOURS_STEP_MINUTES, overlapOf } from '../rules/working-hours.ts';
import { FURTHEST_DAYS, LONGEST_NOTICE_HOURS } from '../rules/booking-limits.ts';
import { minutesOf } from '../rules/zone-clock.ts';
import { TIME_OFF_KINDS } from '../vocabulary/time-off-kinds.ts';
import { localDate, localTime, optional, optionalText, optionalUuid, text, uuid, whole } from './fields.ts';

/** More pieces than anybody works in a day, and in a week. */
const MOST_OF_DAY = 12;
const MOST_OF_WEEK = 7 * MOST_OF_DAY;
/** Longest time off or closure, in days: longer is a change of the weekly hours. */
const LONGEST_AWAY_DAYS = 366;
const DAY = 86_400_000;

/** The end of something on the wall clock; '24:00' is the end of the day. */
const endTime = () =>
  z.union([z.literal('24:00'), localTime()], { error: 'Please give a time such as 17:30.' });

const quarter = (value: string) => minutesOf(value) % HOURS_STEP_MINUTES === 0;

const range = {
  from: localTime().refine(quarter, 'Please choose a quarter of the hour.'),
  to: endTime().refine(quarter, 'Please choose a quarter of the hour.'),
};
const inOrder = {
  test: ({ from, to }: { from: string; to: string }) => minutesOf(from) < minutesOf(to),
  words: { path: ['to'], message: 'This ends before it begins. Please choose a later end.' },
};

const dayRange = z.object(range).refine(inOrder.test, inOrder.words);
const weekRange = z.object({ weekday: whole(1, 7), ...range }).refine(inOrder.test, inOrder.words);

/** Pieces of a day or a week that do not overlap. */
function apart<Range extends { from: string; to: string; weekday?: number }>(
  ranges: readonly Range[],
  context: z.RefinementCtx,
): void {
  const place = overlapOf(ranges);
  if (place !== null) {
    context.addIssue({
      code: 'custom',
      path: [place, 'from'],
      message: 'This overlaps with other hours of that day.',
    });
  }
}

const weekRanges = () =>
  z.array(weekRange).max(MOST_OF_WEEK, 'Please give fewer spans of hours.').superRefine(apart);
const dayRanges = () =>
  z.array(dayRange).max(MOST_OF_DAY, 'Please give fewer spans of hours.').superRefine(apart);

export const changeWeeklyHoursSchema = z.object({
  memberId: uuid(),
  expectedVersion: whole(0, 1_000_000),
  from: localDate(),
  ranges: weekRanges(),
});

export const changeDaySchema = z.object({
  memberId: uuid(),
  expectedVersion: whole(0, 1_000_000),
  date: localDate(),
  /** Null: the hours of the weekday again. */
  ranges: optional(dayRanges()),
});

const awayFields = {
  startsOn: localDate(),
  /** Left out: from the beginning of the day. */
  startsAt: localTime()
    .nullish()
    .transform((value) => value ?? '00:00'),
  endsOn: localDate(),
  /** Left out: until the end of the day. */
  endsAt: endTime()
    .nullish()
    .transform((value) => value ?? '24:00'),
};
interface Away {
  readonly startsOn: string;
  readonly startsAt: string;
  readonly endsOn: string;
  readonly endsAt: string;
}
const endsLater = ({ startsOn, startsAt, endsOn, endsAt }: Away) =>
  startsOn < endsOn || (startsOn === endsOn && minutesOf(startsAt) < minutesOf(endsAt));
const notForever = ({ startsOn, endsOn }: Away) =>
  Date.parse(endsOn) - Date.parse(startsOn) <= LONGEST_AWAY_DAYS * DAY;
const LATER = { path: ['endsOn'], message: 'This ends before it begins. Please choose a later end.' };
const LONG = {
  path: ['endsOn'],
  message: 'Please choose at most a year; what lasts longer is a change of the weekly hours.',
};

export const addTimeOffSchema = z
  .object({
    memberId: uuid(),
    ...awayFields,
    kind: z.enum(TIME_OFF_KINDS),
    note: optionalText(500),
  })
  .refine(endsLater, LATER)
  .refine(notForever, LONG);

export const removeTimeOffSchema = z.object({ id: uuid() });

export const addClosureSchema = z
  .object({ ...awayFields, name: text(80) })
  .refine(endsLater, LATER)
  .refine(notForever, LONG);

export const removeClosureSchema = z.object({ id: uuid() });

const timeZone = () =>
  z
    .string()
    .max(60)
    .refine(
      (value) => /^[A-Za-z_]+(\/[A-Za-z0-9_+-]+){1,2}$|^UTC$/.test(value) && IANAZone.isValidZone(value),
      'Please choose a time zone from the list.',
    );

export const changeTimeZoneSchema = z.object({ timeZone: timeZone(), expectedTimeZone: z.string().max(60) });

export const previewHoursSchema = z.object({
  /** Null: everybody of the practice. */
  memberId: optionalUuid(),
  week: optional(z.object({ from: localDate(), ranges: weekRanges() })),
  day: optional(z.object({ date: localDate(), ranges: optional(dayRanges()) })),
  away: optional(z.object(awayFields).refine(endsLater, LATER).refine(notForever, LONG)),
  timeZone: optional(timeZone()),
});

const notice = () => whole(0, LONGEST_NOTICE_HOURS);
const horizon = () => whole(1, FURTHEST_DAYS);

export const changeBookingLimitsSchema = z
  .object({
    /** Null: the practice, which says all of them. */
    memberId: optionalUuid(),
    expectedVersion: whole(0, 1_000_000),
    clientNoticeHours: optional(notice()),
    staffNoticeHours: optional(notice()),
    horizonDays: optional(horizon()),
    clientChangeHours: optional(notice()),
  })
  .superRefine(({ memberId, expectedVersion: _, ...limits }, context) => {
    for (const [path, value] of Object.entries(limits)) {
      if (memberId === null && value === null) {
        context.addIssue({ code: 'custom', path: [path], message: 'Please give a number.' });
      }
    }
  });
