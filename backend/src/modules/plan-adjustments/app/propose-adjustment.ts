import { proposeAdjustmentSchema, reviseAdjustmentSchema, valuesOf } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import { Audit } from '../../../platform/audit/index.ts';
import { AUDIT_OF_RELATION, Authz } from '../../../platform/authz/index.ts';
import { Clock } from '../../../platform/clock/index.ts';
import { practiceActor } from '../../../platform/context/index.ts';
import { constraintOf, isUniqueViolation, UnitOfWork } from '../../../platform/database/index.ts';
import { conflict, notFound, staleVersion } from '../../../platform/errors/index.ts';
import { once } from '../../../platform/idempotency/index.ts';
import { Live } from '../../../platform/live/index.ts';
import { Outbox } from '../../../platform/outbox/index.ts';
import { parseInput } from '../../../platform/validation/index.ts';
import { CarePlansRepository, planIsClosed } from '../../care-plans/index.ts';
import { AdjustmentsRepository } from '../data/adjustments.repository.ts';
import { AdjustmentSteps } from './adjustment-steps.ts';

const ANOTHER_IS_OPEN =
  'A change of this activity is on its way already. Please look at that one first, or take it back.';

@Injectable()
export class ProposeAdjustment {
  // long-constructor: a use case names every part it acts through.
  constructor(
    private readonly work: UnitOfWork,
    private readonly authz: Authz,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly live: Live,
    private readonly outbox: Outbox,
    private readonly plans: CarePlansRepository,
    private readonly steps: AdjustmentSteps,
    private readonly adjustments: AdjustmentsRepository,
  ) {}

  /**
   * Somebody of the team proposes a change of one activity of the plan in force: from → to, why, and on which
   * signed session responses it rests. The lead psychotherapist is told.
   * @returns the id of the change.
   * @throws ProblemError NotFound, Forbidden; StaleVersion when another version is in force; Conflict while a
   *   change of the activity is on its way; InvalidInput and ConsentProblem by R8; ScopeOfPracticeProblem by R3.
   */
  async propose(input: { idempotencyKey?: string | null }): Promise<string> {
    const { planId, version, activityId, why, responseIds, ...to } = parseInput(
      proposeAdjustmentSchema,
      input,
    );
    return this.work.run(async (unit) => {
      const plan = await this.plans.find(unit, planId);
      if (!plan) {
        throw notFound();
      }
      const { clientId } = plan;
      const relation = await this.authz.require(unit, 'adjustment.propose', clientId);
      return once(unit, { operation: 'proposeAdjustment', key: input.idempotencyKey, input }, async () => {
        if (plan.state !== 'ACTIVE') {
          throw planIsClosed(plan.state);
        }
        const active = await this.adjustments.activeVersion(unit, planId);
        const activity = await this.adjustments.activityInForce(unit, planId, activityId);
        if (active !== null && active !== version) {
          throw staleVersion(active);
        }
        if (!activity) {
          throw notFound();
        }
        await this.steps.check(unit, clientId, activity, { to, responseIds });
        const id = newId();
        const at = this.clock.nowText();
        const from = valuesOf(activity);
        const round = {
          adjustmentId: id,
          clientId,
          round: 1,
          baseVersion: version,
          from,
          to,
          why,
          responseIds,
        };
        try {
          await unit.all([
            this.adjustments.insert({ id, clientId, planId }, activity, at),
            ...this.adjustments.round(round, at),
            this.adjustments.event({ id, clientId }, 1, 'PROPOSE', { name: practiceActor().name, at }),
            this.audit.statement({
              ...AUDIT_OF_RELATION[relation],
              action: 'adjustment.propose',
              clientIds: [clientId],
              subjectType: 'PLAN_ADJUSTMENT',
              subjectId: id,
              fieldClasses: ['PLAN'],
            }),
            this.live.statement({ kind: 'CARE_PLAN', id: planId, clientId }),
          ]);
        } catch (error) {
          if (isUniqueViolation(error, 'plan_adjustment_open_key')) {
            throw conflict(ANOTHER_IS_OPEN);
          }
          throw error;
        }
        await this.outbox.tell(unit, 'ADJUSTMENT_PROPOSED', id);
        return id;
      });
    });
  }

  /**
   * Whoever proposed a change puts it forward otherwise: a round of its own, on the plan in force now. The lead
   * psychotherapist is told again.
   * @returns the id of the change.
   * @throws ProblemError NotFound; Forbidden to anybody else; Conflict when it has gone on, or its activity has
   *   ended; InvalidInput, ConsentProblem, ScopeOfPracticeProblem as when it was proposed.
   */
  async revise(input: unknown): Promise<string> {
    const { adjustmentId, round, why, responseIds, ...to } = parseInput(reviseAdjustmentSchema, input);
    return this.work.run(async (unit) => {
      const { one, trail } = await this.steps.begin(unit, adjustmentId, round, {
        step: 'REVISE',
        action: 'adjustment.revise',
        deed: 'adjustment.revise',
      });
      const activity = await this.adjustments.activityInForce(unit, one.planId, one.lineId);
      if (!activity) {
        throw conflict(
          'The plan in force does not hold this activity any more. Please take the change back.',
        );
      }
      await this.steps.check(unit, one.clientId, activity, { to, responseIds });
      const at = this.clock.nowText();
      const next = {
        adjustmentId,
        clientId: one.clientId,
        round: round + 1,
        baseVersion: activity.version,
        from: valuesOf(activity),
        to,
        why,
        responseIds,
      };
      try {
        await unit.all([
          this.adjustments.event(one, next.round, 'REVISE', { name: practiceActor().name, at }),
          ...this.adjustments.round(next, at),
          this.audit.statement(trail),
          this.live.statement({ kind: 'CARE_PLAN', id: one.planId, clientId: one.clientId }),
        ]);
      } catch (error) {
        if (constraintOf(error) === 'adjustment_moves') {
          throw conflict('This change has gone on in the meantime. Please look at it as it is now.');
        }
        throw error;
      }
      await this.outbox.tell(unit, 'ADJUSTMENT_PROPOSED', adjustmentId);
      return adjustmentId;
    });
  }
}
