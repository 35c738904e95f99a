import { CALENDAR_SHOWS, type CalendarShows } from '@attune/shared';
import { createUnionType, Field, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import { InvalidInput, NotFound, Problem } from '../../../platform/errors/index.ts';
import { DateTimeType, enumOf } from '../../../platform/graphql/index.ts';

export const CalendarShowsEnum = enumOf(CALENDAR_SHOWS);
registerEnumType(CalendarShowsEnum, {
  name: 'CalendarShows',
  description:
    'What a calendar says beside the time: nothing, or the practitioner’s first name to a client and the client’s initials to a practitioner.',
});

@ObjectType({ description: 'The address at which a calendar reads the viewer’s own appointments.' })
export class CalendarFeed {
  @Field(() => CalendarShowsEnum)
  shows: CalendarShows;

  @Field(() => DateTimeType)
  since: string;

  @Field(() => String, {
    nullable: true,
    description: 'The day on which it was last read, such as 2026-11-24.',
  })
  lastReadOn: string | null;
}

@InputType()
export class CalendarFeedInput {
  @Field(() => CalendarShowsEnum)
  shows: CalendarShows;
}

@ObjectType()
export class CalendarFeedOpened {
  @Field({ description: 'The address, a secret. It is shown this once and cannot be asked for again.' })
  address: string;

  @Field(() => CalendarFeed)
  feed: CalendarFeed;
}

@ObjectType()
export class CalendarFeedClosed {
  @Field({ description: 'Whether one was open.' })
  was: boolean;
}

export const OpenCalendarFeedResult = createUnionType({
  name: 'OpenCalendarFeedResult',
  types: () => [CalendarFeedOpened, InvalidInput] as const,
  resolveType: (value: object) => (value instanceof Problem ? value.constructor.name : 'CalendarFeedOpened'),
});

export const ChooseCalendarFeedResult = createUnionType({
  name: 'ChooseCalendarFeedResult',
  types: () => [CalendarFeed, InvalidInput, NotFound] as const,
  resolveType: (value: object) => (value instanceof Problem ? value.constructor.name : 'CalendarFeed'),
});
