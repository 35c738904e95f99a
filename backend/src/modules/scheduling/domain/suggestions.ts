import {
  bookableFrom,
  freeSlots,
  isBodywork,
  type Judgement,
  type RuleFinding,
  sessionAt,
  type SlotReason,
  SlotRanking,
  type Span,
  spreadSlots,
} from '@attune/shared';
import { holdProblem, intakeAgainst, judgementOf, loadCapsAt, scopeProblem } from './booking-rules.ts';
import type { BookingFacts } from './booking-facts.ts';
import type { SlotLikings } from '../data/slot-likings.read.ts';

/** A time that could be booked, with what the rules say of it and what speaks for it. */
export interface Suggestion {
  readonly practitionerId: string;
  readonly startsAt: string;
  readonly endsAt: string;
  /** Between 0 and 1: fewer unmet wishes first, then what suits the client ({@link SlotRanking}). */
  readonly score: number;
  readonly findings: readonly RuleFinding[];
  readonly reasons: readonly SlotReason[];
  readonly room: string | null;
}

/** Who asks, and for how many. */
export interface SuggestionWish {
  readonly range: Span;
  readonly now: number;
  readonly first: number;
  /** Whether the client reads the reasons. */
  readonly forClient: boolean;
}

/**
 * The best free times of a service in a range, at most `first`, spread over the days: what booking
 * would refuse is not among them. A hold that touches the service, or health questions that
 * are open or speak against it, leave none.
 */
export function suggestionsIn(facts: BookingFacts, likings: SlotLikings, wish: SuggestionWish): Suggestion[] {
  if (facts.service.retired || holdProblem(facts) || intakeAgainst(facts)) {
    return [];
  }
  const { service, rooms, clock } = facts;
  const { range, now, first, forClient } = wish;
  const bounded = { from: Math.max(range.from, now + 1), to: range.to };
  const ranking = rankingOf(facts, likings, bounded, forClient);
  const judge = judgedOnce(facts);
  const free = freeTimes(facts, bounded, now)
    .filter(({ start }) => judge(start).hardUnmet === 0)
    .map(({ start, room, practitioner }) => {
      const rankable = {
        practitionerId: practitioner.id,
        practitionerName: practitioner.name,
        time: sessionAt(start, service),
        softUnmet: judge(start).softUnmet,
      };
      return { start, room, rankable, unmet: ranking.unmet(rankable), score: ranking.score(rankable) };
    })
    .sort((one, other) => other.score - one.score || one.start - other.start);
  const earliest = free.reduce((least, one) => Math.min(least, one.start), Number.POSITIVE_INFINITY);
  return spreadSlots(free, first, clock).map(({ start, room, rankable, score }) => ({
    practitionerId: rankable.practitionerId,
    startsAt: new Date(start).toISOString(),
    endsAt: new Date(rankable.time.to).toISOString(),
    score,
    findings: judge(start).findings(),
    reasons: [...ranking.reasons(rankable), ...(start === earliest ? [EARLIEST] : [])],
    room: room === null ? null : (rooms[room]?.name ?? null),
  }));
}

const EARLIEST: SlotReason = { part: 'EARLIEST', sentence: 'The earliest time there is.' };

/** Times at which practitioner, client and a room are free, and nothing but the plan's rules is left to ask. */
function freeTimes(facts: BookingFacts, bounded: Span, now: number) {
  const { service, rooms } = facts;
  const busy = (id: string) => facts.busy.get(id) ?? [];
  const able = facts.practitioners.filter((one) => one.offers && one.onTeam);
  return able.flatMap((practitioner) => {
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
        ({ start }) =>
          start >= earliest &&
          start <= latest &&
          inScope(start) &&
          loadCapsAt(facts, practitioner, start).length === 0,
      )
      .map((slot) => ({ ...slot, practitioner }));
  });
}

/** What the plan asks for, once for each time, whoever of the practitioners it is. */
function judgedOnce(facts: BookingFacts): (start: number) => Judgement {
  const judged = new Map<number, Judgement>();
  return (start) => {
    let judgement = judged.get(start);
    if (!judgement) {
      judgement = judgementOf(facts, start);
      judged.set(start, judgement);
    }
    return judgement;
  };
}

/** The rhythm of a rule of the plan before that of its activity; told to nobody who may not know the sessions. */
function rankingOf(facts: BookingFacts, likings: SlotLikings, range: Span, forClient: boolean): SlotRanking {
  const { clock, service, telling, rhythm } = facts;
  const everyWeeks = rhythm.everyWeeks ?? likings.everyWeeks;
  const tells = isBodywork(service.class) || telling.classes;
  return new SlotRanking({
    clock,
    range,
    preferred: likings.times,
    rhythm: everyWeeks === null ? null : { everyWeeks, days: rhythm.days, tells },
    lastWith: likings.lastWith,
    forClient,
  });
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
