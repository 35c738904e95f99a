import {
  type JointCandidate,
  type JointChoice,
  type JointProblem,
  JOINT_WEIGHTS,
  jointVerdict,
} from '@attune/shared';

/** The least that any schedule costs, by trying them all; null where there are more than `most`. */
export function leastCost(problem: JointProblem, most: number): number | null {
  const all = problem.occurrences.reduce((product, one) => product * (one.candidates.length + 1), 1);
  if (all > most) {
    return null;
  }
  let least = Number.POSITIVE_INFINITY;
  const choice: (JointCandidate | null)[] = [];
  const go = (index: number, leftOut: number): void => {
    if (leftOut * JOINT_WEIGHTS.LEFT_OUT >= least) {
      return;
    }
    const occurrence = problem.occurrences[index];
    if (!occurrence) {
      least = Math.min(least, costOf(problem, choice));
      return;
    }
    for (const candidate of occurrence.candidates) {
      choice[index] = candidate;
      go(index + 1, leftOut);
    }
    choice[index] = null;
    go(index + 1, leftOut + 1);
  };
  go(0, 0);
  return least;
}

function costOf(problem: JointProblem, choice: JointChoice): number {
  const { cost, refused } = jointVerdict(problem, choice);
  return refused.length === 0 ? cost : Number.POSITIVE_INFINITY;
}
