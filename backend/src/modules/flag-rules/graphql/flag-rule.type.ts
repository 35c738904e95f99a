import { FLAG_LEVELS, type FlagLevel } from '@attune/shared';
import { createUnionType, Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Forbidden, InvalidInput, Problem, StaleVersion } from '../../../platform/errors/index.ts';
import { DateTimeType } from '../../../platform/graphql/index.ts';
import { FlagLevelEnum } from '../../distress-flags/index.ts';

@ObjectType({ description: 'A rule that raises a flag by itself, as the practice has set it.' })
export class FlagRule {
  @Field({ description: 'Its name in the vocabulary.' })
  rule: string;

  @Field({ description: 'What it does, in one sentence.' })
  sentence: string;

  @Field(() => Int, { description: '0 for the rule as it ships.' })
  version: number;

  @Field(() => Int, { nullable: true, description: 'Null where the rule has no number.' })
  threshold: number | null;

  @Field(() => Int, { nullable: true })
  lowestThreshold: number | null;

  @Field(() => Int, { nullable: true })
  highestThreshold: number | null;

  @Field(() => FlagLevelEnum)
  level: FlagLevel;

  @Field(() => [FlagLevelEnum], { description: 'The levels it may be told with.' })
  levels: readonly FlagLevel[];

  @Field()
  on: boolean;

  @Field({ description: 'A rule for self-harm is never switched off.' })
  maySwitchOff: boolean;

  @Field(() => DateTimeType, { nullable: true })
  changedAt: string | null;

  @Field(() => String, { nullable: true })
  changedBy: string | null;
}

@InputType()
export class ChangeFlagRuleInput {
  @Field()
  rule: string;

  @Field(() => Int)
  expectedVersion: number;

  @Field(() => Int, { nullable: true })
  threshold?: number | null;

  @Field(() => FlagLevelEnum)
  level: (typeof FLAG_LEVELS)[number];

  @Field()
  on: boolean;
}

export const FlagRuleResult = createUnionType({
  name: 'FlagRuleResult',
  types: () => [FlagRule, Forbidden, InvalidInput, StaleVersion] as const,
  resolveType: (value: object) => (value instanceof Problem ? value.constructor.name : 'FlagRule'),
});
