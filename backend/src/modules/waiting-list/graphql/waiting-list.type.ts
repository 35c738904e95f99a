import {
  DAY_PARTS,
  type DayPart,
  OFFER_STATES,
  type OfferState,
  WAITING_STATES,
  type WaitingState,
} from '@attune/shared';
import { createUnionType, Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import {
  Conflict,
  Forbidden,
  InvalidInput,
  NotFound,
  Problem,
  ScopeOfPracticeProblem,
  StaleVersion,
} from '../../../platform/errors/index.ts';
import { DateTimeType, enumOf, LocalDateType } from '../../../platform/graphql/index.ts';
import { HoldProblem } from '../../distress-flags/index.ts';
import { CoordinationProblem, SlotTaken } from '../../scheduling/index.ts';

export const DayPartEnum = enumOf(DAY_PARTS);
registerEnumType(DayPartEnum, { name: 'DayPart', description: 'Until noon, until five, and after.' });
export const WaitingStateEnum = enumOf(WAITING_STATES);
registerEnumType(WaitingStateEnum, { name: 'WaitingState' });
export const OfferStateEnum = enumOf(OFFER_STATES);
registerEnumType(OfferStateEnum, { name: 'OfferState' });

@ObjectType({ description: 'A time offered to one person alone, and kept for them.' })
export class SlotOffer {
  @Field(() => ID)
  id: string;

  @Field(() => DateTimeType)
  startsAt: string;

  @Field(() => DateTimeType)
  endsAt: string;

  @Field(() => OfferStateEnum)
  state: OfferState;

  @Field(() => DateTimeType)
  offeredAt: string;

  @Field(() => DateTimeType, { description: 'Until when it is kept.' })
  expiresAt: string;

  @Field(() => DateTimeType, { nullable: true })
  answeredAt: string | null;
}

@ObjectType({ description: 'Somebody waits for a time.' })
export class WaitingEntry {
  @Field(() => ID)
  id: string;

  @Field(() => [Int], { description: 'ISO weekdays, 1 is Monday; empty: any.' })
  weekdays: readonly number[];

  @Field(() => [DayPartEnum], { description: 'Empty: any.' })
  parts: readonly DayPart[];

  @Field(() => LocalDateType)
  from: string;

  @Field(() => LocalDateType)
  until: string;

  @Field(() => Int, { description: 'How many hours ahead they need to know.' })
  noticeHours: number;

  @Field({ description: 'A practitioner says that it is needed soon.' })
  urgent: boolean;

  @Field(() => WaitingStateEnum)
  state: WaitingState;

  @Field(() => DateTimeType)
  since: string;

  @Field(() => Int)
  version: number;
}

@InputType()
export class JoinWaitingListInput {
  @Field(() => ID)
  clientId: string;

  @Field(() => ID)
  serviceId: string;

  @Field(() => ID, { nullable: true, description: 'Left out: anybody of the team who offers it.' })
  practitionerId?: string | null;

  @Field(() => [Int])
  weekdays: number[];

  @Field(() => [DayPartEnum])
  parts: DayPart[];

  @Field(() => LocalDateType)
  from: string;

  @Field(() => LocalDateType)
  until: string;

  @Field(() => Int)
  noticeHours: number;

  @Field(() => String, { nullable: true })
  idempotencyKey?: string | null;
}

@InputType()
export class WaitingEntryInput {
  @Field(() => ID)
  entryId: string;

  @Field(() => Int)
  expectedVersion: number;
}

@InputType()
export class WaitingUrgencyInput extends WaitingEntryInput {
  @Field()
  urgent: boolean;
}

@InputType()
export class AnswerOfferInput {
  @Field(() => ID)
  offerId: string;

  @Field({ description: 'Take it, or turn it down.' })
  accept: boolean;
}

export const WaitingEntryResult = createUnionType({
  name: 'WaitingEntryResult',
  types: () => [WaitingEntry, NotFound, Forbidden, InvalidInput, StaleVersion, Conflict] as const,
  resolveType: (value: object) => (value instanceof Problem ? value.constructor.name : 'WaitingEntry'),
});

export const AnswerOfferResult = createUnionType({
  name: 'AnswerOfferResult',
  types: () =>
    [
      WaitingEntry,
      NotFound,
      Forbidden,
      InvalidInput,
      Conflict,
      SlotTaken,
      CoordinationProblem,
      HoldProblem,
      ScopeOfPracticeProblem,
    ] as const,
  resolveType: (value: object) => (value instanceof Problem ? value.constructor.name : 'WaitingEntry'),
});
