import type { ScheduledSession } from '../coordination-facts.ts';
import { type Judgement, Timetable } from '../coordination.ts';
import type { Session } from '../coordination-verdicts.ts';
import {
  habitOf,
  type JointCandidate,
  type JointChoice,
  type JointProblem,
  type ActivityRhythm,
  rhythmOf,
} from './joint-problem.ts';
import { JOINT_WEIGHTS as WEIGHTS } from './joint-weights.ts';

/** What a choice is worth. */
export interface JointVerdict {
  /** Sum of the weights; less is better, 0 is a plan that is kept to the letter. */
  readonly cost: number;
  /** Occurrences whose place a hard rule of the plan or another session refuses. What is kept is not judged by them. */
  readonly refused: readonly number[];
}

/** What a schedule is worth: a session that takes place counts for what leaving it out would cost. */
export function worthOf(problem: JointProblem, cost: number): number {
  return problem.occurrences.length * WEIGHTS.LEFT_OUT - cost;
}

/**
 * By how much a better schedule could be worth more at most, as a share of what this one is worth.
 * @param objective what the schedule costs; `bound`: no schedule costs less.
 */
export function shareBehind(
  problem: JointProblem,
  { objective, bound }: { readonly objective: number; readonly bound: number },
): number {
  // Nothing costs less than what can never take place, whatever the solver knows yet.
  const nowhere = problem.occurrences.filter((one) => !one.kept && one.candidates.length === 0).length;
  const behind = Math.max(0, objective - Math.max(bound, nowhere * WEIGHTS.LEFT_OUT));
  return behind === 0 ? 0 : behind / Math.max(1, worthOf(problem, objective));
}

/** The better of two choices that nothing refuses; the first where they are alike. */
export function cheaper(problem: JointProblem, one: JointChoice, other: JointChoice): JointChoice {
  return jointVerdict(problem, other).cost < jointVerdict(problem, one).cost ? other : one;
}

/** Weekdays on which an activity can mostly be, as days from the beginning of its week. */
export const RHYTHM_DAYS = [0, 1, 2, 3, 4, 5, 6] as const;

/** Puts what is kept into its place. */
export function placed(problem: JointProblem, choice: JointChoice): JointChoice {
  return problem.occurrences.map((one, index) => one.kept ?? choice[index] ?? null);
}

/** The rules of the plan over a whole choice: each session is judged among all the others. */
export function judgeJointly(
  problem: JointProblem,
  choice: JointChoice,
): (index: number, candidate: JointCandidate) => Judgement {
  const sessions = placed(problem, choice).flatMap((one, index) =>
    one ? [asScheduled(sessionOf(one, index))] : [],
  );
  const others = problem.others.map(asScheduled);
  const timetable = new Timetable(problem.rules, [...others, ...sessions], 'NONE', problem.timeZone);
  return (index, candidate) => timetable.judgeSpan(sessionOf(candidate, index));
}

/** Judges a choice by the rules of the plan, the one engine of booking, and by continuity. */
export function jointVerdict(problem: JointProblem, choice: JointChoice): JointVerdict {
  const judge = judgeJointly(problem, choice);
  const all = placed(problem, choice);
  let cost = 0;
  const refused: number[] = [];
  for (const [index, one] of all.entries()) {
    if (!one) {
      cost += WEIGHTS.LEFT_OUT;
      continue;
    }
    const kept = problem.occurrences[index]?.kept ?? null;
    const { hardUnmet, softUnmet } = judge(index, one);
    cost += WEIGHTS.WISH_UNMET * softUnmet + (kept ? 0 : one.cost);
    if (!kept && (hardUnmet > 0 || meets(all, index, one))) {
      refused.push(index);
    }
  }
  for (const activity of problem.activities.keys()) {
    cost += continuityCost(rhythms(problem, all, activity));
  }
  return { cost, refused };
}

/** Whether a place touches that of another session of the choice, buffers included (R21). */
export function meets(all: JointChoice, index: number, candidate: JointCandidate): boolean {
  return all.some(
    (other, at) =>
      other !== null &&
      at !== index &&
      other.busy.from < candidate.busy.to &&
      candidate.busy.from < other.busy.to,
  );
}

/** Where the sessions of an activity stand on the wall clock, what it has been used to among them. */
function rhythms(problem: JointProblem, all: JointChoice, activity: number): ActivityRhythm[] {
  const habit = habitOf(problem, activity);
  const own = problem.occurrences.flatMap(({ activity: of, dueWeek }, index) => {
    const one = all[index];
    return of === activity && one
      ? [rhythmOf(problem, dueWeek, { practitionerId: one.practitionerId, start: one.session.from })]
      : [];
  });
  return habit ? [habit, ...own] : own;
}

/** What it costs that the sessions of an activity are not all on one weekday, at one time, with one person. */
export function continuityCost(all: readonly ActivityRhythm[]): number {
  if (all.length === 0) {
    return 0;
  }
  const days = RHYTHM_DAYS.map((day) => all.reduce((sum, one) => sum + Math.abs(one.offset - day), 0));
  return (
    WEIGHTS.DAY_OFF_RHYTHM * Math.min(...days) +
    WEIGHTS.OTHER_TIME * unlike(all.map((one) => one.minute)) +
    WEIGHTS.OTHER_PRACTITIONER * unlike(all.map((one) => one.practitionerId))
  );
}

/** What it costs that a session is otherwise than its activity mostly is. */
export function continuityOf(usual: ActivityRhythm, one: ActivityRhythm): number {
  return (
    WEIGHTS.DAY_OFF_RHYTHM * Math.abs(one.offset - usual.offset) +
    (one.minute === usual.minute ? 0 : WEIGHTS.OTHER_TIME) +
    (one.practitionerId === usual.practitionerId ? 0 : WEIGHTS.OTHER_PRACTITIONER)
  );
}

/** How many are not the most frequent one. */
function unlike(values: readonly (string | number)[]): number {
  const counts = [...Map.groupBy(values, (one) => one).values()].map((same) => same.length);
  return values.length - Math.max(...counts);
}

/** A place as the rules see it, known by its occurrence. */
function sessionOf({ class: of, session }: JointCandidate, index: number): Session {
  return { id: `occurrence ${index}`, class: of, from: session.from, to: session.to };
}

function asScheduled({ id, class: of, from, to }: Session): ScheduledSession {
  return {
    ...(id === undefined ? {} : { id }),
    class: of,
    startsAt: new Date(from).toISOString(),
    endsAt: new Date(to).toISOString(),
  };
}
