import { createUnionType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Forbidden, InvalidInput, NotFound, Problem, StaleVersion } from '../../../platform/errors/index.ts';
import { DateTimeType } from '../../../platform/graphql/index.ts';

@ObjectType({ description: 'A time that suits a client, or one to stay away from, on the practice’s clock.' })
export class PreferredTime {
  @Field(() => Int, { nullable: true, description: 'ISO weekday, 1 is Monday; null for every day.' })
  weekday: number | null;

  @Field({ description: '“HH:MM”.' })
  from: string;

  @Field()
  to: string;

  @Field({ description: 'To stay away from, rather than one that suits.' })
  avoid: boolean;
}

@ObjectType({ description: 'Which times suit a client: they rank suggestions and refuse nothing.' })
export class PreferredTimes {
  @Field(() => Int, { description: '0 where none were ever set.' })
  version: number;

  @Field(() => [PreferredTime])
  times: readonly PreferredTime[];

  @Field(() => DateTimeType, { nullable: true })
  changedAt: string | null;

  @Field(() => String, { nullable: true, description: 'Who set them last, by name.' })
  changedBy: string | null;
}

@InputType()
export class PreferredTimeInput {
  @Field(() => Int, { nullable: true })
  weekday?: number | null;

  @Field()
  from: string;

  @Field()
  to: string;

  @Field()
  avoid: boolean;
}

@InputType()
export class SetPreferredTimesInput {
  @Field(() => ID)
  clientId: string;

  @Field(() => Int, { description: '0 where none were ever set.' })
  expectedVersion: number;

  @Field(() => [PreferredTimeInput], { description: 'All of them: what is left out is no longer preferred.' })
  times: PreferredTimeInput[];
}

export const PreferredTimesResult = createUnionType({
  name: 'PreferredTimesResult',
  types: () => [PreferredTimes, NotFound, Forbidden, InvalidInput, StaleVersion] as const,
  resolveType: (value: object) => (value instanceof Problem ? value.constructor.name : 'PreferredTimes'),
});
