import {
  ACHIEVEMENTS,
  type Achievement,
  MEASURE_CHANGES,
  type MeasureChange,
  REVIEW_DECISIONS,
  type ReviewDecision,
} from '@attune/shared';
import { Field, Float, ID, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import { DateTimeType, enumOf, LocalDateType } from '../../../platform/graphql/index.ts';

export const AchievementEnum = enumOf(ACHIEVEMENTS);
registerEnumType(AchievementEnum, { name: 'Achievement', description: 'How a goal goes, in one word.' });
export const ReviewDecisionEnum = enumOf(REVIEW_DECISIONS);
registerEnumType(ReviewDecisionEnum, {
  name: 'ReviewDecision',
  description: 'What was decided when a plan was looked at: it goes on as it is, or changes.',
});
export const GoalChangeEnum = enumOf(MEASURE_CHANGES);
registerEnumType(GoalChangeEnum, { name: 'GoalChange' });

@ObjectType({ description: 'A described step towards a goal; the id is the same through all versions.' })
export class GoalStep {
  @Field(() => ID)
  id: string;

  @Field()
  text: string;

  @Field(() => LocalDateType, { nullable: true })
  reachedOn: string | null;

  @Field(() => String, { nullable: true, description: 'Who said that it is reached.' })
  reachedBy: string | null;
}

@ObjectType({ description: 'What somebody said once of how a goal goes; never changed.' })
export class GoalProgress {
  @Field(() => ID)
  id: string;

  @Field(() => DateTimeType)
  at: string;

  @Field()
  by: string;

  @Field()
  byClient: boolean;

  @Field(() => AchievementEnum, { nullable: true })
  achievement: Achievement | null;

  @Field(() => String, { nullable: true, description: 'Of a step: which.' })
  step: string | null;

  @Field(() => LocalDateType, {
    nullable: true,
    description: 'Of a step: when; null takes back that it was.',
  })
  reachedOn: string | null;

  @Field(() => String, { nullable: true })
  note: string | null;
}

@ObjectType({ description: 'A figure of the client’s, or the mean of a week of check-ins.' })
export class GoalFigure {
  @Field(() => DateTimeType)
  at: string;

  @Field(() => Float)
  value: number;
}

@ObjectType({ description: 'How a goal stands by figures; computed from what the client answered.' })
export class GoalMeasure {
  @Field()
  name: string;

  @Field(() => Float, { nullable: true })
  start: number | null;

  @Field(() => Float, { nullable: true })
  now: number | null;

  @Field(() => Float, { nullable: true })
  target: number | null;

  @Field(() => GoalChangeEnum)
  change: MeasureChange;

  @Field(() => Float, { nullable: true, description: 'How far from start to target, 0–1.' })
  towards: number | null;

  @Field({ description: 'For practitioners.' })
  sentence: string;

  @Field({ description: 'For the client, in plain words.' })
  plain: string;

  @Field(() => [GoalFigure])
  figures: readonly GoalFigure[];
}

@ObjectType({ description: 'A day on which the plan is looked at again, or what was decided when it was.' })
export class PlanReview {
  @Field(() => ID)
  id: string;

  @Field(() => LocalDateType)
  dueOn: string;

  @Field({ description: 'Who chose the day.' })
  setBy: string;

  @Field(() => DateTimeType, { nullable: true })
  heldAt: string | null;

  @Field(() => String, { nullable: true })
  heldBy: string | null;

  @Field(() => ReviewDecisionEnum, { nullable: true })
  decision: ReviewDecision | null;

  @Field(() => String, { nullable: true })
  words: string | null;
}

@InputType()
export class RecordGoalProgressInput {
  @Field(() => ID)
  goalId: string;

  @Field(() => AchievementEnum, { nullable: true, description: 'How the goal goes; or else a step.' })
  achievement?: Achievement | null;

  @Field(() => ID, { nullable: true })
  stepId?: string | null;

  @Field(() => LocalDateType, {
    nullable: true,
    description: 'Left out: the step is not reached, after all.',
  })
  reachedOn?: string | null;

  @Field(() => String, { nullable: true })
  note?: string | null;
}

@InputType()
export class SetPlanReviewInput {
  @Field(() => ID)
  planId: string;

  @Field(() => LocalDateType)
  on: string;
}

@InputType()
export class HoldReviewInput {
  @Field(() => ID)
  reviewId: string;

  @Field(() => ReviewDecisionEnum)
  decision: ReviewDecision;

  @Field({ description: 'What was decided; the client reads it.' })
  words: string;

  @Field(() => LocalDateType)
  nextOn: string;
}
