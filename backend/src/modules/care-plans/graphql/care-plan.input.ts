import type { AppointmentClass, Discipline, Phase } from '@attune/shared';
import { Field, Float, ID, InputType, Int } from '@nestjs/graphql';
import { LocalDateType, LocalTimeType } from '../../../platform/graphql/index.ts';
import { DisciplineEnum } from '../../practices/index.ts';
import { AppointmentClassEnum, PhaseEnum } from './care-plan.type.ts';

@InputType()
export class GoalInput {
  @Field(() => ID, {
    nullable: true,
    description: 'Which goal of the plan it goes on with; left out, one with the same words, or a new one.',
  })
  lineId?: string | null;

  @Field(() => [String], { nullable: true, description: 'Described steps towards it, in order.' })
  steps?: string[] | null;

  @Field()
  statement: string;

  @Field(() => String, { nullable: true })
  measureCode?: string | null;

  @Field(() => Float, { nullable: true })
  target?: number | null;

  @Field(() => LocalDateType, { nullable: true })
  due?: string | null;

  @Field(() => String, { nullable: true, description: 'TEAM when left out, or PSYCHOTHERAPY.' })
  audience?: string | null;
}

@InputType()
export class ActivityInput {
  @Field(() => ID, {
    nullable: true,
    description:
      'Which activity of the plan it goes on with; left out, one of the same way of working, or a new one.',
  })
  lineId?: string | null;

  @Field(() => DisciplineEnum)
  discipline: Discipline;

  @Field()
  modality: string;

  @Field(() => Int)
  minutes: number;

  @Field(() => Int)
  everyWeeks: number;

  @Field(() => Int, { nullable: true })
  maxPressure?: number | null;

  @Field(() => [String], { nullable: true })
  focusRegions?: string[] | null;

  @Field(() => [String], { nullable: true })
  avoidRegions?: string[] | null;

  @Field(() => String, { nullable: true })
  reason?: string | null;

  @Field(() => String, { nullable: true, description: 'Bodywork needs it before the version is proposed.' })
  adjustment?: string | null;
}

@InputType()
export class CoordinationRuleInput {
  @Field()
  kind: string;

  @Field(() => AppointmentClassEnum, { nullable: true })
  from?: AppointmentClass | null;

  @Field(() => AppointmentClassEnum, { nullable: true })
  to?: AppointmentClass | null;

  @Field(() => Int, { nullable: true })
  hours?: number | null;

  @Field(() => Int, { nullable: true })
  everyWeeks?: number | null;

  @Field(() => Int, { nullable: true })
  toleranceDays?: number | null;

  @Field(() => Int, { nullable: true })
  count?: number | null;

  @Field(() => [Int], { nullable: true })
  weekdays?: number[] | null;

  @Field(() => LocalTimeType, { nullable: true })
  fromTime?: string | null;

  @Field(() => LocalTimeType, { nullable: true })
  toTime?: string | null;

  @Field()
  hard: boolean;

  @Field(() => String, { nullable: true })
  reason?: string | null;
}

@InputType()
export class CarePlanInput {
  @Field(() => ID)
  clientId: string;

  @Field(() => ID, { nullable: true, description: 'The plan that changes; left out, a new one begins.' })
  planId?: string | null;

  @Field(() => Int, { nullable: true, description: 'The newest version the author has seen.' })
  expectedVersion?: number | null;

  @Field(() => PhaseEnum)
  phase: Phase;

  @Field()
  summary: string;

  @Field(() => String, { nullable: true })
  guidance?: string | null;

  @Field(() => [GoalInput])
  goals: GoalInput[];

  @Field(() => [ActivityInput])
  activities: ActivityInput[];

  @Field(() => [CoordinationRuleInput])
  rules: CoordinationRuleInput[];

  @Field(() => ID, { nullable: true })
  idempotencyKey?: string | null;
}

@InputType()
export class CarePlanVersionInput {
  @Field(() => ID)
  planId: string;

  @Field(() => Int)
  version: number;
}
