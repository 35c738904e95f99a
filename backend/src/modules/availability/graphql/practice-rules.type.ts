import { createUnionType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import {
  Conflict,
  Forbidden,
  InvalidInput,
  NotFound,
  Problem,
  StaleVersion,
} from '../../../platform/errors/index.ts';
import { LocalDateType } from '../../../platform/graphql/index.ts';
import { Appointment, type AppointmentRow } from '../../scheduling/index.ts';
import { Closure } from './hours.type.ts';

@ObjectType({ description: 'Days to come on which the practice is closed.' })
export class Closures {
  @Field(() => [Closure])
  closures: readonly Closure[];
}

@ObjectType({
  description: 'How near and how far ahead times are given, and until when clients change them alone.',
})
export class BookingLimits {
  @Field(() => ID, { nullable: true, description: 'Null: the practice.' })
  memberId: string | null;

  @Field(() => Int, { nullable: true, description: 'Hours before the start; null: as the practice.' })
  clientNoticeHours: number | null;

  @Field(() => Int, { nullable: true, description: 'The same for whoever books for the practice.' })
  staffNoticeHours: number | null;

  @Field(() => Int, { nullable: true, description: 'Days ahead, at most 366.' })
  horizonDays: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Hours before the start until which a client moves by themselves, and cancels in time.',
  })
  clientChangeHours: number | null;

  @Field(() => Int, { description: '0: nothing said yet.' })
  version: number;
}

@ObjectType()
export class AllBookingLimits {
  @Field(() => BookingLimits, { description: 'What holds where nothing else is said.' })
  practice: BookingLimits;

  @Field(() => [BookingLimits], { description: 'Practitioners for whom something differs.' })
  practitioners: readonly BookingLimits[];
}

@ObjectType({
  description: 'The zone of the practice’s clocks, and what is booked outside of hours by them.',
})
export class PracticeTimeZone {
  @Field()
  timeZone: string;

  @Field(() => [Appointment])
  outside: readonly AppointmentRow[];
}

@InputType()
export class AddClosureInput {
  @Field()
  name: string;

  @Field(() => LocalDateType)
  startsOn: string;

  @Field(() => String, { nullable: true, description: 'Left out: the beginning of the day.' })
  startsAt?: string | null;

  @Field(() => LocalDateType)
  endsOn: string;

  @Field(() => String, { nullable: true, description: 'Left out: the end of the day.' })
  endsAt?: string | null;

  @Field(() => ID, { nullable: true })
  idempotencyKey?: string | null;
}

@InputType()
export class RemoveClosureInput {
  @Field(() => ID)
  id: string;
}

@InputType()
export class ChangeBookingLimitsInput {
  @Field(() => ID, { nullable: true, description: 'Left out: the practice, which says all of them.' })
  memberId?: string | null;

  @Field(() => Int)
  expectedVersion: number;

  @Field(() => Int, { nullable: true })
  clientNoticeHours?: number | null;

  @Field(() => Int, { nullable: true })
  staffNoticeHours?: number | null;

  @Field(() => Int, { nullable: true })
  horizonDays?: number | null;

  @Field(() => Int, { nullable: true })
  clientChangeHours?: number | null;
}

@InputType()
export class ChangeTimeZoneInput {
  @Field({ description: 'IANA name, such as Europe/London.' })
  timeZone: string;

  @Field({ description: 'The one that was seen.' })
  expectedTimeZone: string;
}

const kindOf = (name: string) => (value: object) =>
  value instanceof Problem ? value.constructor.name : name;

export const ClosuresResult = createUnionType({
  name: 'ClosuresResult',
  types: () => [Closures, NotFound, Forbidden, InvalidInput, Conflict] as const,
  resolveType: kindOf('Closures'),
});

export const BookingLimitsResult = createUnionType({
  name: 'BookingLimitsResult',
  types: () => [AllBookingLimits, NotFound, Forbidden, InvalidInput, StaleVersion] as const,
  resolveType: kindOf('AllBookingLimits'),
});

export const TimeZoneResult = createUnionType({
  name: 'TimeZoneResult',
  types: () => [PracticeTimeZone, Forbidden, InvalidInput] as const,
  resolveType: kindOf('PracticeTimeZone'),
});
