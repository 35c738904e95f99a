import {
  APPOINTMENT_CLASS_WORDS,
  type AppointmentClass,
  isBodywork,
} from '../vocabulary/appointment-classes.ts';
import type { CoordinationRuleFacts } from './coordination-facts.ts';
import { weekdayOf, type ZoneClock } from './zone-clock.ts';

const WEEKDAYS = ['Mondays', 'Tuesdays', 'Wednesdays', 'Thursdays', 'Fridays', 'Saturdays', 'Sundays'];
const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const DAY = 86_400_000;

/** An instant as the clock on the wall shows it: "Thu 26 Nov, 14:00". */
export function localTime(instant: number, clock: ZoneClock): string {
  const day = clock.dayOf(instant);
  const date = new Date(day * DAY);
  const minute = clock.minuteOf(instant);
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  return `${DAYS[weekdayOf(day) - 1]} ${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]}, ${two(minute / 60)}:${two(minute % 60)}`;
}

/** Until when a rest keeps a class of bodywork away; nothing of why. */
export function restSentence(of: AppointmentClass, until: number, clock: ZoneClock): string {
  return `No ${APPOINTMENT_CLASS_WORDS[of]} before ${localTime(until, clock)}.`;
}

/** What another session is called by: its class when it may be known, else no more than "session". */
export function classWords(of: AppointmentClass, mayKnow: boolean): string {
  return isBodywork(of) || (mayKnow && of === 'TRAUMA_PROCESSING') ? APPOINTMENT_CLASS_WORDS[of] : 'session';
}

/** The times that a rule keeps free, with the reason where it may be told. */
export function windowWords(rule: CoordinationRuleFacts, withReason: boolean): string {
  const days = rule.weekdays?.length ? `on ${rule.weekdays.map((day) => WEEKDAYS[day - 1]).join(', ')} ` : '';
  const why = withReason && rule.reason ? ` (${rule.reason})` : '';
  return `${days}between ${rule.fromTime ?? '00:00'} and ${rule.toTime ?? '24:00'}${why}`;
}

export const bare = (words: string) => words.replace(/^an? /, '');
export const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);
export const weeks = (count: number) => (count === 1 ? 'week' : `${count} weeks`);
export const days = (count: number) => (count === 1 ? '1 day' : `${count} days`);
export const hours = (count: number) => (count === 1 ? '1 hour' : `${count} hours`);
/** How much later something follows: "at least 2 hours later", or just "later". */
export const later = (count: number) => (count === 0 ? 'later' : `at least ${hours(count)} later`);
