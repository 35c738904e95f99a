import { isHeavy, type ScheduledSession, type Span, Timetable } from '@attune/shared';
import { notFound, type ProblemError } from '../../../../platform/errors/index.ts';
import { againstRules, slotTaken } from '../../graphql/scheduling.problems.ts';
import type { BookingFacts, PractitionerFacts } from '../booking-facts.ts';
import {
  brokenRules,
  holdProblem,
  intakeAgainst,
  judgementOf,
  loadAgainst,
  placeFor,
  practitionerProblem,
} from '../booking-rules.ts';

/** A session that is to be booked together with others. */
export interface Together {
  readonly practitionerId: string;
  readonly class: ScheduledSession['class'];
  readonly session: Span;
  readonly busy: Span;
}

/** The facts of a booking as if the others were booked already: the rules and everybody's time know of them. */
export function amongOthers(
  facts: BookingFacts,
  others: readonly Together[],
  timeZone: string,
): BookingFacts {
  const busy = new Map(facts.busy);
  for (const { practitionerId, busy: span } of others) {
    for (const id of [facts.clientId, practitionerId]) {
      busy.set(id, [...(busy.get(id) ?? []), span]);
    }
  }
  const sessions = others.map((one) => ({
    class: one.class,
    startsAt: new Date(one.session.from).toISOString(),
    endsAt: new Date(one.session.to).toISOString(),
  }));
  const schedule = [...facts.plan.sessions, ...sessions];
  const timetable = new Timetable(facts.plan.rules, schedule, facts.hold?.level ?? 'NONE', timeZone);
  return {
    ...facts,
    busy,
    plan: { ...facts.plan, sessions: schedule },
    timetable,
    practitioners: facts.practitioners.map((one) => withLoadOf(one, others)),
  };
}

function withLoadOf(practitioner: PractitionerFacts, others: readonly Together[]): PractitionerFacts {
  const { load, id } = practitioner;
  const own = others.filter((one) => one.practitionerId === id);
  return load === null || own.length === 0
    ? practitioner
    : {
        ...practitioner,
        load: {
          ...load,
          book: load.book.with(own.map((one) => ({ ...one.session, heavy: isHeavy(one.class) }))),
        },
      };
}

/** What booking would refuse a time for, asked just as booking asks, in that room or any; null for nothing. */
export function refusalOf(
  facts: BookingFacts,
  practitionerId: string,
  start: number,
  now: number,
  roomId: string | null = null,
): ProblemError | null {
  const practitioner = facts.practitioners.find((one) => one.id === practitionerId);
  if (!practitioner) {
    return notFound();
  }
  const problem = practitionerProblem(facts, practitioner, start, now) ?? holdProblem(facts);
  if (problem) {
    return problem;
  }
  const place = placeFor(facts, practitionerId, start, roomId);
  if ('taken' in place) {
    return slotTaken(place.taken);
  }
  const intake = intakeAgainst(facts);
  const findings = [
    ...(intake ? [intake] : []),
    ...judgementOf(facts, start).findings(),
    ...loadAgainst(facts, practitioner, start),
  ];
  const broken = brokenRules(findings);
  return broken.length > 0 ? againstRules(broken, findings) : null;
}
