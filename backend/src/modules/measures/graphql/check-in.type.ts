import { ArgsType, createUnionType, Field, Float, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Conflict, Forbidden, InvalidInput, Problem } from '../../../platform/errors/index.ts';
import { DateTimeType } from '../../../platform/graphql/index.ts';

@ObjectType({ description: 'How a client said they were, in under a minute.' })
export class CheckIn {
  @Field(() => ID)
  id: string;

  @Field(() => DateTimeType)
  at: string;

  @Field(() => Int, { description: '0–10.' })
  distress: number;

  @Field(() => Int, { nullable: true, description: '0–10; null also where it is withheld.' })
  mood: number | null;

  @Field(() => Float, { nullable: true })
  sleepHours: number | null;

  @Field(() => Int, { nullable: true, description: '0–10, the higher the better.' })
  sleepQuality: number | null;

  @Field(() => Int, {
    nullable: true,
    description: '−2 (shut down) to 2 (overwhelmed); null also where it is withheld.',
  })
  arousal: number | null;

  @Field(() => Int, { nullable: true, description: '0–10.' })
  pain: number | null;

  @Field(() => Int, { nullable: true, description: '0–10; null also where it is withheld.' })
  irritability: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'How connected with the body, 0–10; null also where it is withheld.',
  })
  bodyConnection: number | null;

  @Field(() => String, { nullable: true, description: 'A line of text; null also where it is withheld.' })
  text: string | null;
}

@ArgsType()
export class CheckInsArgs {
  @Field(() => DateTimeType, { nullable: true })
  from?: string | null;

  @Field(() => DateTimeType, { nullable: true })
  to?: string | null;
}

@InputType()
export class CheckInInput {
  @Field(() => Int, { description: '0–10.' })
  distress: number;

  @Field(() => Int, { nullable: true, description: '0–10, the higher the better.' })
  mood?: number | null;

  @Field(() => Float, { nullable: true })
  sleepHours?: number | null;

  @Field(() => Int, { nullable: true, description: '0–10, the higher the better.' })
  sleepQuality?: number | null;

  @Field(() => Int, { nullable: true, description: '−2 (shut down) to 2 (overwhelmed).' })
  arousal?: number | null;

  @Field(() => Int, { nullable: true, description: '0–10.' })
  pain?: number | null;

  @Field(() => Int, { nullable: true, description: '0–10.' })
  irritability?: number | null;

  @Field(() => Int, { nullable: true, description: '0–10.' })
  bodyConnection?: number | null;

  @Field(() => String, { nullable: true })
  text?: string | null;

  @Field(() => DateTimeType, {
    nullable: true,
    description: 'When it was made, where it was kept without a network; left out, now.',
  })
  at?: string | null;

  @Field(() => ID, { nullable: true })
  idempotencyKey?: string | null;
}

export const CheckInResult = createUnionType({
  name: 'CheckInResult',
  types: () => [CheckIn, InvalidInput, Forbidden, Conflict] as const,
  resolveType: (value: object) => (value instanceof Problem ? value.constructor.name : 'CheckIn'),
});
