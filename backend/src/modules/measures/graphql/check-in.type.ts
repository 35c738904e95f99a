import { ArgsType, Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
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

  @Field(() => Int, {
    nullable: true,
    description: '−2 (shut down) to 2 (overwhelmed); null also where it is withheld.',
  })
  arousal: number | null;

  @Field(() => Int, { nullable: true, description: '0–10.' })
  pain: number | null;
}

@ArgsType()
export class CheckInsArgs {
  @Field(() => DateTimeType, { nullable: true })
  from?: string | null;

  @Field(() => DateTimeType, { nullable: true })
  to?: string | null;
}
