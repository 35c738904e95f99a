import { Field, ID, ObjectType } from '@nestjs/graphql';

@ObjectType({ description: 'What one rule says of a time, in words that a client can read.' })
export class RuleFinding {
  @Field(() => ID, { nullable: true })
  ruleId: string | null;

  @Field()
  kind: string;

  @Field({ description: 'A hard rule refuses, a soft one warns.' })
  hard: boolean;

  @Field()
  satisfied: boolean;

  @Field()
  sentence: string;
}
