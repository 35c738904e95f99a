import { createUnionType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Forbidden, InvalidInput, NotFound, Problem, StaleVersion } from '../../../platform/errors/index.ts';
import { connectionOf, DateTimeType } from '../../../platform/graphql/index.ts';

@ObjectType({
  description:
    'What helps when it gets hard, step by step, in the client’s words (after Stanley and Brown). Parts that are withheld are empty.',
})
export class SafetyPlan {
  @Field(() => ID)
  clientId: string;

  @Field(() => Int)
  version: number;

  @Field(() => [String])
  warningSigns: readonly string[];

  @Field(() => [String])
  ownCoping: readonly string[];

  @Field(() => [String], { description: 'People and places that take the mind off it.' })
  distractions: readonly string[];

  @Field(() => [String], { description: 'People to ask for help; a line may carry a number.' })
  people: readonly string[];

  @Field(() => [String], { description: 'Professionals and services; a line may carry a number.' })
  professionals: readonly string[];

  @Field(() => [String])
  safeSurroundings: readonly string[];

  @Field(() => [String], {
    description: 'What helps on the table; always open to the massage therapists of the team.',
  })
  onTheTable: readonly string[];

  @Field(() => DateTimeType)
  writtenAt: string;

  @Field({ description: 'The name of who wrote this version.' })
  writtenBy: string;

  @Field({ description: 'Written by the client, rather than by a psychotherapist with them.' })
  byClient: boolean;
}

@ObjectType({ description: 'A version of a safety plan, and how it differs from the one before.' })
export class SafetyPlanVersion {
  @Field(() => Int)
  version: number;

  @Field(() => DateTimeType)
  writtenAt: string;

  @Field()
  writtenBy: string;

  @Field()
  byClient: boolean;
}

export const SafetyPlanVersionConnection = connectionOf(SafetyPlanVersion, 'SafetyPlanVersion');

@InputType()
export class SaveSafetyPlanInput {
  @Field(() => ID)
  clientId: string;

  @Field(() => Int, { description: 'The version that was seen; 0 before there is one.' })
  expectedVersion: number;

  @Field(() => [String])
  warningSigns: string[];

  @Field(() => [String])
  ownCoping: string[];

  @Field(() => [String])
  distractions: string[];

  @Field(() => [String])
  people: string[];

  @Field(() => [String])
  professionals: string[];

  @Field(() => [String])
  safeSurroundings: string[];

  @Field(() => [String])
  onTheTable: string[];
}

export const SafetyPlanResult = createUnionType({
  name: 'SafetyPlanResult',
  types: () => [SafetyPlan, NotFound, Forbidden, InvalidInput, StaleVersion] as const,
  resolveType: (value: object) => (value instanceof Problem ? value.constructor.name : 'SafetyPlan'),
});
