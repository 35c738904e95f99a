import {
  cheaper,
  type JointChoice,
  jointModel,
  jointVerdict,
  refill,
  settle,
  shareBehind,
  startingSchedule,
} from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { AppConfig } from '../../../platform/config/index.ts';
import { Logger } from '../../../platform/logging/index.ts';
import { Optimiser } from '../../../platform/optimiser/index.ts';
import type { AssembledSchedule } from '../domain/joint-schedule/assemble.ts';

/** A schedule, and how good it is known to be. */
export interface Planned {
  readonly choice: JointChoice;
  /** Nothing better is possible at the times that were looked at. */
  readonly optimal: boolean;
  /** By how much a better one could be worth more at most, as a share; null where nothing is known. */
  readonly gap: number | null;
  /** Whether the solver found it, or only the quick way. */
  readonly method: 'OPTIMISER' | 'GREEDY';
}

/** Finds the best schedule that the rules allow, or a good one where the solver fails. */
@Injectable()
export class JointPlanner {
  constructor(
    private readonly optimiser: Optimiser,
    private readonly logger: Logger,
    private readonly config: AppConfig,
  ) {}

  async plan({ problem, whole }: AssembledSchedule): Promise<Planned> {
    const first = startingSchedule(problem);
    if (problem.occurrences.every((one) => one.kept !== null || one.candidates.length === 0)) {
      return { choice: first, optimal: true, gap: 0, method: 'OPTIMISER' };
    }
    const { model, start, choiceOf } = jointModel(problem);
    const answer = await this.optimiser
      .solve({ model, start: start(first), seconds: this.config.solverSeconds })
      .catch((error: unknown) => {
        this.logger.failure('joint-schedule.solver', error);
        return null;
      });
    if (!answer?.found) {
      return { choice: refill(whole, first), optimal: false, gap: null, method: 'GREEDY' };
    }
    // The engine has the last word: what it refuses goes, and what still fits somewhere comes in.
    const solved = settle(problem, choiceOf(answer.values));
    const choice = refill(whole, cheaper(problem, solved, first));
    const objective = jointVerdict(problem, choice).cost;
    const gap = answer.optimal ? 0 : shareBehind(problem, { objective, bound: answer.bound });
    return { choice, optimal: answer.optimal, gap, method: 'OPTIMISER' };
  }
}
