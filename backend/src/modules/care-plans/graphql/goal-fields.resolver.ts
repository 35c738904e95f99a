import { Args, ID, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { RecordClass } from '../../../platform/audit/index.ts';
import { Policy } from '../../../platform/authz/index.ts';
import { GoalMeasures } from '../app/goal-measures.ts';
import { RecordGoalProgress } from '../app/record-goal-progress.ts';
import { ReviewCarePlan } from '../app/review-care-plan.ts';
import { CarePlansRead, type GoalRow } from '../data/care-plans.read.ts';
import {
  type GoalProgressRow,
  GoalProgressRepository,
  type GoalStepRow,
} from '../data/goal-progress.repository.ts';
import { CarePlanResult, Goal } from './care-plan.type.ts';
import {
  GoalMeasure,
  GoalProgress,
  GoalStep,
  HoldReviewInput,
  RecordGoalProgressInput,
  SetPlanReviewInput,
} from './goal.type.ts';

@Resolver(() => Goal)
export class GoalFieldsResolver {
  constructor(
    private readonly goals: GoalProgressRepository,
    private readonly measures: GoalMeasures,
  ) {}

  @ResolveField(() => ID, { description: 'The same through all versions of the plan.' })
  lineId(@Parent() goal: GoalRow): string {
    return goal.lineId;
  }

  @ResolveField(() => [GoalStep])
  steps(@Parent() goal: GoalRow): Promise<GoalStepRow[]> {
    return this.goals.stepsOf(goal.id);
  }

  @ResolveField(() => [GoalProgress], { description: 'What was said of it over time, the newest first.' })
  history(@Parent() goal: GoalRow): Promise<GoalProgressRow[]> {
    return this.goals.historyOf(goal.lineId);
  }

  @ResolveField(() => GoalMeasure, {
    nullable: true,
    description:
      'Null without a measure that Attune knows, or while its figures are not shared with the viewer.',
  })
  @RecordClass('MEASURES')
  measured(@Parent() goal: GoalRow): Promise<GoalMeasure | null> {
    return this.measures.of(goal);
  }
}

/** How goals go, and when a plan is looked at again. */
@Resolver()
export class PlanProgressResolver {
  constructor(
    private readonly plans: CarePlansRead,
    private readonly recording: RecordGoalProgress,
    private readonly reviewing: ReviewCarePlan,
  ) {}

  @Mutation(() => CarePlanResult, {
    description: 'A psychotherapist says how a goal goes, or the client or they that a step is reached.',
  })
  @Policy('goal.recordProgress')
  async recordGoalProgress(@Args('input') input: RecordGoalProgressInput) {
    return this.plans.byVersionId(await this.recording.run(input));
  }

  @Mutation(() => CarePlanResult, { description: 'Says on which day the plan is looked at again.' })
  @Policy('plan.review')
  async setPlanReview(@Args('input') input: SetPlanReviewInput) {
    return this.plans.newestOf(await this.reviewing.set(input));
  }

  @Mutation(() => CarePlanResult, {
    description:
      'The plan was looked at: what was decided, and when it is looked at next. The client is told.',
  })
  @Policy('plan.review')
  async holdReview(@Args('input') input: HoldReviewInput) {
    return this.plans.newestOf(await this.reviewing.hold(input));
  }
}
