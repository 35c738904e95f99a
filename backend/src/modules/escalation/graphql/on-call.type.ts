import { createUnionType, Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Conflict, Forbidden, InvalidInput, NotFound, Problem } from '../../../platform/errors/index.ts';
import { DateTimeType, enumOf, LocalDateType, LocalTimeType } from '../../../platform/graphql/index.ts';

const HandOverAnswerEnum = enumOf(['ACCEPT', 'DECLINE', 'WITHDRAW'] as const);
registerEnumType(HandOverAnswerEnum, {
  name: 'HandOverAnswer',
  description: 'ACCEPT, DECLINE: whoever was asked. WITHDRAW: whoever asked.',
});

@ObjectType({ description: 'A time for which somebody is on call.' })
export class OnCallShift {
  @Field(() => ID)
  id: string;

  @Field(() => DateTimeType)
  startsAt: string;

  @Field(() => DateTimeType)
  endsAt: string;

  @Field({ description: 'Whether it is the viewer’s own.' })
  mine: boolean;
}

@ObjectType({
  description: 'The rest of a shift, offered to somebody else. Until it is accepted nothing changes.',
})
export class ShiftHandOver {
  @Field(() => ID)
  id: string;

  @Field({ description: 'ASKED, ACCEPTED, DECLINED or WITHDRAWN.' })
  state: string;

  @Field(() => DateTimeType)
  askedAt: string;
}

@ObjectType({ description: 'A time in which nobody is on call, or more than one.' })
export class OnCallStretch {
  @Field(() => DateTimeType)
  startsAt: string;

  @Field(() => DateTimeType)
  endsAt: string;

  @Field(() => [String], { description: 'Who is on call then; nobody: a gap.' })
  names: string[];
}

@ObjectType({ description: 'Who is on call in a time.' })
export class OnCallRota {
  @Field(() => DateTimeType)
  from: string;

  @Field(() => DateTimeType)
  until: string;

  @Field(() => [OnCallShift])
  shifts: object[];

  @Field(() => [OnCallStretch], { description: 'From now on: when nobody is on call.' })
  gaps: OnCallStretch[];

  @Field(() => [OnCallStretch], { description: 'When more than one person is; both are told then.' })
  overlaps: OnCallStretch[];

  @Field(() => [String], { description: 'Who is on call this moment.' })
  now: string[];
}

@InputType()
export class PlanOnCallInput {
  @Field(() => [ID], { description: 'Who takes turns, in this order, a week each.' })
  memberIds: string[];

  @Field(() => LocalDateType, { description: 'The day on which the first one begins.' })
  from: string;

  @Field(() => LocalTimeType, { description: 'The time at which one follows the other.' })
  at: string;

  @Field(() => Int)
  weeks: number;
}

@InputType()
export class AddOnCallShiftInput {
  @Field(() => ID)
  memberId: string;

  @Field(() => DateTimeType)
  startsAt: string;

  @Field(() => DateTimeType)
  endsAt: string;

  @Field(() => ID, { nullable: true })
  idempotencyKey?: string | null;
}

@InputType()
export class EndOnCallShiftInput {
  @Field(() => ID)
  shiftId: string;
}

@InputType()
export class HandOverShiftInput {
  @Field(() => ID)
  shiftId: string;

  @Field(() => ID)
  toMemberId: string;

  @Field(() => ID, { nullable: true })
  idempotencyKey?: string | null;
}

@InputType()
export class AnswerHandOverInput {
  @Field(() => ID)
  handOverId: string;

  @Field(() => HandOverAnswerEnum)
  answer: 'ACCEPT' | 'DECLINE' | 'WITHDRAW';
}

export const OnCallResult = createUnionType({
  name: 'OnCallResult',
  types: () => [OnCallRota, NotFound, Forbidden, InvalidInput, Conflict] as const,
  resolveType: (value: object) => (value instanceof Problem ? value.constructor.name : 'OnCallRota'),
});

export const HandOverResult = createUnionType({
  name: 'HandOverResult',
  types: () => [ShiftHandOver, NotFound, Forbidden, InvalidInput, Conflict] as const,
  resolveType: (value: object) => (value instanceof Problem ? value.constructor.name : 'ShiftHandOver'),
});
