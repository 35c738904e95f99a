import { dateOf, dayOfDate, minutesOf, weekdayOf, type ZoneClock } from './zone-clock.ts';

const MINUTE = 60_000;
/** Sessions begin at quarters of the hour. */
export const SLOT_STEP_MINUTES = 15;

/** Hours of a weekday on the wall clock; weekday 1 is Monday, times 'HH:MM'. */
export interface WeeklyHours {
  readonly weekday: number;
  readonly from: string;
  readonly to: string;
  /** The first date on which they hold; left out: they always did. */
  readonly validFrom?: string;
  /** The first date on which they no longer hold; left out or null: no end. */
  readonly validUntil?: string | null;
}

/**
 * Hours of one date that are added to the weekly ones, or taken from them. What is added stands, whatever
 * is taken: a day with hours of its own is taken whole, and has its own added.
 */
export interface HoursException {
  readonly date: string;
  readonly from: string;
  readonly to: string;
  readonly available: boolean;
}

/** From an instant until just before another, in milliseconds since 1970. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/**
 * The working time of somebody within a range: merged, in order, clock changes observed (R22).
 * @param away time off and days on which the practice is closed: nobody works then, whatever else is said.
 */
export function workingSpans(
  hours: readonly WeeklyHours[],
  exceptions: readonly HoursException[],
  clock: ZoneClock,
  range: Span,
  away: readonly Span[] = [],
): Span[] {
  const byWeekday = Map.groupBy(hours, (one) => one.weekday);
  const byDay = Map.groupBy(exceptions, (one) => dayOfDate(one.date));
  const spans: Span[] = [];
  for (let day = clock.dayOf(range.from); day <= clock.dayOf(range.to); day += 1) {
    const special = byDay.get(day) ?? [];
    const weekly = (byWeekday.get(weekdayOf(day)) ?? []).filter((one) => holdsOn(one, day)).map(asMinutes);
    const shut = special.filter((one) => !one.available).map(asMinutes);
    const extra = special.filter((one) => one.available).map(asMinutes);
    for (const { from, to } of merged([...without(merged(weekly), merged(shut)), ...extra])) {
      spans.push({ from: clock.instantOf(day, from), to: clock.instantOf(day, to) });
    }
  }
  return away.length === 0 ? merged(spans) : without(merged(spans), merged(away));
}

function holdsOn({ validFrom, validUntil }: WeeklyHours, day: number): boolean {
  return (
    (validFrom === undefined || dayOfDate(validFrom) <= day) &&
    (validUntil === undefined || validUntil === null || day < dayOfDate(validUntil))
  );
}

/** Whether a time lies in one piece within working time. */
export function worksThroughout(working: readonly Span[], time: Span): boolean {
  return working.some((span) => span.from <= time.from && time.to <= span.to);
}

/** Whether a time touches any of these. */
export function isTaken(busy: readonly Span[], time: Span): boolean {
  return busy.some((span) => span.from < time.to && time.from < span.to);
}

/** How long a session is, with what is kept free around it for practitioner, client and room. */
export interface SessionLength {
  readonly minutes: number;
  readonly bufferBefore: number;
  readonly bufferAfter: number;
}

/** The session that begins at an instant. */
export function sessionAt(start: number, length: SessionLength): Span {
  return { from: start, to: start + length.minutes * MINUTE };
}

/** What that session keeps busy: itself and its buffers. */
export function busyAt(start: number, length: SessionLength): Span {
  return {
    from: start - length.bufferBefore * MINUTE,
    to: start + (length.minutes + length.bufferAfter) * MINUTE,
  };
}

/** Where a session could be: when, and in which of the rooms (by index; null where none is needed). */
export interface FreeSlot {
  readonly start: number;
  readonly room: number | null;
}

/**
 * Every quarter of an hour at which a session could begin: within working time and the range, with
 * practitioner and client free and a room free, buffers included (R21).
 * @param busy what practitioner and client are busy with, in any order.
 * @param rooms for each fitting room what it is taken by; empty where no room is needed.
 */
export function freeSlots(
  working: readonly Span[],
  busy: readonly Span[],
  rooms: readonly (readonly Span[])[],
  length: SessionLength,
  range: Span,
): FreeSlot[] {
  const step = SLOT_STEP_MINUTES * MINUTE;
  const people = new Calendar(busy);
  const places = rooms.map((taken) => new Calendar(taken));
  const slots: FreeSlot[] = [];
  for (const span of working) {
    const last = Math.min(span.to, range.to) - length.minutes * MINUTE;
    let start = Math.ceil(Math.max(span.from, range.from) / step) * step;
    for (; start <= last; start += step) {
      const time = busyAt(start, length);
      if (people.taken(time)) {
        continue;
      }
      const room = places.findIndex((place) => !place.taken(time));
      if (room >= 0 || places.length === 0) {
        slots.push({ start, room: room >= 0 ? room : null });
      }
    }
  }
  return slots;
}

/** What is taken, asked in the order of time: each question goes on from where the last one stood. */
class Calendar {
  private readonly spans: readonly Span[];
  private next = 0;

  constructor(spans: readonly Span[]) {
    this.spans = merged(spans);
  }

  taken(time: Span): boolean {
    let span = this.spans[this.next];
    while (span && span.to <= time.from) {
      this.next += 1;
      span = this.spans[this.next];
    }
    return span !== undefined && span.from < time.to;
  }
}

/** The local date of an instant, 'YYYY-MM-DD'. */
export function localDateOf(clock: ZoneClock, instant: number): string {
  return dateOf(clock.dayOf(instant));
}

function asMinutes(hours: { readonly from: string; readonly to: string }): Span {
  return { from: minutesOf(hours.from), to: minutesOf(hours.to) };
}

function merged(spans: readonly Span[]): Span[] {
  const result: { from: number; to: number }[] = [];
  for (const span of [...spans].sort((one, other) => one.from - other.from)) {
    const last = result.at(-1);
    if (span.to <= span.from) {
      continue;
    }
    if (last && span.from <= last.to) {
      last.to = Math.max(last.to, span.to);
    } else {
      result.push({ from: span.from, to: span.to });
    }
  }
  return result;
}

/** What is left of spans once the holes are cut out: merged, in order. */
export function spansWithout(spans: readonly Span[], holes: readonly Span[]): Span[] {
  return without(merged(spans), merged(holes));
}

/** What is left of the merged spans once the merged holes are cut out. */
function without(spans: readonly Span[], holes: readonly Span[]): Span[] {
  return holes.reduce<Span[]>(
    (left, hole) =>
      left.flatMap((span) =>
        hole.to <= span.from || span.to <= hole.from
          ? [span]
          : [
              { from: span.from, to: hole.from },
              { from: hole.to, to: span.to },
            ].filter((piece) => piece.from < piece.to),
      ),
    [...spans],
  );
}
