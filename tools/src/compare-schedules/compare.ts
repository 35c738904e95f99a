import { Optimiser } from '@attune/backend/optimiser';
import {
  cheaper,
  greedySchedule,
  type JointChoice,
  jointModel,
  jointVerdict,
  refill,
  settle,
  shareBehind,
  startingSchedule,
} from '@attune/shared';
import type { Case } from './cases.ts';
import { leastCost } from './exhaustive.ts';

/** What one case came to. */
export interface Compared {
  readonly name: string;
  readonly columns: number;
  readonly rows: number;
  /** Milliseconds from the problem to the schedule. */
  readonly took: number;
  /** Whether the solver did not answer. */
  readonly failed: boolean;
  readonly optimal: boolean;
  /** By how much a better schedule could be worth more at most, by the solver's own bound. */
  readonly gap: number;
  readonly cost: number;
  /** The solver's sum and the engine's agree. */
  readonly agrees: boolean;
  /** Sessions against a hard rule: always none. */
  readonly refused: number;
  readonly greedy: number;
  /** What the solver began with. */
  readonly begin: number;
  /** The least of all schedules on the whole grid; null where there are too many to try. */
  readonly least: number | null;
}

/**
 * Plans a case in every way there is.
 * @param seconds how long the solver may take, of a core; `patience`: how many times that on the wall.
 */
export async function compare(one: Case, seconds: number, patience: number): Promise<Compared> {
  const optimiser = new Optimiser();
  optimiser.patience = patience;
  const begun = performance.now();
  const first = startingSchedule(one.problem);
  const written = jointModel(one.problem);
  const answer = await optimiser
    .solve({ model: written.model, start: written.start(first), seconds })
    .catch(() => null);
  const found = answer?.found ? answer : null;
  // Without the solver the quick way stands, as it does for people.
  const solved: JointChoice = found ? written.choiceOf(found.values) : first;
  const choice = refill(one.whole, cheaper(one.problem, settle(one.problem, solved), first));
  const took = performance.now() - begun;
  const { cost, refused } = jointVerdict(one.whole, choice);
  return {
    name: one.name,
    columns: written.model.cost.length,
    rows: written.model.rowUpper.length,
    took,
    failed: found === null,
    optimal: found?.optimal ?? false,
    gap: found?.optimal
      ? 0
      : shareBehind(one.problem, { objective: cost, bound: found?.bound ?? Number.NEGATIVE_INFINITY }),
    cost,
    // Stopped before it had a solution of its own it says nothing of the one it was given.
    agrees:
      found === null ||
      found.bound === Number.NEGATIVE_INFINITY ||
      Math.abs(jointVerdict(one.problem, solved).cost - found.objective) < 1e-3,
    refused: refused.length + jointVerdict(one.problem, solved).refused.length,
    greedy: jointVerdict(one.problem, greedySchedule(one.problem)).cost,
    begin: jointVerdict(one.problem, first).cost,
    least: leastCost(one.whole, 60_000),
  };
}
