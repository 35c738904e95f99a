import { quietAround, type QuietHours } from './quiet-hours.ts';
import { zoneClock } from './zone-clock.ts';

/** How long before a visit somebody may be reminded, in hours, the longest first. */
export const REMINDER_LEADS = [48, 24, 2] as const;

export type ReminderLead = (typeof REMINDER_LEADS)[number];

/** What somebody chose about being reminded. */
export interface ReminderChoice {
  /** None: no reminders. */
  readonly leadHours: readonly ReminderLead[];
  /** For who treats: the evening before, how many appointments the next day has. */
  readonly eveningSummary: boolean;
  /** For clients: when a questionnaire of the plan may be answered. */
  readonly questionnaires: boolean;
}

/** What holds for whoever has chosen nothing. */
export const USUAL_REMINDERS: ReminderChoice = {
  leadHours: [24],
  eveningSummary: false,
  questionnaires: true,
};

/** When the evening's summary is told at the earliest, by the practice's clock. */
export const SUMMARY_FROM = '18:00';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const HOURS_OF_DAY = 24;
/** A reminder that comes later than this before the visit is of no use. */
const LATEST = 30 * MINUTE;

export interface Reminded {
  /** When the visit begins, in milliseconds. */
  readonly startsAt: number;
  readonly leadHours: ReminderLead;
  /** The practice's: its clock is the visit's. */
  readonly timeZone: string;
  /** Of whoever is reminded. */
  readonly quietHours: QuietHours | null;
}

/**
 * When somebody is reminded of a visit, in milliseconds. Whole days go by the clock on the wall, so that
 * "a day before" is the same time of day also when the clocks change in between. Quiet hours put it off
 * until they end, and where that would be too late for the visit, it comes before they begin.
 */
export function reminderAt({ startsAt, leadHours, timeZone, quietHours }: Reminded): number {
  const clock = zoneClock(timeZone);
  const due =
    leadHours % HOURS_OF_DAY === 0
      ? clock.instantOf(clock.dayOf(startsAt) - leadHours / HOURS_OF_DAY, clock.minuteOf(startsAt))
      : startsAt - leadHours * HOUR;
  const quiet = quietHours === null ? null : quietAround(quietHours, due);
  if (quiet === null) {
    return due;
  }
  return quiet.to <= startsAt - LATEST ? quiet.to : quiet.from - MINUTE;
}
