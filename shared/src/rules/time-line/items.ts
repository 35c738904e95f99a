import { dayOfDate, zoneClock } from '../zone-clock.ts';
import type { TimeLineChoice, TimeLineFacts } from './facts.ts';
import { type CheckInDay, type CheckInWeek, type DayValue, weeksOfDays } from './thin.ts';
import {
  wordsOfDay,
  wordsOfFlag,
  wordsOfHold,
  wordsOfScore,
  wordsOfSession,
  wordsOfVersion,
  rounded,
} from './words.ts';

/** Where something leads: to the note, the flag, or a part of the record. */
export interface ItemLink {
  readonly to: 'NOTE' | 'FLAG' | 'PLAN' | 'MEASURES' | 'BODYWORK' | 'SCHEDULE';
  readonly id: string;
}

/** One thing of a time line: drawn, walked to, listed in the table and written into a file alike. */
export interface TimeLineItem {
  readonly key: string;
  /** The lane it stands on: 'PLAN', 'PCL-5', 'CHECK_INS', 'SLEEP', 'TOLERANCE', 'PSYCHOTHERAPY', 'BODYWORK', 'FLAGS'. */
  readonly lane: string;
  /** Instants in milliseconds. */
  readonly at: number;
  /** Until when, where it lasts: null while it does. Left out where it does not last. */
  readonly to?: number | null;
  /** Where it stands for a stretch of days: the first and the last, as local dates. */
  readonly dates?: readonly [from: string, to: string];
  readonly what: string;
  readonly more: readonly string[];
  readonly link: ItemLink | null;
}

export const LANE_LABELS: Readonly<Record<string, string>> = {
  PLAN: 'Plan and phase',
  CHECK_INS: 'Check-ins',
  SLEEP: 'Sleep',
  TOLERANCE: 'Tolerance of trauma work',
  PSYCHOTHERAPY: 'Psychotherapy',
  BODYWORK: 'Bodywork',
  FLAGS: 'Flags and holds',
};

/** What a lane is called; a questionnaire is called by its code. */
export const laneLabel = (lane: string): string => LANE_LABELS[lane] ?? lane;

/** Values of check-ins that share one scale from 0 to 10. */
export const ON_ONE_SCALE: readonly DayValue[] = ['distress', 'mood', 'pain'];

/** Beyond so many days in view, check-ins are taken together by week. */
export const COARSE_FROM_DAYS = 190;

/** Check-ins as they are drawn: day by day, or week by week where many are in view. */
export function shownDays(
  days: readonly CheckInDay[],
  coarse: boolean,
): readonly (CheckInDay | CheckInWeek)[] {
  return coarse ? weeksOfDays(days) : days;
}

/** The instant at which a day stands on the time line: its noon; of a week the noon of its Thursday. */
export function instantOfDay(day: CheckInDay | CheckInWeek, zone: string): number {
  return zoneClock(zone).instantOf(dayOfDate(day.date) + ('lastDate' in day ? 3 : 0), 12 * 60);
}

/**
 * Everything of a time line that is chosen to be shown, in the order of time; what is of the same instant in
 * the order of lanes from above.
 */
export function timeLineItems(
  facts: TimeLineFacts,
  choice: TimeLineChoice,
  { zone, coarse }: { readonly zone: string; readonly coarse: boolean },
): TimeLineItem[] {
  const days = shownDays(facts.days, coarse);
  const onScale = choice.values.filter((value) => ON_ONE_SCALE.includes(value));
  return [
    ...facts.versions.map(
      (one): TimeLineItem => ({
        key: `version:${one.id}`,
        lane: 'PLAN',
        at: Date.parse(one.from),
        to: instantOrNull(one.until),
        ...wordsOfVersion(one),
        link: { to: 'PLAN', id: one.id },
      }),
    ),
    ...facts.scores
      .filter(({ code }) => choice.codes.includes(code))
      .map(
        (one): TimeLineItem => ({
          key: `score:${one.id}`,
          lane: one.code,
          at: Date.parse(one.takenAt),
          ...wordsOfScore(one),
          link: { to: 'MEASURES', id: one.id },
        }),
      ),
    ...daysWith(days, onScale).map((day) => dayItem(day, 'CHECK_INS', onScale, zone)),
    ...(choice.values.includes('sleepHours')
      ? daysWith(days, ['sleepHours']).map((day) => dayItem(day, 'SLEEP', ['sleepHours'], zone))
      : []),
    ...(choice.tolerance ? facts.sessions.flatMap(toleranceItem) : []),
    ...facts.sessions.map(
      (one): TimeLineItem => ({
        key: `session:${one.id}`,
        lane: one.discipline === 'PSYCHOTHERAPY' ? 'PSYCHOTHERAPY' : 'BODYWORK',
        at: Date.parse(one.startsAt),
        ...wordsOfSession(one),
        link: linkOfSession(one),
      }),
    ),
    ...facts.flags.flatMap((one): TimeLineItem[] => {
      const item = { lane: 'FLAGS', at: Date.parse(one.raisedAt), link: { to: 'FLAG', id: one.id } } as const;
      return [
        { key: `flag:${one.id}`, to: instantOrNull(one.resolvedAt), ...item, ...wordsOfFlag(one) },
        ...(one.hold === 'NONE'
          ? []
          : [{ key: `hold:${one.id}`, to: instantOrNull(one.holdLiftedAt), ...item, ...wordsOfHold(one) }]),
      ];
    }),
  ].sort((one, other) => one.at - other.at);
}

const instantOrNull = (at: string | null) => (at === null ? null : Date.parse(at));

/** The days on which any of the values was said. */
export function daysWith<Day extends CheckInDay>(
  days: readonly Day[],
  values: readonly DayValue[],
): readonly Day[] {
  return days.filter((day) => values.some((value) => day[value] !== null));
}

function dayItem(
  day: CheckInDay | CheckInWeek,
  lane: 'CHECK_INS' | 'SLEEP',
  values: readonly DayValue[],
  zone: string,
): TimeLineItem {
  return {
    key: `${lane === 'SLEEP' ? 'sleep' : 'day'}:${day.date}${'lastDate' in day ? ':week' : ''}`,
    lane,
    at: instantOfDay(day, zone),
    dates: [day.date, 'lastDate' in day ? day.lastDate : day.date],
    ...wordsOfDay(day, values),
    link: { to: 'MEASURES', id: day.date },
  };
}

function toleranceItem(session: TimeLineFacts['sessions'][number]): TimeLineItem[] {
  return session.tolerance === null
    ? []
    : [
        {
          key: `tolerance:${session.id}`,
          lane: 'TOLERANCE',
          at: Date.parse(session.startsAt),
          what: `Tolerance of trauma work: ${rounded(session.tolerance)} of 10`,
          more: [],
          link: linkOfSession(session),
        },
      ];
}

function linkOfSession({ id, noteId, discipline }: TimeLineFacts['sessions'][number]): ItemLink {
  if (noteId === null) {
    return { to: 'SCHEDULE', id };
  }
  return discipline === 'MASSAGE' ? { to: 'BODYWORK', id: noteId } : { to: 'NOTE', id: noteId };
}

/** Whether something is to be seen between two instants, at them or into them. */
export function isBetween(item: TimeLineItem, from: number, to: number): boolean {
  const until = item.to === null ? Number.POSITIVE_INFINITY : (item.to ?? item.at);
  return until >= from && item.at <= to;
}
