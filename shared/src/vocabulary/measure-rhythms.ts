/** How often a questionnaire is asked for. */
export const MEASURE_RHYTHMS = ['EVERY_WEEKS', 'BEFORE_SESSION', 'AFTER_SESSION', 'ONCE'] as const;

export type MeasureRhythm = (typeof MEASURE_RHYTHMS)[number];

/** Rhythms that follow the sessions; the others follow the calendar. */
export const SESSION_RHYTHMS = [
  'BEFORE_SESSION',
  'AFTER_SESSION',
] as const satisfies readonly MeasureRhythm[];

/** What became of one time at which a questionnaire was asked for. */
export const MEASURE_OCCURRENCE_STATES = ['UPCOMING', 'DUE', 'ANSWERED', 'SKIPPED', 'MISSED'] as const;

export type MeasureOccurrenceState = (typeof MEASURE_OCCURRENCE_STATES)[number];

/** The most weeks between two times. */
export const MOST_WEEKS_BETWEEN = 26;

/** At what time of day one that follows the calendar is open from, where nothing is said. */
export const USUAL_MEASURE_CLOCK = '09:00';
