import type { RuleFinding } from '@attune/shared';
import type { Problem } from '../../../../platform/errors/index.ts';
import { CoordinationProblem } from '../../graphql/scheduling.problems.ts';

/** A date of several that cannot be booked, and why. */
export interface DateConflict {
  readonly startsAt: string;
  /** Which date of a series it is; null for the weeks of a plan. */
  readonly position: number | null;
  readonly problem: string;
  /** What the rules say of it; empty where it is no matter of rules. */
  readonly findings: readonly RuleFinding[];
}

/** What refuses a date, in its own words; of rules, every one that is broken. */
export function conflictOf(startsAt: string, problem: Problem, position: number | null = null): DateConflict {
  if (!(problem instanceof CoordinationProblem)) {
    return { startsAt, position, problem: problem.message, findings: [] };
  }
  const broken = problem.findings.filter((one) => one.hard && !one.satisfied);
  return {
    startsAt,
    position,
    problem: broken.length > 0 ? broken.map((one) => one.sentence).join(' ') : problem.message,
    findings: problem.findings,
  };
}
