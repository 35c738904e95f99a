import { createUnionType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Forbidden, InvalidInput, NotFound, Problem } from '../../../platform/errors/index.ts';
import { DateTimeType, LocalDateType } from '../../../platform/graphql/index.ts';

@ObjectType({ description: 'On which days a client is to check in; on none where neither is given.' })
export class CheckInRhythm {
  @Field(() => [Int], { description: 'ISO weekdays, 1 is Monday.' })
  weekdays: readonly number[];

  @Field(() => Int, { nullable: true })
  everyDays: number | null;

  @Field(() => LocalDateType)
  startsOn: string;

  @Field(() => DateTimeType)
  setAt: string;
}

@InputType()
export class PlanCheckInsInput {
  @Field(() => ID)
  clientId: string;

  @Field(() => [Int], { nullable: true, description: 'ISO weekdays, 1 is Monday.' })
  weekdays?: number[] | null;

  @Field(() => Int, { nullable: true, description: 'Every so many days from today on.' })
  everyDays?: number | null;
}

export const PlanCheckInsResult = createUnionType({
  name: 'PlanCheckInsResult',
  types: () => [CheckInRhythm, NotFound, Forbidden, InvalidInput] as const,
  resolveType: (value: object) => (value instanceof Problem ? value.constructor.name : 'CheckInRhythm'),
});
