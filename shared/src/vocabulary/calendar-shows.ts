/** What somebody's calendar feed says of an appointment beside its time. */
export const CALENDAR_SHOWS = ['TIME', 'PERSON'] as const;

export type CalendarShows = (typeof CALENDAR_SHOWS)[number];
