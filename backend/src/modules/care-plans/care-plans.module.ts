import { Global, Module } from '@nestjs/common';
import { AgreeToCarePlan } from './app/agree-to-care-plan.ts';
import { DraftCarePlan } from './app/draft-care-plan.ts';
import { GoalMeasures } from './app/goal-measures.ts';
import { PlanChecks } from './app/plan-checks.ts';
import { ProposeCarePlan } from './app/propose-care-plan.ts';
import { RecordGoalProgress } from './app/record-goal-progress.ts';
import { ReviewCarePlan } from './app/review-care-plan.ts';
import { CarePlansRead } from './data/care-plans.read.ts';
import { CarePlansRepository } from './data/care-plans.repository.ts';
import { GoalProgressRepository } from './data/goal-progress.repository.ts';
import { PlanReviewsRepository } from './data/plan-reviews.repository.ts';
import {
  ActivityResolver,
  CarePlanFieldsResolver,
  CoordinationRuleResolver,
} from './graphql/care-plan-fields.resolver.ts';
import { CarePlansResolver } from './graphql/care-plans.resolver.ts';
import { ClientPlanResolver } from './graphql/client-plan.resolver.ts';
import { GoalFieldsResolver, PlanProgressResolver } from './graphql/goal-fields.resolver.ts';

@Global()
@Module({
  providers: [
    CarePlansRead,
    CarePlansRepository,
    GoalProgressRepository,
    GoalMeasures,
    PlanReviewsRepository,
    RecordGoalProgress,
    ReviewCarePlan,
    GoalFieldsResolver,
    PlanProgressResolver,
    DraftCarePlan,
    PlanChecks,
    ProposeCarePlan,
    AgreeToCarePlan,
    CarePlansResolver,
    CarePlanFieldsResolver,
    ActivityResolver,
    CoordinationRuleResolver,
    ClientPlanResolver,
  ],
  exports: [CarePlansRead, CarePlansRepository, GoalMeasures, GoalProgressRepository, PlanChecks],
})
export class CarePlansModule {}
