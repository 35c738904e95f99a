import { continuityCost, continuityOf, judgeJointly, jointVerdict, meets, placed } from './joint-cost.ts';
import {
  habitOf,
  type JointCandidate,
  type JointChoice,
  type JointProblem,
  type ActivityRhythm,
  rhythmOf,
} from './joint-problem.ts';
import { JOINT_WEIGHTS as WEIGHTS } from './joint-weights.ts';
import { OpenNeeds } from './open-needs.ts';

/** Rules that another session can satisfy later on: {@link OpenNeeds} knows what can still come. */
const NEEDS = new Set(['SUPPORT_WITHIN', 'SAME_DAY']);

/**
 * A quick schedule: week after week each session takes the place that costs least beside what stands
 * already. Never against a hard rule; seldom the best.
 * @param usual the rhythm that each activity is to have; left out, it follows from the first sessions.
 * @param needs of the same problem, to share what it has found among many tries.
 */
export function greedySchedule(
  problem: JointProblem,
  usual?: readonly ActivityRhythm[],
  needs = new OpenNeeds(problem),
): JointChoice {
  const gentle = {
    ...problem,
    rules: problem.rules.flatMap((rule) =>
      NEEDS.has(rule.kind) ? [] : [rule.kind === 'CADENCE' ? { ...rule, hard: false } : rule],
    ),
  };
  const choice: (JointCandidate | null)[] = problem.occurrences.map(() => null);
  const inOrder = [...problem.occurrences.entries()]
    .filter(([, one]) => one.kept === null)
    .sort(([, one], [, other]) => one.dueWeek - other.dueWeek || one.activity - other.activity);
  const coming = new Set(inOrder.map(([index]) => index));
  for (const [index, { activity, dueWeek, candidates }] of inOrder) {
    coming.delete(index);
    const all = placed(gentle, choice);
    const judge = judgeJointly(gentle, choice);
    const needed = needs.beside(all, coming);
    const wanted = usual?.[activity];
    const before = wanted ? [] : rhythmsSoFar(gentle, all, index);
    let best: { readonly candidate: JointCandidate; readonly cost: number } | null = null;
    for (const candidate of candidates) {
      const { practitionerId, session } = candidate;
      const rhythm = rhythmOf(problem, dueWeek, { practitionerId, start: session.from });
      const own =
        candidate.cost +
        needed(index, candidate) +
        (wanted ? continuityOf(wanted, rhythm) : continuityCost([...before, rhythm]));
      // What the rules say only adds to it, and takes long to ask.
      if ((best !== null && own >= best.cost) || meets(all, index, candidate)) {
        continue;
      }
      const { hardUnmet, softUnmet } = judge(index, candidate);
      const cost = own + WEIGHTS.WISH_UNMET * softUnmet;
      if (hardUnmet === 0 && (best === null || cost < best.cost)) {
        best = { candidate, cost };
      }
    }
    choice[index] = best?.candidate ?? null;
  }
  return refill(problem, settle(problem, choice));
}

/** Takes out what a hard rule refuses, the latest first, until nothing is refused. */
export function settle(problem: JointProblem, choice: JointChoice): JointChoice {
  let settled = choice;
  for (;;) {
    const { refused } = jointVerdict(problem, settled);
    const last = refused.reduce<number | null>(
      (late, index) =>
        late === null || (settled[index]?.session.from ?? 0) > (settled[late]?.session.from ?? 0)
          ? index
          : late,
      null,
    );
    if (last === null) {
      return settled;
    }
    settled = settled.map((one, index) => (index === last ? null : one));
  }
}

/**
 * Puts sessions that were left out wherever they still fit without anything being refused, each at the
 * cheapest place. Afterwards what is left out fits at none of its candidates.
 */
export function refill(problem: JointProblem, choice: JointChoice): JointChoice {
  let filled = choice;
  for (let again = true; again; ) {
    again = false;
    for (const [index, { kept, candidates }] of problem.occurrences.entries()) {
      if (kept || filled[index] || candidates.length === 0) {
        continue;
      }
      const place = cheapestPlace(problem, filled, index, candidates);
      if (place) {
        filled = withPlace(filled, index, place);
        // It may be what another one needs.
        again = true;
      }
    }
  }
  return filled;
}

/**
 * Where an occurrence costs least beside the others of a choice.
 * @returns null where every candidate is refused, or has another refused.
 */
export function cheapestPlace(
  problem: JointProblem,
  choice: JointChoice,
  index: number,
  candidates: readonly JointCandidate[],
): JointCandidate | null {
  const all = placed(problem, choice);
  const judge = judgeJointly(problem, choice);
  let best: { readonly candidate: JointCandidate; readonly cost: number } | null = null;
  for (const candidate of candidates) {
    // The quick question first: the whole is asked of few.
    if (meets(all, index, candidate) || judge(index, candidate).hardUnmet > 0) {
      continue;
    }
    const { cost, refused } = jointVerdict(problem, withPlace(choice, index, candidate));
    if (refused.length === 0 && (best === null || cost < best.cost)) {
      best = { candidate, cost };
    }
  }
  return best?.candidate ?? null;
}

/** A choice with one occurrence at another place, or left out. */
export function withPlace(choice: JointChoice, index: number, place: JointCandidate | null): JointChoice {
  return choice.map((one, at) => (at === index ? place : one));
}

function rhythmsSoFar(problem: JointProblem, all: JointChoice, index: number): ActivityRhythm[] {
  const activity = problem.occurrences[index]?.activity ?? 0;
  const habit = habitOf(problem, activity);
  const own = problem.occurrences.flatMap(({ activity: of, dueWeek }, at) => {
    const one = all[at];
    return of === activity && at !== index && one
      ? [rhythmOf(problem, dueWeek, { practitionerId: one.practitionerId, start: one.session.from })]
      : [];
  });
  return habit ? [habit, ...own] : own;
}
