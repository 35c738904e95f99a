import type { MyAppointmentsQuery } from '../../../generated/appointments.ts';

/** An appointment as the client sees it. */
export type Visit = NonNullable<MyAppointmentsQuery['client']>['appointments'][number];

/** What the client waits for. */
export type Wait = NonNullable<MyAppointmentsQuery['client']>['waiting'][number];
const MOVES = ['REQUESTED', 'BOOKED', 'NEEDS_CLEARANCE'];

/** What a client reads where the limit has passed. */
export const TOO_LATE_TO_MOVE =
  'It is too close to the visit to move it here. Please call the practice; you can still cancel.';

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
