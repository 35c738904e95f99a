export const APPOINTMENT_STATES = [
  'REQUESTED',
  'BOOKED',
  'NEEDS_CLEARANCE',
  'ARRIVED',
  'IN_SESSION',
  'FULFILLED',
  'CANCELLED',
  'NO_SHOW',
] as const;

export type AppointmentState = (typeof APPOINTMENT_STATES)[number];

export const APPOINTMENT_STATES_LABELS: Readonly<Record<AppointmentState, string>> = {
  REQUESTED: 'Requested',
  BOOKED: 'Booked',
  NEEDS_CLEARANCE: 'Needs clearance',
  ARRIVED: 'Arrived',
  IN_SESSION: 'In session',
  FULFILLED: 'Done',
  CANCELLED: 'Cancelled',
  NO_SHOW: 'Did not come',
};
