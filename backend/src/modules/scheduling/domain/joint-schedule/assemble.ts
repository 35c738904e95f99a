import {
  type AppointmentClass,
  dueWeeks,
  type JointActivity,
  type JointCandidate,
  type JointOccurrence,
  type JointProblem,
  thinned,
} from '@attune/shared';
import type { BookingFacts } from '../booking-facts.ts';
import { activityOf } from './fitting-service.ts';
import type { FreePlaces, PlaceProblem } from './free-places.ts';
import type { KnownSessionRow, OfferedService, PlannedActivityRow } from './planned.ts';
import { type JointWeeks, spanOf, weekOf } from './weeks.ts';

/** An activity with what is offered for it and where it could be. */
export interface ActivityPlaces {
  readonly activity: PlannedActivityRow;
  /** Null where the practice offers nothing that fits. */
  readonly service: OfferedService | null;
  readonly free: FreePlaces;
}

/** A session that the plan asks for, with all that is told of it. */
export interface PlannedSession {
  readonly activity: PlannedActivityRow;
  readonly service: OfferedService | null;
  /** The week in which it is due, counted from 0. */
  readonly dueWeek: number;
  /** Booked already. */
  readonly kept: KnownSessionRow | null;
  readonly why: PlaceProblem | null;
}

/** A joint schedule to be found: the same sessions as the solver sees them, with all their places, and as they are told of. */
export interface AssembledSchedule {
  /** With the places that the solver looks at. */
  readonly problem: JointProblem;
  /** With every place. */
  readonly whole: JointProblem;
  readonly sessions: readonly PlannedSession[];
}

/** What is known of the client, whichever service it was asked for. */
export type ClientFacts = Pick<BookingFacts, 'plan' | 'clock'>;

/** Makes a problem of a plan: what it asks for in these weeks, what is booked of it already, where the rest could be. */
export function assembleSchedule(
  planned: readonly ActivityPlaces[],
  known: readonly KnownSessionRow[],
  { plan: { rules, sessions: schedule }, clock }: ClientFacts,
  weeks: JointWeeks,
  timeZone: string,
): AssembledSchedule {
  const range = spanOf(weeks, 0, weeks.count - 1, clock);
  const activities = planned.map((one) => one.activity);
  const own = known.map((row) => ({
    row,
    activity: activityOf(row, activities),
    start: Date.parse(row.startsAt),
  }));
  const habits: JointActivity[] = [];
  const sessions: PlannedSession[] = [];
  const whole: JointOccurrence[] = [];
  const few: JointOccurrence[] = [];
  for (const [index, { activity, service, free }] of planned.entries()) {
    const of = own.filter((one) => one.activity === index);
    const before = of.filter((one) => one.start < range.from).at(-1);
    habits.push({ habit: before ? { practitionerId: before.row.memberId, start: before.start } : null });
    const left = of.filter((one) => one.start >= range.from && one.start < range.to);
    const usual = new Set([...of.map((one) => clock.minuteOf(one.start))]);
    const lastWeek = before ? weekOf(weeks, before.start, clock) : null;
    const due = dueWeeks(activity.everyWeeks, weeks.count, lastWeek).map((one) => {
      const at = left.findIndex(({ start }) => {
        const week = weekOf(weeks, start, clock);
        return one.first <= week && week <= one.last;
      });
      const [kept] = at < 0 ? [] : left.splice(at, 1);
      return { ...one, kept: kept ?? null };
    });
    // What is booked beside the rhythm of the plan stays too, and is shown.
    const extra = left.map((kept) => ({ due: weekOf(weeks, kept.start, clock), first: 0, last: 0, kept }));
    for (const one of [...due, ...extra]) {
      const span = spanOf(weeks, one.first, one.last, clock);
      const places = one.kept ? [] : free.places.filter(({ session }) => within(session.from, span));
      const shared = { activity: index, dueWeek: one.due, kept: one.kept ? placeOf(one.kept.row) : null };
      sessions.push({
        activity,
        service,
        dueWeek: one.due,
        kept: one.kept?.row ?? null,
        why: one.kept ? null : free.why,
      });
      whole.push({ ...shared, candidates: places });
      few.push({ ...shared, candidates: thinned(places, clock, usual) });
    }
  }
  const keptIds = new Set(sessions.flatMap(({ kept }) => (kept ? [kept.id] : [])));
  const shared = {
    activities: habits,
    rules,
    others: schedule
      .filter((one) => one.id === undefined || !keptIds.has(one.id))
      .map((one) => ({ class: one.class, from: Date.parse(one.startsAt), to: Date.parse(one.endsAt) })),
    timeZone,
    firstDay: weeks.firstDay,
  };
  return {
    problem: { ...shared, occurrences: few },
    whole: { ...shared, occurrences: whole },
    sessions,
  };
}

function within(instant: number, span: { readonly from: number; readonly to: number }): boolean {
  return span.from <= instant && instant < span.to;
}

function placeOf(row: KnownSessionRow): JointCandidate {
  return {
    practitionerId: row.memberId,
    class: row.class satisfies AppointmentClass,
    session: { from: Date.parse(row.startsAt), to: Date.parse(row.endsAt) },
    busy: { from: Date.parse(row.busyFrom), to: Date.parse(row.busyTo) },
    cost: 0,
  };
}
