import type { AppointmentState, AppointmentStep, BookingNews, Relation } from '@attune/shared';
import { invalid, type ProblemError } from '../../../platform/errors/index.ts';

const STANDS: Readonly<Record<AppointmentState, string>> = {
  REQUESTED: 'This appointment is not confirmed yet.',
  BOOKED: 'This appointment is booked and has not begun.',
  NEEDS_CLEARANCE: 'This appointment waits until a psychotherapist of the team has decided.',
  ARRIVED: 'The client has arrived already.',
  IN_SESSION: 'This session has begun.',
  FULFILLED: 'This session is over.',
  CANCELLED: 'This appointment was cancelled.',
  NO_SHOW: 'This appointment was missed.',
};

/** A step that is not open from a state, said as the state it is in. */
export function notFrom(state: AppointmentState): ProblemError {
  return invalid({ path: 'appointmentId', message: STANDS[state] });
}

/** What the people concerned are told of a step; null where those who take it are in one room. */
export function newsOfStep(
  step: AppointmentStep,
  from: AppointmentState,
  relation: Relation,
): BookingNews | null {
  if (step === 'CONFIRM') {
    return 'APPOINTMENT_CONFIRMED';
  }
  if (step !== 'CANCEL') {
    return null;
  }
  return from === 'REQUESTED' && relation !== 'SELF' ? 'APPOINTMENT_DECLINED' : 'APPOINTMENT_CANCELLED';
}
