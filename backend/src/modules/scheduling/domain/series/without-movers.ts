import { type Span, Timetable } from '@attune/shared';
import type { BookingFacts } from '../booking-facts.ts';

/** An appointment that is to be moved together with others, as it stands. */
export interface Mover {
  readonly id: string;
  readonly clientId: string;
  readonly memberId: string;
  readonly roomId: string | null;
  readonly busy: Span;
}

/** The facts as if these appointments stood nowhere: none of them is in the way of another. */
export function withoutMovers(facts: BookingFacts, movers: readonly Mover[], timeZone: string): BookingFacts {
  const ids = new Set(movers.map((one) => one.id));
  const busy = new Map(facts.busy);
  for (const { clientId, memberId, roomId, busy: span } of movers) {
    for (const party of [clientId, memberId, roomId]) {
      const known = party === null ? undefined : busy.get(party);
      if (party !== null && known) {
        // Nobody is in two appointments at once (R21), so that very span is this appointment.
        busy.set(
          party,
          known.filter((one) => one.from !== span.from || one.to !== span.to),
        );
      }
    }
  }
  const sessions = facts.plan.sessions.filter((one) => one.id === undefined || !ids.has(one.id));
  return {
    ...facts,
    busy,
    plan: { ...facts.plan, sessions },
    timetable: new Timetable(facts.plan.rules, sessions, facts.hold?.level ?? 'NONE', timeZone),
    // Something that is moved: a service that was retired stays.
    moving: movers[0]?.id ?? null,
    practitioners: facts.practitioners.map((one) =>
      one.load ? { ...one, load: { ...one.load, book: one.load.book.without(ids) } } : one,
    ),
  };
}

/** A move from one span to another. */
export interface Move {
  readonly from: Span;
  readonly to: Span;
}

/**
 * An order in which moves can be written one by one: each goes to where no other still stands, so that
 * the exclusion constraints (R21), which look at every statement, find nothing. Moves that stand in a
 * circle keep their order, and the constraint refuses them.
 */
export function inMovingOrder<One extends Move>(moves: readonly One[]): One[] {
  const left = [...moves];
  const done: One[] = [];
  while (left.length > 0) {
    const free = left.findIndex((one) => left.every((other) => other === one || !meets(one.to, other.from)));
    done.push(...left.splice(Math.max(free, 0), 1));
  }
  return done;
}

function meets(one: Span, other: Span): boolean {
  return one.from < other.to && other.from < one.to;
}
