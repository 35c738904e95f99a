import type { MyAppointmentsQuery, MySeriesQuery, MyServicesQuery } from '../../../generated/appointments.ts';
import { firstName, listed } from '../../../lib/words.ts';

/** An appointment as the client sees it. */
export type Visit = NonNullable<MyAppointmentsQuery['client']>['appointments'][number];

/** A visit of a series as far as giving it back asks. */
export type SeriesVisit = NonNullable<
  NonNullable<MySeriesQuery['appointment']>['series']
>['appointments'][number];

/** What the client waits for. */
export type Wait = NonNullable<MyAppointmentsQuery['client']>['waiting'][number];

/** '60 minutes with Ines or Ben': how long a service takes, and who gives it. */
export function minutesWith({ minutes, practitioners }: MyServicesQuery['services'][number]): string {
  const names = practitioners.map(({ name }) => firstName(name));
  return `${minutes} minutes with ${listed(names, 'or')}`;
}

const MOVES = ['REQUESTED', 'BOOKED', 'NEEDS_CLEARANCE'];

/** What a client reads where the limit has passed. */
export const TOO_LATE_TO_MOVE =
  'It is too close to the visit to move it here. Please call the practice; you can still cancel.';

/** Whether it is one of a series every so many weeks; the weeks of a plan have no rhythm of their own. */
export const isOfRhythm = ({ series }: Pick<Visit, 'series'>): boolean => Boolean(series?.everyWeeks);

/** What a client reads where giving a visit back is noted as late. */
export const LATE =
  'It is close to the visit, so it is noted as a late cancellation. You may still cancel: if it does not feel right today, that is reason enough.';

/** Whether giving it back is noted as late; what is asked for only never is. */
export const isCancelledLate = (
  { state, changeableUntil }: Pick<Visit, 'state' | 'changeableUntil'>,
  now: number,
): boolean => state !== 'REQUESTED' && changeableUntil !== null && Date.parse(changeableUntil) < now;

/** What is given back with a visit and all that follow it in its series; itself among them. */
export const followingOf = (
  { seriesPosition }: Pick<Visit, 'seriesPosition'>,
  series: readonly SeriesVisit[],
  now: number,
): SeriesVisit[] =>
  series.filter((one) => isToCome(one, now) && (one.seriesPosition ?? 0) >= (seriesPosition ?? 0));

/** Whether it is a visit that could still be moved, by the client or by the practice. */
export const isToCome = ({ state, startsAt }: Pick<Visit, 'state' | 'startsAt'>, now: number) =>
  MOVES.includes(state) && Date.parse(startsAt) > now;

/** Whether the client can move it alone; what is asked for only, until it begins. */
export const isMovable = (
  visit: Pick<Visit, 'state' | 'startsAt' | 'changeableUntil'>,
  now: number,
): boolean =>
  isToCome(visit, now) &&
  (visit.state === 'REQUESTED' ||
    (visit.changeableUntil !== null && Date.parse(visit.changeableUntil) > now));
