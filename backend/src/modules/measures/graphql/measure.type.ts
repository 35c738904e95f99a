import { createUnionType, ArgsType, Field, Float, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Conflict, Forbidden, InvalidInput, Problem } from '../../../platform/errors/index.ts';
import { DateTimeType } from '../../../platform/graphql/index.ts';
import { Withheld } from '../../clients/index.ts';
import { SupportOnItsWay } from '../../distress-flags/index.ts';

@ObjectType({ description: 'What answers to a questionnaire add up to: facts, and no diagnosis.' })
export class MeasureScore {
  @Field(() => ID)
  id: string;

  @Field({ description: 'PHQ-9, GAD-7, PCL-5, PHQ-4, PHQ-8 or PHQ-2.' })
  code: string;

  @Field(() => Float, { description: 'The total.' })
  value: number;

  @Field(() => String, {
    nullable: true,
    description: 'In words; null where none are official (PCL-5, PHQ-8, PHQ-2).',
  })
  band: string | null;

  @Field(() => DateTimeType)
  takenAt: string;

  @Field()
  instrumentVersion: string;
}

@ObjectType({ description: 'One answer, in the words of the questionnaire.' })
export class ItemAnswer {
  @Field(() => Int, { description: 'The number of the question, from 1.' })
  number: number;

  @Field()
  question: string;

  @Field(() => Int, { nullable: true, description: 'Null where it was left out.' })
  value: number | null;

  @Field(() => String, { nullable: true })
  answer: string | null;

  @Field({ description: 'Asks for a follow-up in the next talk.' })
  followUp: boolean;
}

@ObjectType({ description: 'Questions that are summed by themselves: a cluster, a half.' })
export class MeasurePart {
  @Field()
  code: string;

  @Field()
  name: string;

  @Field(() => Int)
  sum: number;

  @Field(() => Int)
  greatest: number;

  @Field(() => Boolean, { nullable: true, description: 'Null where no cut is published.' })
  positive: boolean | null;
}

@ObjectType()
export class ItemAnswers {
  @Field(() => [ItemAnswer])
  items: ItemAnswer[];

  @Field(() => ItemAnswer, { nullable: true, description: 'Asked and not scored.' })
  unscored: ItemAnswer | null;

  @Field(() => [MeasurePart])
  parts: readonly MeasurePart[];

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether the answers have the pattern that asks for a full assessment; no diagnosis.',
  })
  pattern: boolean | null;

  @Field(() => [Int], { description: 'Questions left out, and replaced by the mean of the rest.' })
  replaced: readonly number[];
}

export const MeasureAnswers = createUnionType({
  name: 'MeasureAnswers',
  types: () => [ItemAnswers, Withheld] as const,
  resolveType: (value: object) => ('items' in value ? 'ItemAnswers' : 'Withheld'),
});

@ArgsType()
export class MeasureScoresArgs {
  @Field(() => [String], { nullable: true })
  codes?: string[] | null;

  @Field(() => DateTimeType, { nullable: true })
  from?: string | null;

  @Field(() => DateTimeType, { nullable: true })
  to?: string | null;
}

@InputType()
export class AnswerMeasureInput {
  @Field()
  code: string;

  @Field(() => [Int], {
    nullable: 'items',
    description:
      'One for each question, in order, and the unscored one if wished; null where one is left out.',
  })
  answers: (number | null)[];

  @Field(() => DateTimeType, {
    nullable: true,
    description: 'When it was answered, where it was kept without a network; left out, now.',
  })
  takenAt?: string | null;

  @Field(() => ID, { nullable: true })
  idempotencyKey?: string | null;
}

export const MeasureResult = createUnionType({
  name: 'MeasureResult',
  types: () => [MeasureScore, SupportOnItsWay, InvalidInput, Forbidden, Conflict] as const,
  resolveType: (value: object) =>
    value instanceof Problem ? value.constructor.name : 'value' in value ? 'MeasureScore' : 'SupportOnItsWay',
});
