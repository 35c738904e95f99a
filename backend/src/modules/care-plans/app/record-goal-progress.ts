import { recordGoalProgressSchema } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import { Audit } from '../../../platform/audit/index.ts';
import { AUDIT_OF_RELATION, Authz } from '../../../platform/authz/index.ts';
import { Clock } from '../../../platform/clock/index.ts';
import { practiceActor } from '../../../platform/context/index.ts';
import { UnitOfWork } from '../../../platform/database/index.ts';
import { forbidden, invalid, notFound } from '../../../platform/errors/index.ts';
import { Live } from '../../../platform/live/index.ts';
import { parseInput } from '../../../platform/validation/index.ts';
import { GoalProgressRepository } from '../data/goal-progress.repository.ts';
import { todayOf } from '../domain/local-today.ts';

@Injectable()
export class RecordGoalProgress {
  constructor(
    private readonly work: UnitOfWork,
    private readonly authz: Authz,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly live: Live,
    private readonly goals: GoalProgressRepository,
  ) {}

  /**
   * Adds to the history of a goal: how it goes as a whole, by a psychotherapist of the team, or that a step
   * is reached (without a day: that it is not, after all), by the client or a psychotherapist.
   * @returns the id of the version that the goal was named in.
   * @throws ProblemError NotFound; Forbidden to a client for how the goal goes as a whole; InvalidInput for a
   *   step of another goal or a day to come.
   */
  async run(input: unknown): Promise<string> {
    const said = parseInput(recordGoalProgressSchema, input);
    return this.work.run(async (unit) => {
      const goal = await this.goals.find(unit, said.goalId);
      if (!goal) {
        throw notFound();
      }
      const relation = await this.authz.require(unit, 'goal.recordProgress', goal.clientId);
      const byClient = relation === 'SELF';
      if (byClient && said.achievement !== null) {
        throw forbidden(
          'Your psychotherapist writes down how the goal goes as a whole; you say which steps you reached.',
        );
      }
      if (said.stepId !== null && !goal.stepIds.includes(said.stepId)) {
        throw invalid({ path: 'stepId', message: 'This step does not belong to the goal.' });
      }
      if (said.reachedOn !== null && said.reachedOn > todayOf(this.clock.now(), practiceActor().timeZone)) {
        throw invalid({ path: 'reachedOn', message: 'This day is still to come.' });
      }
      const { name } = practiceActor();
      const at = this.clock.nowText();
      const reachedOn = said.stepId === null ? null : said.reachedOn;
      await unit.all([
        this.goals.insert(goal, { ...said, id: newId(), reachedOn, at, byClient, byName: name }),
        this.audit.statement({
          ...AUDIT_OF_RELATION[relation],
          action: 'goal.recordProgress',
          clientIds: [goal.clientId],
          subjectType: 'CARE_PLAN',
          subjectId: goal.planId,
          fieldClasses: ['PLAN'],
        }),
        this.live.statement({ kind: 'CARE_PLAN', id: goal.planId, clientId: goal.clientId }),
      ]);
      return goal.versionId;
    });
  }
}
