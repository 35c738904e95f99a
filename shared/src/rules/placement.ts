import type { AppointmentClass } from '../vocabulary/appointment-classes.ts';
import type { CoordinationRuleFacts, RuleFinding, ScheduledSession, Telling } from './coordination-facts.ts';
import { type Judgement, Timetable } from './coordination.ts';
import {
  busyAt,
  isTaken,
  SLOT_STEP_MINUTES,
  type SessionLength,
  sessionAt,
  type Span,
  worksThroughout,
} from './slots.ts';

/** Why somebody cannot hold the session at all within a time, in a sentence. */
export interface Barrier extends Span {
  readonly sentence: string;
}

/** What a rule says of every session that begins within a time. */
export interface SaidOfStarts extends Span {
  readonly finding: RuleFinding;
}

/** Somebody who could hold the session. */
export interface PlacementPractitioner {
  readonly id: string;
  readonly name: string;
  readonly working: readonly Span[];
  /** When they are taken, buffers included; not by whom. */
  readonly busy: readonly Span[];
  /** Starts at which they may not hold it: no licence or training (R2, R3). */
  readonly barriers: readonly Barrier[];
}

/** What decides where one session of a client can be, as far as its reader may know. */
export interface PlacementFacts {
  readonly timeZone: string;
  readonly length: SessionLength;
  readonly practitioners: readonly PlacementPractitioner[];
  /** When the client is taken, buffers included. */
  readonly clientBusy: readonly Span[];
  /** The rooms that fit and when they are taken; empty where none is needed. */
  readonly rooms: readonly { readonly id: string; readonly name: string; readonly busy: readonly Span[] }[];
  /** What stands against the session whenever it is: a hold, health questions. */
  readonly standing: readonly { readonly finding: RuleFinding; readonly final: boolean }[];
  /** The rules and the sessions they look at, for who may know both; else null. */
  readonly plan: {
    /** The appointment that is moved, if one is. */
    readonly id: string | null;
    readonly class: AppointmentClass;
    readonly rules: readonly CoordinationRuleFacts[];
    readonly sessions: readonly ScheduledSession[];
    readonly telling: Telling;
  } | null;
  /** For everybody else: what the rules say, worked out by who knows them. */
  readonly said: readonly SaidOfStarts[];
}

/** What speaks for and against one place in time. */
export interface PlacementVerdict {
  /** What nobody can set aside, in the order in which a person wants to hear of it. */
  readonly refusals: readonly string[];
  /** What the rules say; an unmet hard one refuses too, unless the lead sets it aside (R24). */
  readonly findings: readonly RuleFinding[];
  readonly fits: boolean;
}

/**
 * Explains places before anybody is asked: the same questions in the same order as booking, with what
 * the reader may know. Whoever is told that a place fits is not refused by the rules known here; the
 * server decides all the same.
 */
export class Placement {
  private readonly facts: PlacementFacts;
  private readonly judge: (start: number) => RuleFinding[];

  constructor(facts: PlacementFacts) {
    this.facts = facts;
    this.judge = facts.plan ? byRules(facts, facts.plan) : (start) => saidAt(facts.said, start);
  }

  /**
   * @param start when the session would begin, and `now`, both in milliseconds since 1970.
   */
  explain(practitionerId: string, start: number, now: number): PlacementVerdict {
    const { standing } = this.facts;
    const findings = [...standing.map((one) => one.finding), ...this.judge(start)];
    const refusals = [
      ...this.againstPractitioner(practitionerId, start, now),
      ...standing.filter((one) => one.final).map((one) => one.finding.sentence),
      ...this.taken(practitionerId, start),
    ];
    const broken = findings.some((one) => one.hard && !one.satisfied && one.kind !== 'HOLD');
    return { refusals, findings, fits: refusals.length === 0 && !broken };
  }

  private againstPractitioner(id: string, start: number, now: number): string[] {
    const practitioner = this.facts.practitioners.find((one) => one.id === id);
    if (!practitioner) {
      return ['This practitioner cannot book this for the client.'];
    }
    const barrier = practitioner.barriers.find((one) => one.from <= start && start < one.to);
    if (barrier) {
      return [barrier.sentence];
    }
    if (start <= now) {
      return ['This time has passed. Please choose one to come.'];
    }
    return worksThroughout(practitioner.working, sessionAt(start, this.facts.length))
      ? []
      : [`${practitioner.name} does not work at that time.`];
  }

  private taken(id: string, start: number): string[] {
    const { practitioners, clientBusy, rooms, length } = this.facts;
    const time = busyAt(start, length);
    const practitioner = practitioners.find((one) => one.id === id);
    if (practitioner && isTaken(practitioner.busy, time)) {
      return [`${practitioner.name} is taken at that time.`];
    }
    if (isTaken(clientBusy, time)) {
      return ['The client has another appointment at that time.'];
    }
    return rooms.length > 0 && rooms.every((room) => isTaken(room.busy, time))
      ? ['Every room that fits is taken at that time.']
      : [];
  }
}

/**
 * What the rules say against each start on the quarter-hour grid of a range, like sayings together:
 * for a reader who may not have the rules themselves. What is met stays out.
 * @param judge what the rules say of a start, in the words that the reader may read.
 */
export function sayingsIn(range: Span, judge: (start: number) => Judgement): SaidOfStarts[] {
  const step = SLOT_STEP_MINUTES * 60_000;
  const open = new Map<string, { from: number; to: number; finding: RuleFinding }>();
  const said: SaidOfStarts[] = [];
  for (let start = Math.ceil(range.from / step) * step; start < range.to; start += step) {
    for (const finding of judge(start).findings()) {
      if (finding.satisfied || finding.kind === 'HOLD') {
        continue;
      }
      const key = `${finding.kind} ${finding.hard} ${finding.sentence}`;
      const going = open.get(key);
      if (going?.to === start) {
        going.to = start + step;
      } else {
        const fresh = { from: start, to: start + step, finding: { ...finding, ruleId: null } };
        open.set(key, fresh);
        said.push(fresh);
      }
    }
  }
  return said;
}

function byRules(facts: PlacementFacts, plan: NonNullable<PlacementFacts['plan']>) {
  const timetable = new Timetable(plan.rules, plan.sessions, 'NONE', facts.timeZone);
  const id = plan.id === null ? {} : { id: plan.id };
  return (start: number) =>
    timetable
      .judgeSpan({ ...id, class: plan.class, ...sessionAt(start, facts.length) }, plan.telling)
      .findings();
}

function saidAt(said: readonly SaidOfStarts[], start: number): RuleFinding[] {
  return said.filter((one) => one.from <= start && start < one.to).map((one) => one.finding);
}
