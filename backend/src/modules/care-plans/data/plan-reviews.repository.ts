import type { ReviewDecision } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { currentContext } from '../../../platform/context/index.ts';
import { sql, type Unit } from '../../../platform/database/index.ts';
import type { Write } from './care-plans.repository.ts';

/** A day on which a plan is looked at again, or what was decided when it was. */
export interface PlanReviewRow {
  readonly id: string;
  readonly planId: string;
  readonly clientId: string;
  /** Local date. */
  readonly dueOn: string;
  readonly setBy: string;
  readonly heldAt: string | null;
  readonly heldBy: string | null;
  readonly decision: ReviewDecision | null;
  readonly words: string | null;
}

const ROW = `select r.id, r.plan_id as "planId", r.client_id as "clientId", r.due_on as "dueOn", s.name as "setBy",
    r.held_at as "heldAt", h.name as "heldBy", r.decision, r.words
  from attune.plan_review r
  join attune.member s on s.practice_id = r.practice_id and s.id = r.set_by
  left join attune.member h on h.practice_id = r.practice_id and h.id = r.held_by
  where r.practice_id = (select attune.practice_id()) and r.moved_at is null`;
const OF_PLANS = sql(
  'planReviews.ofPlans',
  `${ROW} and r.plan_id = any ($1::uuid[]) order by r.due_on desc, r.id desc`,
);
const OPEN = sql('planReviews.open', `${ROW} and r.id = $1 and r.held_at is null`);
const MOVE = sql(
  'planReviews.move',
  `update attune.plan_review set moved_at = $2
   where practice_id = (select attune.practice_id()) and plan_id = $1 and held_at is null and moved_at is null`,
);
const HOLD = sql(
  'planReviews.hold',
  `update attune.plan_review set held_at = $2, held_by = attune.member_id(), decision = $3, words = $4
   where practice_id = (select attune.practice_id()) and id = $1 and held_at is null and moved_at is null`,
);
const INSERT = sql(
  'planReviews.insert',
  `insert into attune.plan_review (practice_id, id, plan_id, client_id, due_on, set_by, set_at)
   values (attune.practice_id(), $1, $2, $3, $4, attune.member_id(), $5)`,
);

/** When plans are looked at again, and what was decided. */
@Injectable()
export class PlanReviewsRepository {
  /** The reviews of a plan that stand, the latest day first; batched over plans. */
  ofPlan(planId: string): Promise<PlanReviewRow[]> {
    return currentContext().reader.loadMany<PlanReviewRow>(OF_PLANS, 'planId', planId);
  }

  /** A review that is to come and that the actor may see; null otherwise. */
  findOpen(unit: Unit, id: string): Promise<PlanReviewRow | null> {
    return unit.one<PlanReviewRow>(OPEN, [id]);
  }

  /** Takes the day that is to come away, for another one to take its place. */
  move(planId: string, at: string): Write {
    return [MOVE, [planId, at]];
  }

  hold(id: string, decision: ReviewDecision, words: string, at: string): Write {
    return [HOLD, [id, at, decision, words]];
  }

  insert(review: { id: string; planId: string; clientId: string; on: string }, at: string): Write {
    return [INSERT, [review.id, review.planId, review.clientId, review.on, at]];
  }
}
