import type { OfferedService, PlannedActivityRow } from './planned.ts';

/** A service may be so much shorter or longer than the activity asks for, in minutes: one quarter of an hour. */
const MOST_OFF = 15;

/** Whether a service is what an activity asks for: discipline, modality and a fitting length. */
export function fits(
  activity: Pick<PlannedActivityRow, 'discipline' | 'modality' | 'minutes'>,
  service: Pick<OfferedService, 'discipline' | 'modality' | 'minutes'>,
): boolean {
  return isAlike(activity, service) && off(activity, service) <= MOST_OFF;
}

/** The service for an activity: of those that fit the one nearest in length; null for none. */
export function serviceFor(
  activity: PlannedActivityRow,
  services: readonly OfferedService[],
): OfferedService | null {
  const fitting = services.filter((service) => fits(activity, service));
  return nearest(fitting, (service) => off(activity, service));
}

/** The activity that a session of a service belongs to, by index: alike, and the nearest in length; null for none. */
export function activityOf(
  session: Pick<OfferedService, 'discipline' | 'modality' | 'minutes'>,
  activities: readonly PlannedActivityRow[],
): number | null {
  const alike = [...activities.entries()].filter(([, activity]) => isAlike(activity, session));
  return nearest(alike, ([, activity]) => off(activity, session))?.[0] ?? null;
}

function isAlike(
  activity: Pick<PlannedActivityRow, 'discipline' | 'modality'>,
  service: Pick<OfferedService, 'discipline' | 'modality'>,
): boolean {
  return activity.discipline === service.discipline && activity.modality === service.modality;
}

function off(one: { readonly minutes: number }, other: { readonly minutes: number }): number {
  return Math.abs(one.minutes - other.minutes);
}

function nearest<Value>(values: readonly Value[], distance: (value: Value) => number): Value | null {
  return values.reduce<Value | null>(
    (best, one) => (best === null || distance(one) < distance(best) ? one : best),
    null,
  );
}
