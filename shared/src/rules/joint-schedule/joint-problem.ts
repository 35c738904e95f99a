import type { AppointmentClass } from '../../vocabulary/appointment-classes.ts';
import type { CoordinationRuleFacts } from '../coordination-facts.ts';
import type { Session } from '../coordination-verdicts.ts';
import type { Span } from '../slots.ts';
import { type ZoneClock, zoneClock } from '../zone-clock.ts';

/** Where and with whom a session of the plan could be; instants in milliseconds since 1970. */
export interface JointCandidate {
  readonly practitionerId: string;
  readonly class: AppointmentClass;
  readonly session: Span;
  /** The session with what is kept free around it. */
  readonly busy: Span;
  /**
   * What speaks against it by itself, beside the rules of the plan, as a whole number on the scale of
   * {@link JOINT_WEIGHTS}: the place for the client's preferred times and the practitioner's load.
   */
  readonly cost: number;
}

/** What an activity of the plan has been used to. */
export interface JointActivity {
  /** The last session before the weeks in question; null where there was none. */
  readonly habit: { readonly practitionerId: string; readonly start: number } | null;
}

/** One session that the plan asks for. */
export interface JointOccurrence {
  /** Which of the activities, by index. */
  readonly activity: number;
  /** The week in which it is due, counted from 0. */
  readonly dueWeek: number;
  readonly candidates: readonly JointCandidate[];
  /** Booked already: it stays as it is. */
  readonly kept: JointCandidate | null;
}

/** What is to be brought together: all that decides a joint schedule, and nothing of where it came from. */
export interface JointProblem {
  readonly activities: readonly JointActivity[];
  readonly occurrences: readonly JointOccurrence[];
  readonly rules: readonly CoordinationRuleFacts[];
  /** The client's other appointments around these weeks: the rules know them, nothing moves them. */
  readonly others: readonly Session[];
  /** IANA zone of the practice. */
  readonly timeZone: string;
  /** The local day with which week 0 begins, counted from 1970-01-01. */
  readonly firstDay: number;
}

/** For each occurrence where it is; null where it is left out. What is kept stands at its own place. */
export type JointChoice = readonly (JointCandidate | null)[];

/** A place on the wall clock, as continuity looks at it. */
export interface ActivityRhythm {
  /** Days from the beginning of the week in which it is due. */
  readonly offset: number;
  /** Minutes from midnight. */
  readonly minute: number;
  readonly practitionerId: string;
}

/** Where a session stands in the rhythm of its activity. */
export function rhythmOf(
  { firstDay, timeZone }: Pick<JointProblem, 'firstDay' | 'timeZone'>,
  dueWeek: number,
  { practitionerId, start }: { readonly practitionerId: string; readonly start: number },
): ActivityRhythm {
  const clock = zoneClock(timeZone);
  return {
    offset: clock.dayOf(start) - firstDay - 7 * dueWeek,
    minute: clock.minuteOf(start),
    practitionerId,
  };
}

/** What an activity has been used to, as if it had been due in the first week. */
export function habitOf(problem: JointProblem, activity: number): ActivityRhythm | null {
  const habit = problem.activities[activity]?.habit;
  if (!habit) {
    return null;
  }
  const week = Math.floor((clockOf(problem).dayOf(habit.start) - problem.firstDay) / 7);
  return rhythmOf(problem, week, habit);
}

/** The clock of the practice. */
export function clockOf({ timeZone }: Pick<JointProblem, 'timeZone'>): ZoneClock {
  return zoneClock(timeZone);
}
