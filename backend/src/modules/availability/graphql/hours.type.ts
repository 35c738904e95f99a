import { TIME_OFF_KINDS, type TimeOffKind } from '@attune/shared';
import { createUnionType, Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import {
  Conflict,
  Forbidden,
  InvalidInput,
  NotFound,
  Problem,
  StaleVersion,
} from '../../../platform/errors/index.ts';
import { enumOf, LocalDateType } from '../../../platform/graphql/index.ts';
import { Appointment, type AppointmentRow } from '../../scheduling/index.ts';

const TimeOffKindEnum = enumOf(TIME_OFF_KINDS);
registerEnumType(TimeOffKindEnum, { name: 'TimeOffKind' });

@ObjectType({
  description: 'A piece of a weekday; 1 is Monday, times are HH:MM, 24:00 is the end of the day.',
})
export class WeekRange {
  @Field(() => Int)
  weekday: number;

  @Field()
  from: string;

  @Field()
  to: string;
}

@ObjectType({ description: 'A piece of a day, HH:MM to HH:MM.' })
export class DayRange {
  @Field()
  from: string;

  @Field()
  to: string;
}

@ObjectType({ description: 'The hours of a week from a date on.' })
export class HoursWeek {
  @Field(() => LocalDateType)
  from: string;

  @Field(() => [WeekRange])
  ranges: readonly WeekRange[];
}

@ObjectType({ description: 'A date whose hours differ from those of its weekday; none: no work.' })
export class ChangedDay {
  @Field(() => LocalDateType)
  date: string;

  @Field(() => [DayRange])
  ranges: readonly DayRange[];
}

@ObjectType({ description: 'Somebody is away, on the wall clock of the practice.' })
export class TimeOff {
  @Field(() => ID)
  id: string;

  @Field(() => LocalDateType)
  startsOn: string;

  @Field()
  startsAt: string;

  @Field(() => LocalDateType)
  endsOn: string;

  @Field({ description: 'HH:MM; 24:00 is the end of the day.' })
  endsAt: string;

  @Field(() => TimeOffKindEnum, {
    nullable: true,
    description: 'For the person and those who run the practice; null for others.',
  })
  kind: TimeOffKind | null;

  @Field(() => String, { nullable: true, description: 'For the same people.' })
  note: string | null;
}

@ObjectType({ description: 'The whole practice is closed, on its own wall clock.' })
export class Closure {
  @Field(() => ID)
  id: string;

  @Field()
  name: string;

  @Field(() => LocalDateType)
  startsOn: string;

  @Field()
  startsAt: string;

  @Field(() => LocalDateType)
  endsOn: string;

  @Field()
  endsAt: string;
}

@ObjectType({ description: 'When somebody works: from today on.' })
export class WorkingHours {
  @Field(() => ID)
  memberId: string;

  @Field(() => Int, { description: 'Of weekly hours and changed days; 0 before the first change.' })
  version: number;

  @Field({ description: 'The zone of the practice, in which all of these are.' })
  timeZone: string;

  @Field(() => [HoursWeek], { description: 'The first is in force; others begin later.' })
  weeks: readonly HoursWeek[];

  @Field(() => [ChangedDay])
  changedDays: readonly ChangedDay[];
}

@ObjectType({
  description: 'Appointments that a change would leave outside of working hours. They would stay booked.',
})
export class HoursPreview {
  @Field(() => [Appointment])
  outside: readonly AppointmentRow[];
}

@InputType()
export class WeekRangeInput {
  @Field(() => Int)
  weekday: number;

  @Field()
  from: string;

  @Field()
  to: string;
}

@InputType()
export class DayRangeInput {
  @Field()
  from: string;

  @Field()
  to: string;
}

@InputType()
export class ChangeWeeklyHoursInput {
  @Field(() => ID)
  memberId: string;

  @Field(() => Int)
  expectedVersion: number;

  @Field(() => LocalDateType, { description: 'From this date on; what was planned for later goes.' })
  from: string;

  @Field(() => [WeekRangeInput])
  ranges: WeekRangeInput[];
}

@InputType()
export class ChangeDayInput {
  @Field(() => ID)
  memberId: string;

  @Field(() => Int)
  expectedVersion: number;

  @Field(() => LocalDateType)
  date: string;

  @Field(() => [DayRangeInput], {
    nullable: true,
    description: 'Empty: no work on that day. Left out: the hours of the weekday again.',
  })
  ranges?: DayRangeInput[] | null;
}

@InputType()
export class AddTimeOffInput {
  @Field(() => ID)
  memberId: string;

  @Field(() => LocalDateType)
  startsOn: string;

  @Field(() => String, { nullable: true, description: 'Left out: the beginning of the day.' })
  startsAt?: string | null;

  @Field(() => LocalDateType)
  endsOn: string;

  @Field(() => String, { nullable: true, description: 'Left out: the end of the day.' })
  endsAt?: string | null;

  @Field(() => TimeOffKindEnum)
  kind: TimeOffKind;

  @Field(() => String, { nullable: true })
  note?: string | null;

  @Field(() => ID, { nullable: true })
  idempotencyKey?: string | null;
}

@InputType()
export class RemoveTimeOffInput {
  @Field(() => ID)
  id: string;
}

@InputType()
export class PreviewWeekInput {
  @Field(() => LocalDateType)
  from: string;

  @Field(() => [WeekRangeInput])
  ranges: WeekRangeInput[];
}

@InputType()
export class PreviewDayInput {
  @Field(() => LocalDateType)
  date: string;

  @Field(() => [DayRangeInput], { nullable: true })
  ranges?: DayRangeInput[] | null;
}

@InputType()
export class PreviewAwayInput {
  @Field(() => LocalDateType)
  startsOn: string;

  @Field(() => String, { nullable: true })
  startsAt?: string | null;

  @Field(() => LocalDateType)
  endsOn: string;

  @Field(() => String, { nullable: true })
  endsAt?: string | null;
}

@InputType({ description: 'A change that is being thought about: one of these, or several together.' })
export class PreviewHoursInput {
  @Field(() => ID, { nullable: true, description: 'Left out: everybody, as when the practice closes.' })
  memberId?: string | null;

  @Field(() => PreviewWeekInput, { nullable: true })
  week?: PreviewWeekInput | null;

  @Field(() => PreviewDayInput, { nullable: true })
  day?: PreviewDayInput | null;

  @Field(() => PreviewAwayInput, { nullable: true })
  away?: PreviewAwayInput | null;

  @Field(() => String, { nullable: true })
  timeZone?: string | null;
}

export const WorkingHoursResult = createUnionType({
  name: 'WorkingHoursResult',
  types: () => [WorkingHours, NotFound, Forbidden, InvalidInput, StaleVersion, Conflict] as const,
  resolveType: (value: object) => (value instanceof Problem ? value.constructor.name : 'WorkingHours'),
});
