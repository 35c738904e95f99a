import { z } from 'zod';
import { MOST_SERIES_DATES, MOST_SERIES_WEEKS } from '../rules/series.ts';
import { instant, optionalText, optionalUuid, uuid, whole } from './fields.ts';

/** Whether a change is for what follows an appointment of a series, itself included, or for all to come. */
export const SERIES_SCOPES = ['FOLLOWING', 'ALL'] as const;
export type SeriesScope = (typeof SERIES_SCOPES)[number];

const position = () => whole(1, MOST_SERIES_DATES);

/** What is done otherwise on single dates: left out, or at another time. */
const dates = z
  .array(
    z
      .object({
        position: position(),
        skip: z
          .boolean()
          .nullish()
          .transform((value) => value ?? false),
        startsAt: instant()
          .nullish()
          .transform((value) => value ?? null),
      })
      .refine((value) => value.skip !== (value.startsAt !== null), {
        message: 'Please leave a date out, or say when it is instead.',
      }),
  )
  .max(MOST_SERIES_DATES)
  .nullish()
  .transform((value) => value ?? [])
  .refine((value) => new Set(value.map((one) => one.position)).size === value.length, {
    message: 'Please name each date once.',
  });

export const seriesSchema = z.object({
  clientId: uuid(),
  practitionerId: uuid(),
  serviceId: uuid(),
  startsAt: instant(),
  everyWeeks: whole(1, MOST_SERIES_WEEKS),
  count: whole(2, MOST_SERIES_DATES),
  dates,
});

const scope = z.enum(SERIES_SCOPES);
const expectedVersion = () => whole(1, 1_000_000);

export const changeSeriesSchema = z.object({
  appointmentId: uuid(),
  expectedVersion: expectedVersion(),
  scope,
  startsAt: instant(),
  practitionerId: optionalUuid(),
  roomId: optionalUuid(),
  serviceId: optionalUuid(),
  dates,
});

export const cancelSeriesSchema = z.object({
  appointmentId: uuid(),
  expectedVersion: expectedVersion(),
  scope,
  reason: optionalText(2_000),
});

export const confirmSeriesSchema = z.object({ appointmentId: uuid(), expectedVersion: expectedVersion() });
