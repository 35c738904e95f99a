import type { Discipline } from '@attune/shared';
import { Field, ID, ObjectType } from '@nestjs/graphql';
import { DateTimeType } from '../../../platform/graphql/index.ts';
import { DisciplineEnum } from '../../practices/index.ts';

@ObjectType({ description: 'From an instant until just before another.' })
export class TimeSpan {
  @Field(() => DateTimeType)
  from: string;

  @Field(() => DateTimeType)
  to: string;
}

@ObjectType({ description: 'A time at which the practice is closed.' })
export class ClosedTime extends TimeSpan {
  @Field()
  name: string;
}

@ObjectType({ description: 'A practitioner in the calendar, with the hours of the range.' })
export class CalendarPractitioner {
  @Field(() => ID)
  id: string;

  @Field()
  name: string;

  @Field(() => [DisciplineEnum])
  disciplines: readonly Discipline[];

  @Field(() => [TimeSpan])
  working: readonly TimeSpan[];

  @Field(() => [TimeSpan], {
    description: 'Taken out of the weekly hours, closed days of the practice apart.',
  })
  away: readonly TimeSpan[];
}

@ObjectType({ description: 'A room in the calendar.' })
export class CalendarRoom {
  @Field(() => ID)
  id: string;

  @Field()
  name: string;

  @Field(() => [TimeSpan], {
    description: 'When it is taken, with what is kept free around; not by whom or for what.',
  })
  taken: readonly TimeSpan[];
}

@ObjectType({ description: 'What lies behind the appointments: working hours, absences and rooms.' })
export class Calendar {
  @Field(() => [ClosedTime], { description: 'When nobody works, by the start.' })
  closed: readonly ClosedTime[];

  @Field(() => [CalendarPractitioner], { description: 'Everybody who offers a service, by name.' })
  practitioners: readonly CalendarPractitioner[];

  @Field(() => [CalendarRoom])
  rooms: readonly CalendarRoom[];
}

@ObjectType({
  description: 'A time of rest that a session imposes on bodywork; its words tell nothing of the session.',
})
export class RestTime {
  @Field(() => DateTimeType)
  from: string;

  @Field(() => DateTimeType)
  to: string;

  @Field({ description: 'A hard rest refuses, a soft one warns.' })
  hard: boolean;

  @Field()
  sentence: string;
}
