import { calendarStatus, calendarTitle, type CalendarShows, type CalendarStatus } from '@attune/shared';
import ical, { ICalEventClass, ICalEventStatus, ICalEventTransparency } from 'ical-generator';
import { DateTime } from 'luxon';
import { tzlib_get_ical_block } from 'timezones-ical-library';
import type { CalendarRow } from '../data/calendar.read.ts';

const STATUS: Readonly<Record<CalendarStatus, ICalEventStatus>> = {
  TENTATIVE: ICalEventStatus.TENTATIVE,
  CONFIRMED: ICalEventStatus.CONFIRMED,
  CANCELLED: ICalEventStatus.CANCELLED,
};

/**
 * Appointments as a calendar (RFC 5545). Each is an event of its own, also those of a series: its UID
 * stays when one of them is moved, and no calendar needs to understand exceptions. Times are those of the
 * practice's clock, with its VTIMEZONE. What changes the text is the appointments alone, so that the same
 * ones give the same text.
 */
export function calendarText(
  appointments: readonly CalendarRow[],
  timeZone: string,
  shows: CalendarShows,
): string {
  const rules = tzlib_get_ical_block(timeZone);
  // A zone without rules is written in UTC.
  const zone = Array.isArray(rules) && rules[0] ? timeZone : null;
  const calendar = ical({
    name: 'Attune',
    prodId: { company: 'Attune', product: 'Appointments', language: 'EN' },
    timezone: { name: null, generator: () => (Array.isArray(rules) ? (rules[0] ?? null) : null) },
  });
  for (const appointment of appointments) {
    const { id, startsAt, endsAt, version, updatedAt, state } = appointment;
    const at = (text: string) => DateTime.fromISO(text, { zone: zone ?? 'utc' });
    const status = calendarStatus(state);
    calendar.createEvent({
      id: `${id}@attune`,
      sequence: version - 1,
      // When it was last written, by which a calendar knows what is newer.
      stamp: new Date(updatedAt),
      lastModified: new Date(updatedAt),
      start: at(startsAt),
      end: at(endsAt),
      timezone: zone,
      summary: calendarTitle(appointment, shows),
      status: STATUS[status],
      class: ICalEventClass.PRIVATE,
      transparency: status === 'CANCELLED' ? ICalEventTransparency.TRANSPARENT : ICalEventTransparency.OPAQUE,
    });
  }
  return calendar.toString();
}
