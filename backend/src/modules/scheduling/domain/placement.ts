import {
  type Barrier,
  HOLD_SENTENCES,
  holdTouches,
  type PlacementFacts,
  type RuleFinding,
  SLOT_STEP_MINUTES,
  sayingsIn,
  type Span,
} from '@attune/shared';
import type { BookingFacts, PractitionerFacts } from './booking-facts.ts';
import { intakeAgainst, judgementOf, scopeProblem } from './booking-rules.ts';

const HALF_HOUR = 30 * 60_000;

/**
 * What may be told, ahead of asking, of where a session can be within a range. Whoever may know the
 * classes of the client's sessions and the plan is given the rules; anybody else what the rules say
 * of each start, in the very words in which a refusal would say it to them.
 * @param underHold whether the session may be moved while a hold touches it, since it stays marked.
 */
export function placementOf(
  facts: BookingFacts,
  practitioners: readonly PractitionerFacts[],
  range: Span,
  underHold: boolean,
): PlacementFacts {
  const { service, telling, plan, moving } = facts;
  const knows = telling.classes && telling.plan;
  const busy = (id: string) => facts.busy.get(id) ?? [];
  return {
    timeZone: plan.timeZone,
    length: {
      minutes: service.minutes,
      bufferBefore: service.bufferBefore,
      bufferAfter: service.bufferAfter,
    },
    practitioners: practitioners.map((one) => ({
      id: one.id,
      name: one.name,
      working: one.working,
      busy: busy(one.id),
      barriers: barriersOf(facts, one, range),
    })),
    clientBusy: busy(facts.clientId),
    rooms: facts.rooms.map((room) => ({ ...room, busy: busy(room.id) })),
    standing: standingAgainst(facts, underHold),
    plan: knows
      ? { id: moving, class: service.class, rules: plan.rules, sessions: plan.sessions, telling }
      : null,
    said: knows ? [] : sayingsIn(range, (start) => judgementOf(facts, start)),
  };
}

/** R18 and the health questions: what stands against the session whenever it is. */
function standingAgainst(facts: BookingFacts, underHold: boolean): PlacementFacts['standing'] {
  const { hold, service } = facts;
  const intake = intakeAgainst(facts);
  const held: RuleFinding | null =
    hold && holdTouches(hold.level, service.class)
      ? { ruleId: null, kind: 'HOLD', hard: true, satisfied: false, sentence: HOLD_SENTENCES[hold.level] }
      : null;
  return [
    ...(held ? [{ finding: held, final: !underHold }] : []),
    ...(intake ? [{ finding: intake, final: intake.final }] : []),
  ];
}

/** R2, R3: the days within a range on which somebody may not hold the service, like ones together. */
function barriersOf(facts: BookingFacts, practitioner: PractitionerFacts, range: Span): Barrier[] {
  const barriers: { from: number; to: number; sentence: string }[] = [];
  const { clock } = facts;
  for (let day = clock.dayOf(range.from); day <= clock.dayOf(range.to); day += 1) {
    const from = clock.instantOf(day, 0);
    const to = clock.instantOf(day + 1, 0);
    // Half an hour past midnight is on that day whatever the clocks do.
    const problem = scopeProblem(facts, practitioner, from + HALF_HOUR);
    const last = barriers.at(-1);
    if (problem && last && last.to === from && last.sentence === problem.message) {
      last.to = to;
    } else if (problem) {
      barriers.push({ from, to, sentence: problem.message });
    }
  }
  return barriers;
}

/** A range of starts on whole steps, so that what is said of one holds for all of it. */
export function onSteps(range: Span): Span {
  const step = SLOT_STEP_MINUTES * 60_000;
  return { from: Math.floor(range.from / step) * step, to: Math.ceil(range.to / step) * step };
}
