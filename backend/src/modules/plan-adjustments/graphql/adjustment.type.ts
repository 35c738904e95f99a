import {
  ADJUSTMENT_STATES,
  ADJUSTMENT_STEPS,
  type AdjustmentState,
  type AdjustmentStep,
  type Discipline,
} from '@attune/shared';
import { createUnionType, Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import {
  Conflict,
  ConsentProblem,
  Forbidden,
  InvalidInput,
  NotFound,
  Problem,
  ScopeOfPracticeProblem,
  StaleVersion,
} from '../../../platform/errors/index.ts';
import { DateTimeType, enumOf } from '../../../platform/graphql/index.ts';
import { DisciplineEnum } from '../../practices/index.ts';
import { PlanMovedOn } from '../domain/plan-moved-on.ts';

export const AdjustmentStateEnum = enumOf(ADJUSTMENT_STATES);
registerEnumType(AdjustmentStateEnum, { name: 'AdjustmentState' });
export const AdjustmentStepEnum = enumOf(ADJUSTMENT_STEPS);
registerEnumType(AdjustmentStepEnum, {
  name: 'AdjustmentStep',
  description:
    'CARRY: a later version of the plan holds the change too. SET_BACK: one that does not was put forward in place of its version.',
});

@ObjectType({ description: 'A change of one activity of the plan, from its proposal to a version in force.' })
export class PlanAdjustment {
  @Field(() => ID)
  id: string;

  @Field(() => ID)
  clientId: string;

  @Field(() => ID)
  planId: string;

  @Field(() => DisciplineEnum)
  discipline: Discipline;

  @Field(() => AdjustmentStateEnum)
  state: AdjustmentState;

  @Field(() => Int, { description: 'Which round it is in; sent along with each step.' })
  round: number;

  @Field(() => Int, { nullable: true, description: 'The version of the plan that was made of it.' })
  version: number | null;

  @Field()
  proposedBy: string;

  @Field(() => DateTimeType)
  proposedAt: string;

  @Field(() => DateTimeType, { description: 'When it last went on.' })
  changedAt: string;
}

@ObjectType({ description: 'A session response that a change rests on, as far as it is open to the viewer.' })
export class RestingResponse {
  @Field(() => ID)
  noteId: string;

  @Field(() => DateTimeType)
  at: string;

  @Field(() => Int, { nullable: true })
  arrivalDistress: number | null;

  @Field(() => Int, { nullable: true })
  departureDistress: number | null;

  @Field(() => [String])
  modalities: readonly string[];
}

@ObjectType({ description: 'What was proposed in one round.' })
export class AdjustmentRound {
  @Field(() => Int)
  round: number;

  @Field(() => Int, { description: 'The version in force when it was written.' })
  baseVersion: number;

  @Field()
  why: string;

  @Field(() => DateTimeType)
  at: string;
}

@ObjectType({ description: 'What happened to a change, and by whom.' })
export class AdjustmentEvent {
  @Field(() => Int)
  round: number;

  @Field(() => AdjustmentStepEnum)
  kind: AdjustmentStep;

  @Field(() => String, { nullable: true, description: 'Of an objection, why.' })
  words: string | null;

  @Field(() => Int, { nullable: true })
  version: number | null;

  @Field(() => DateTimeType)
  at: string;

  @Field()
  by: string;
}

@ObjectType({ description: 'A booking that no longer fits since a change of the plan is in force.' })
export class AdjustmentMisfit {
  @Field(() => ID)
  appointmentId: string;

  @Field(() => DateTimeType)
  startsAt: string;

  @Field(() => String, { nullable: true })
  service: string | null;

  @Field()
  practitioner: string;
}

@InputType({ isAbstract: true })
abstract class WishedChange {
  @Field()
  modality: string;

  @Field(() => Int)
  minutes: number;

  @Field(() => Int)
  everyWeeks: number;

  @Field(() => Int, { nullable: true })
  maxPressure?: number | null;

  @Field({ description: 'The client reads it once the lead psychotherapist has acknowledged the change.' })
  why: string;

  @Field(() => [ID], { description: 'Signed session responses of the client that are open to the proposer.' })
  responseIds: string[];
}

@InputType()
export class ProposeAdjustmentInput extends WishedChange {
  @Field(() => ID)
  planId: string;

  @Field(() => Int, { description: 'The version in force that the proposer has seen.' })
  version: number;

  @Field(() => ID)
  activityId: string;

  @Field(() => ID, { nullable: true })
  idempotencyKey?: string | null;
}

@InputType()
export class ReviseAdjustmentInput extends WishedChange {
  @Field(() => ID)
  adjustmentId: string;

  @Field(() => Int)
  round: number;
}

@InputType()
export class ObjectToAdjustmentInput {
  @Field(() => ID)
  adjustmentId: string;

  @Field(() => Int)
  round: number;

  @Field()
  reason: string;
}

@InputType()
export class WithdrawAdjustmentInput {
  @Field(() => ID)
  adjustmentId: string;

  @Field(() => Int)
  round: number;
}

@InputType()
export class AcknowledgeAdjustmentInput {
  @Field(() => ID)
  adjustmentId: string;

  @Field(() => Int)
  round: number;

  @Field(() => Int, {
    nullable: true,
    description: 'The newest version, once PlanMovedOn has shown it: the change goes on top of that.',
  })
  ontoVersion?: number | null;
}

export const PlanAdjustmentResult = createUnionType({
  name: 'PlanAdjustmentResult',
  types: () =>
    [
      PlanAdjustment,
      NotFound,
      Forbidden,
      InvalidInput,
      StaleVersion,
      Conflict,
      ConsentProblem,
      ScopeOfPracticeProblem,
      PlanMovedOn,
    ] as const,
  resolveType: (value: object) => (value instanceof Problem ? value.constructor.name : 'PlanAdjustment'),
});
