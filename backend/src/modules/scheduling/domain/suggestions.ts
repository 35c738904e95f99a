import {
  bookableFrom,
  freeSlots,
  type Judgement,
  type RuleFinding,
  sessionAt,
  slotScore,
  type Span,
} from '@attune/shared';
import { holdProblem, intakeAgainst, judgementOf, scopeProblem } from './booking-rules.ts';
import type { BookingFacts } from './booking-facts.ts';

/** A time that could be booked, with what the rules say of it. */
export interface Suggestion {
  readonly practitionerId: string;
  readonly startsAt: string;
  readonly endsAt: string;
  /** Between 0 and 1: fewer unmet wishes first, then the earlier one. */
  readonly score: number;
  readonly findings: readonly RuleFinding[];
  readonly room: string | null;
}

/**
 * The best free times of a service in a range, at most `first`: what booking would refuse is not
 * among them. A hold that touches the service, or health questions that
 * are open or speak against it, leave none.
 */
export function suggestionsIn(facts: BookingFacts, range: Span, now: number, first: number): Suggestion[] {
  if (facts.service.retired || holdProblem(facts) || intakeAgainst(facts)) {
    return [];
  }
  const { service, rooms } = facts;
  const bounded = { from: Math.max(range.from, now + 1), to: range.to };
  const judged = new Map<number, Judgement>();
  const judge = (start: number) => {
    let judgement = judged.get(start);
    if (!judgement) {
      judgement = judgementOf(facts, start);
      judged.set(start, judgement);
    }
    return judgement;
  };
  const busy = (id: string) => facts.busy.get(id) ?? [];
  const able = facts.practitioners.filter((one) => one.offers && one.onTeam);
  const free = able.flatMap((practitioner) => {
    const { earliest, latest } = bookableFrom(practitioner.limits, facts.asker, now);
    const inScope = onEachDay(facts, (start) => scopeProblem(facts, practitioner, start) === null);
    return freeSlots(
      practitioner.working,
      [...busy(practitioner.id), ...busy(facts.clientId)],
      rooms.map((room) => busy(room.id)),
      service,
      bounded,
    )
      .filter(
        ({ start }) => start >= earliest && start <= latest && inScope(start) && judge(start).hardUnmet === 0,
      )
      .map((slot) => ({ ...slot, practitionerId: practitioner.id, unmet: judge(slot.start).softUnmet }));
  });
  return free
    .sort((one, other) => one.unmet - other.unmet || one.start - other.start)
    .slice(0, first)
    .map(({ start, room, practitionerId, unmet }) => ({
      practitionerId,
      startsAt: new Date(start).toISOString(),
      endsAt: new Date(sessionAt(start, service).to).toISOString(),
      score: slotScore(unmet, start, bounded),
      findings: judge(start).findings(),
      room: room === null ? null : (rooms[room]?.name ?? null),
    }));
}

/** Asks once for each local day. */
function onEachDay({ clock }: BookingFacts, ask: (start: number) => boolean): (start: number) => boolean {
  const known = new Map<number, boolean>();
  return (start) => {
    const day = clock.dayOf(start);
    const answer = known.get(day) ?? ask(start);
    known.set(day, answer);
    return answer;
  };
}
