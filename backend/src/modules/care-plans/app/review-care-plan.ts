import { holdReviewSchema, setPlanReviewSchema } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import { Audit } from '../../../platform/audit/index.ts';
import { AUDIT_OF_RELATION, Authz } from '../../../platform/authz/index.ts';
import { Clock } from '../../../platform/clock/index.ts';
import { practiceActor } from '../../../platform/context/index.ts';
import { isUniqueViolation, type Unit, UnitOfWork } from '../../../platform/database/index.ts';
import { conflict, invalid, notFound } from '../../../platform/errors/index.ts';
import { Live } from '../../../platform/live/index.ts';
import { Outbox } from '../../../platform/outbox/index.ts';
import { parseInput } from '../../../platform/validation/index.ts';
import { CarePlansRepository, type PlanHead, type Write } from '../data/care-plans.repository.ts';
import { PlanReviewsRepository } from '../data/plan-reviews.repository.ts';
import { todayOf } from '../domain/local-today.ts';
import { planIsClosed } from '../domain/refusals.ts';

type Trail = Parameters<Audit['statement']>[0];

@Injectable()
export class ReviewCarePlan {
  // long-constructor: a use case names every part it acts through.
  constructor(
    private readonly work: UnitOfWork,
    private readonly authz: Authz,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly live: Live,
    private readonly outbox: Outbox,
    private readonly plans: CarePlansRepository,
    private readonly reviews: PlanReviewsRepository,
  ) {}

  /**
   * Says on which day the plan is looked at again; another day that was to come gives way.
   * @returns the plan's id.
   * @throws ProblemError NotFound, Forbidden; InvalidInput for a day that is not to come, or a plan that has ended.
   */
  async set(input: unknown): Promise<string> {
    const { planId, on } = parseInput(setPlanReviewSchema, input);
    return this.work.run(async (unit) => {
      const { plan, trail } = await this.open(unit, planId, 'plan.setReview');
      this.refusePast(on, 'on');
      const at = this.clock.nowText();
      await this.write(unit, plan, trail, [
        this.reviews.move(planId, at),
        this.reviews.insert({ id: newId(), planId, clientId: plan.clientId, on }, at),
      ]);
      return planId;
    });
  }

  /**
   * The plan was looked at: what was decided, and when it is looked at next. The client is told.
   * @returns the plan's id.
   * @throws ProblemError NotFound, Forbidden; Conflict when somebody held or moved it; InvalidInput.
   */
  async hold(input: unknown): Promise<string> {
    const { reviewId, decision, words, nextOn } = parseInput(holdReviewSchema, input);
    return this.work.run(async (unit) => {
      const review = await this.reviews.findOpen(unit, reviewId);
      if (!review) {
        throw notFound();
      }
      const { plan, trail } = await this.open(unit, review.planId, 'plan.review');
      // Asked again under the plan's lock: two who hold it at one moment queue up.
      if (!(await this.reviews.findOpen(unit, reviewId))) {
        throw conflict('Somebody has written down this review already.');
      }
      this.refusePast(nextOn, 'nextOn');
      const at = this.clock.nowText();
      await this.write(unit, plan, trail, [
        this.reviews.hold(reviewId, decision, words, at),
        this.reviews.insert({ id: newId(), planId: plan.id, clientId: plan.clientId, on: nextOn }, at),
      ]);
      await this.outbox.tell(unit, 'PLAN_REVIEWED', reviewId);
      return plan.id;
    });
  }

  /** The plan under its lock, where the actor may look after its reviews. */
  private async open(unit: Unit, planId: string, action: string): Promise<{ plan: PlanHead; trail: Trail }> {
    const seen = await this.plans.find(unit, planId);
    if (!seen) {
      throw notFound();
    }
    const relation = await this.authz.require(unit, 'plan.review', seen.clientId);
    const { plan } = await this.plans.lock(unit, planId);
    if (!plan) {
      throw notFound();
    }
    if (!['PROPOSED', 'ACTIVE', 'ON_HOLD'].includes(plan.state)) {
      throw planIsClosed(plan.state);
    }
    return {
      plan,
      trail: {
        ...AUDIT_OF_RELATION[relation],
        action,
        clientIds: [plan.clientId],
        subjectType: 'CARE_PLAN',
        subjectId: planId,
        fieldClasses: ['PLAN'],
      },
    };
  }

  private refusePast(on: string, path: string): void {
    if (on <= todayOf(this.clock.now(), practiceActor().timeZone)) {
      throw invalid({ path, message: 'Please choose a day that is to come.' });
    }
  }

  private async write(unit: Unit, { id, clientId }: PlanHead, trail: Trail, writes: Write[]): Promise<void> {
    try {
      await unit.all([
        ...writes,
        this.audit.statement(trail),
        this.live.statement({ kind: 'CARE_PLAN', id, clientId }),
      ]);
    } catch (error) {
      if (isUniqueViolation(error, 'plan_review_next_key')) {
        throw conflict('Somebody has chosen a day already. Please look at it first.');
      }
      throw error;
    }
  }
}
