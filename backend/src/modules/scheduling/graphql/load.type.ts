import { createUnionType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Forbidden, InvalidInput, NotFound, Problem, StaleVersion } from '../../../platform/errors/index.ts';
import { DateTimeType, LocalDateType } from '../../../platform/graphql/index.ts';
import { Member } from '../../practices/index.ts';

@ObjectType({ description: 'What a practitioner takes on at most; null where there is no limit.' })
export class LoadLimits {
  @Field(() => Int, { nullable: true, description: 'Sessions a day.' })
  perDay: number | null;

  @Field(() => Int, { nullable: true, description: 'Sessions of trauma processing or deep bodywork a day.' })
  heavyPerDay: number | null;

  @Field(() => Int, { nullable: true, description: 'Sessions a week, from Monday.' })
  perWeek: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Minutes of break after trauma processing or deep bodywork.',
  })
  breakMinutes: number | null;
}

@ObjectType({
  description: 'Limits as they were set: a practitioner’s own, or the practice’s for the others.',
})
export class LoadLimitsSet extends LoadLimits {
  @Field(() => Int, { description: '0 where none were ever set.' })
  version: number;

  @Field({
    description:
      'False: a wish of the practitioner’s, kept to where times are suggested, that refuses nothing.',
  })
  firm: boolean;
}

@ObjectType({ description: 'How much of a day is taken.' })
export class DayLoad {
  @Field(() => LocalDateType)
  date: string;

  @Field(() => Int)
  sessions: number;

  @Field(() => Int)
  heavy: number;

  @Field(() => Int, { description: 'Minutes in sessions.' })
  minutes: number;
}

@ObjectType({ description: 'How much a practitioner has on in a week, in numbers.' })
export class WeekLoad {
  @Field(() => Member)
  practitioner: { readonly id: string; readonly name: string };

  @Field(() => DateTimeType)
  from: string;

  @Field(() => DateTimeType)
  to: string;

  @Field(() => Int)
  sessions: number;

  @Field(() => Int, { description: 'Of them, trauma processing and deep bodywork.' })
  heavy: number;

  @Field(() => Int)
  minutes: number;

  @Field(() => Int, { description: 'Breaks after heavy sessions that another session cuts short.' })
  breaksCut: number;

  @Field(() => [DayLoad])
  days: readonly DayLoad[];

  @Field(() => LoadLimits, {
    description: 'What holds: of their own and the practice’s the stricter, each by itself.',
  })
  limits: LoadLimits;

  @Field(() => LoadLimitsSet, { description: 'What they set themselves.' })
  own: LoadLimitsSet;
}

@InputType()
export class SetLoadLimitsInput {
  @Field(() => ID, {
    nullable: true,
    description: 'Null: for all of the practice who set none of their own.',
  })
  memberId?: string | null;

  @Field(() => Int, { description: '0 where none were ever set.' })
  expectedVersion: number;

  @Field(() => Int, { nullable: true })
  perDay?: number | null;

  @Field(() => Int, { nullable: true })
  heavyPerDay?: number | null;

  @Field(() => Int, { nullable: true })
  perWeek?: number | null;

  @Field(() => Int, { nullable: true })
  breakMinutes?: number | null;

  @Field(() => Boolean, { nullable: true, description: 'Left out: they refuse what goes beyond.' })
  firm?: boolean | null;
}

export const LoadLimitsResult = createUnionType({
  name: 'LoadLimitsResult',
  types: () => [LoadLimitsSet, NotFound, Forbidden, InvalidInput, StaleVersion] as const,
  resolveType: (value: object) => (value instanceof Problem ? value.constructor.name : 'LoadLimitsSet'),
});
