import { MONTHS, WEEKDAYS } from '../../vocabulary/calendar-names.ts';
import type { Discipline } from '../../vocabulary/disciplines.ts';
import { dateOf, dayOfDate, weekdayOf, type ZoneClock, zoneClock } from '../zone-clock.ts';
import type { AssignedMeasure, MeasureOccurrence } from './occurrences.ts';

const NUMBERS = [
  'no',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
];
const SESSIONS: Readonly<Record<Discipline, string>> = {
  PSYCHOTHERAPY: 'psychotherapy session',
  MASSAGE: 'bodywork session',
};

type Rhythm = Pick<AssignedMeasure, 'rhythm' | 'everyWeeks' | 'discipline'>;

/** How often, behind the name of a questionnaire: 'every two weeks', 'before each bodywork session', 'once'. */
export function measureRhythmWords({ rhythm, everyWeeks, discipline }: Rhythm): string {
  const session = discipline === null ? 'session' : SESSIONS[discipline];
  switch (rhythm) {
    case 'EVERY_WEEKS':
      return (everyWeeks ?? 1) === 1 ? 'every week' : `every ${numberWord(everyWeeks ?? 1)} weeks`;
    case 'BEFORE_SESSION':
      return `before each ${session}`;
    case 'AFTER_SESSION':
      return `after each ${session}`;
    case 'ONCE':
      return 'once';
  }
}

/** The whole of it: 'PCL-5 every two weeks, on Mondays from 09:00, from 2 November until 1 March'. */
export function assignmentSentence(name: string, assigned: AssignedMeasure): string {
  const { rhythm, weekday, clock, startsOn, endsOn } = assigned;
  const days = rhythm === 'EVERY_WEEKS' && weekday !== null ? `, on ${WEEKDAYS[weekday - 1]}s` : '';
  const time = rhythm === 'EVERY_WEEKS' || rhythm === 'ONCE' ? ` from ${clock}` : '';
  const from = rhythm === 'ONCE' ? `, on ${dayName(dayOfDate(startsOn))}` : days;
  const span = rhythm === 'ONCE' ? '' : `, since ${dayName(dayOfDate(startsOn))}`;
  const until = endsOn === null || rhythm === 'ONCE' ? '' : ` until ${dayName(dayOfDate(endsOn))}`;
  return `${name} ${measureRhythmWords(assigned)}${from}${time}${span}${until}`;
}

/**
 * What a client is asked for, in plain words: 'Seven minutes before Thursday’s session'.
 * @param minutes how long the questionnaire takes.
 * @param now milliseconds.
 */
export function dueInWords(
  { key, session, closesAt }: Pick<MeasureOccurrence, 'key' | 'session' | 'closesAt'>,
  minutes: number,
  { timeZone, now }: { readonly timeZone: string; readonly now: number },
): string {
  const clock = zoneClock(timeZone);
  const takes = `${capital(numberWord(minutes))} ${minutes === 1 ? 'minute' : 'minutes'}`;
  if (session === null) {
    return `${takes}, any time until ${nearDay(clock, closesAt, now)}`;
  }
  const when = key.startsWith('BEFORE:') ? 'before' : 'after';
  return `${takes} ${when} ${ofDay(clock, session.startsAt, now)}`;
}

/** 'Thursday’s session', 'the session of 3 December'. */
function ofDay(clock: ZoneClock, at: number, now: number): string {
  const away = Math.abs(clock.dayOf(at) - clock.dayOf(now));
  return away < WEEKDAYS.length
    ? `${nearDay(clock, at, now)}’s session`
    : `the session of ${dayName(clock.dayOf(at))}`;
}

/** 'today', 'tomorrow', 'yesterday', 'Thursday', '3 December'. */
function nearDay(clock: ZoneClock, at: number, now: number): string {
  const day = clock.dayOf(at);
  const away = day - clock.dayOf(now);
  if (away === 0) return 'today';
  if (Math.abs(away) === 1) return away === 1 ? 'tomorrow' : 'yesterday';
  return Math.abs(away) < WEEKDAYS.length ? (WEEKDAYS[weekdayOf(day) - 1] ?? '') : dayName(day);
}

function dayName(day: number): string {
  const [, month, date] = dateOf(day).split('-');
  return `${Number(date)} ${MONTHS[Number(month) - 1]}`;
}

const numberWord = (count: number) => NUMBERS[count] ?? String(count);
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
