import {
  dayOfDate,
  type Discipline,
  type HoursException,
  instantsOf,
  minutesOf,
  type Span,
  spansWithout,
  type WallSpan,
  type WeeklyHours,
  workingTime,
  type ZoneClock,
} from '@attune/shared';
import type { OfMember } from './of-member.ts';

/** No rest reaches further than this, in milliseconds: a rule asks for at most thirty days. */
export const LONGEST_REST = 31 * 86_400_000;

/** What a calendar is made of. */
export interface CalendarFacts {
  readonly range: Span;
  readonly clock: ZoneClock;
  readonly people: readonly {
    readonly id: string;
    readonly name: string;
    readonly disciplines: readonly Discipline[];
  }[];
  /** Weekly hours, changed days and time off, by person; away of nobody in particular: the practice is closed, named. */
  readonly hours: {
    readonly hours: readonly (WeeklyHours & OfMember)[];
    readonly exceptions: readonly (HoursException & OfMember)[];
    readonly away: readonly (WallSpan & { readonly memberId: string | null; readonly name: string | null })[];
  };
  readonly rooms: readonly { readonly id: string; readonly name: string }[];
  readonly taken: readonly { readonly roomId: string; readonly from: string; readonly to: string }[];
}

/** A time as the API gives it. */
export interface TimeSpanRow {
  readonly from: string;
  readonly to: string;
}

export interface CalendarLaneRow {
  readonly id: string;
  readonly name: string;
  readonly disciplines: readonly Discipline[];
  readonly working: readonly TimeSpanRow[];
  readonly away: readonly TimeSpanRow[];
}

/** A time at which the practice is closed. */
export interface ClosedTimeRow extends TimeSpanRow {
  readonly name: string;
}

export interface CalendarRow {
  readonly closed: readonly ClosedTimeRow[];
  readonly practitioners: readonly CalendarLaneRow[];
  readonly rooms: readonly {
    readonly id: string;
    readonly name: string;
    readonly taken: readonly TimeSpanRow[];
  }[];
}

/**
 * A calendar of a range: when the practice is closed, for each practitioner when they work and when they
 * are away besides, for each room when it is taken.
 */
export function calendarOf(facts: CalendarFacts): CalendarRow {
  const { range, clock } = facts;
  const hours = Map.groupBy(facts.hours.hours, (one) => one.memberId);
  const exceptions = Map.groupBy(facts.hours.exceptions, (one) => one.memberId);
  const taken = Map.groupBy(facts.taken, (one) => one.roomId);
  const closures = facts.hours.away.filter(({ memberId }) => memberId === null);
  const closed = closures.map((one) => instantsOf(one, clock));
  return {
    closed: closures.flatMap((one) =>
      within([instantsOf(one, clock)], range).map((span) => ({ ...span, name: one.name ?? '' })),
    ),
    practitioners: facts.people.map(({ id, name, disciplines }) => {
      const own = {
        hours: hours.get(id) ?? [],
        exceptions: exceptions.get(id) ?? [],
        away: facts.hours.away.filter(({ memberId }) => memberId === id || memberId === null),
      };
      const working = workingTime(own, clock, range);
      return {
        id,
        name,
        disciplines,
        working: within(working, range),
        away: within(spansWithout(awayIn(own, clock), [...working, ...closed]), range),
      };
    }),
    rooms: facts.rooms.map((room) => ({
      ...room,
      taken: (taken.get(room.id) ?? []).map(({ from, to }) => ({ from, to })),
    })),
  };
}

/** What is taken from somebody's hours; a changed day is stored as the whole day taken, and its own pieces. */
function awayIn(
  { exceptions, away }: { exceptions: readonly HoursException[]; away: readonly WallSpan[] },
  clock: ZoneClock,
): Span[] {
  const days = exceptions
    .filter((one) => !one.available)
    .map((one) => ({
      from: clock.instantOf(dayOfDate(one.date), minutesOf(one.from)),
      to: clock.instantOf(dayOfDate(one.date), minutesOf(one.to)),
    }));
  return [...days, ...away.map((span) => instantsOf(span, clock))];
}

/** Times as the API gives them. */
export function asTimes(spans: readonly Span[]): TimeSpanRow[] {
  return spans.map(({ from, to }) => ({
    from: new Date(from).toISOString(),
    to: new Date(to).toISOString(),
  }));
}

function within(spans: readonly Span[], range: Span): TimeSpanRow[] {
  return asTimes(
    spans
      .map((span) => ({ from: Math.max(span.from, range.from), to: Math.min(span.to, range.to) }))
      .filter((span) => span.from < span.to),
  );
}
