import type { AppointmentState } from '../vocabulary/appointment-states.ts';
import type { CalendarShows } from '../vocabulary/calendar-shows.ts';
import { calledName, initialsOf } from './person-names.ts';

/** How many days of the past and of what is to come a feed holds. */
export const FEED_DAYS = { back: 30, ahead: 180 } as const;

/** A cancelled appointment stays in a feed for so many days, so that each calendar learns of it. */
export const CANCELLED_STAYS_DAYS = 30;

/** An appointment as its calendar's owner may see it. */
export interface Entry {
  /** Whether it is the owner's own visit, or one that the owner gives. */
  readonly own: boolean;
  /** Null where the person is out of the owner's reach. */
  readonly practitioner: string | null;
  readonly client: string | null;
}

/**
 * What a calendar shows as the title: calendars lie about on other people's screens and servers, so it is
 * neutral, and never the service. By choice, a client sees the practitioner's first name, and a
 * practitioner the client's initials.
 */
export function calendarTitle({ own, practitioner, client }: Entry, shows: CalendarShows): string {
  if (shows === 'TIME') {
    return 'Appointment';
  }
  if (own) {
    return practitioner === null ? 'Appointment' : `Appointment with ${calledName(practitioner)}`;
  }
  return client === null ? 'Appointment' : `Appointment ${initialsOf(client)}`;
}

export type CalendarStatus = 'TENTATIVE' | 'CONFIRMED' | 'CANCELLED';

/** The status by which calendars know an appointment (RFC 5545, 3.8.1.11). */
export function calendarStatus(state: AppointmentState): CalendarStatus {
  switch (state) {
    case 'REQUESTED':
    case 'NEEDS_CLEARANCE':
      return 'TENTATIVE';
    case 'CANCELLED':
      return 'CANCELLED';
    default:
      return 'CONFIRMED';
  }
}
