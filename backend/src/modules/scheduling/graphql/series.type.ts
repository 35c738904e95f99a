import { type RuleFinding as Finding, SERIES_SCOPES, type SeriesScope } from '@attune/shared';
import { createUnionType, Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import {
  Conflict,
  Forbidden,
  InvalidInput,
  NotFound,
  Problem,
  StaleVersion,
} from '../../../platform/errors/index.ts';
import { DateTimeType, enumOf } from '../../../platform/graphql/index.ts';
import type { PreviewedDate, PreviewedSeries } from '../app/preview-series.ts';
import type { Suggestion } from '../domain/suggestions.ts';
import { SlotSuggestion } from './appointment.type.ts';
import { RuleFinding } from './rule-finding.type.ts';
import { SeriesConflicts } from './series.problems.ts';

const SeriesScopeEnum = enumOf(SERIES_SCOPES);
registerEnumType(SeriesScopeEnum, {
  name: 'SeriesScope',
  description: 'FOLLOWING: this appointment and what follows it. ALL: every one that is to come.',
});

@ObjectType({ description: 'Appointments that were booked together.' })
export class AppointmentSeries {
  @Field(() => ID)
  id: string;
}

@ObjectType({ description: 'A date of a series before it is booked or changed.' })
export class SeriesDate implements PreviewedDate {
  @Field(() => Int, { description: 'Which date it is, from 1; of a change, the place that it had.' })
  position: number;

  @Field(() => DateTimeType, {
    nullable: true,
    description: 'When it is now, where a series is changed; null for a new one.',
  })
  now: string | null;

  @Field(() => DateTimeType)
  startsAt: string;

  @Field(() => DateTimeType)
  endsAt: string;

  @Field({ description: 'It was left out by whoever asks; of a change, it stays as it is.' })
  skipped: boolean;

  @Field({ description: 'It was put at another time by whoever asks.' })
  replaced: boolean;

  @Field({ description: 'Of a change: it was changed by itself before, and stays as it is.' })
  stays: boolean;

  @Field(() => String, { nullable: true, description: 'What a change of the clocks does to it.' })
  clockNote: string | null;

  @Field(() => String, { nullable: true })
  room: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'What is in the way, in words that a client can read; null when it can be booked.',
  })
  problem: string | null;

  @Field(() => [RuleFinding])
  findings: readonly Finding[];

  @Field(() => [SlotSuggestion], { description: 'Up to three other times near one that cannot be booked.' })
  alternatives: readonly Suggestion[];
}

@ObjectType({
  description: 'Every date of a series with what booking or changing would say of it. Nothing is written.',
})
export class SeriesPreview implements PreviewedSeries {
  @Field({ description: 'The rhythm in words, such as "every 2 weeks on Tuesday at 10:00, 8 times".' })
  sentence: string;

  @Field(() => [SeriesDate])
  dates: readonly PreviewedDate[];
}

@InputType({ description: 'What is done otherwise on one date: it is left out, or at another time.' })
export class SeriesDateInput {
  @Field(() => Int)
  position: number;

  @Field(() => Boolean, { nullable: true })
  skip?: boolean | null;

  @Field(() => DateTimeType, { nullable: true })
  startsAt?: string | null;
}

@InputType()
export class BookSeriesInput {
  @Field(() => ID)
  clientId: string;

  @Field(() => ID)
  practitionerId: string;

  @Field(() => ID)
  serviceId: string;

  @Field(() => DateTimeType, { description: 'The first date; the others are at the same local time.' })
  startsAt: string;

  @Field(() => Int, { description: 'From 1 to 12.' })
  everyWeeks: number;

  @Field(() => Int, { description: 'From 2 to 52.' })
  count: number;

  @Field(() => [SeriesDateInput], { nullable: true })
  dates?: SeriesDateInput[] | null;

  @Field(() => ID, { nullable: true })
  idempotencyKey?: string | null;
}

@InputType()
export class ChangeSeriesInput {
  @Field(() => ID)
  appointmentId: string;

  @Field(() => Int)
  expectedVersion: number;

  @Field(() => SeriesScopeEnum)
  scope: SeriesScope;

  @Field(() => DateTimeType, { description: 'To when this appointment moves; the others move alike.' })
  startsAt: string;

  @Field(() => ID, { nullable: true })
  practitionerId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Left out: the room of the first, where it is free.' })
  roomId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Another service of the same discipline; left out: it stays. Not by a client.',
  })
  serviceId?: string | null;

  @Field(() => [SeriesDateInput], {
    nullable: true,
    description: 'By their place in the series as it was; one that is left out stays where it is.',
  })
  dates?: SeriesDateInput[] | null;
}

@InputType()
export class CancelSeriesInput {
  @Field(() => ID)
  appointmentId: string;

  @Field(() => Int)
  expectedVersion: number;

  @Field(() => SeriesScopeEnum)
  scope: SeriesScope;

  @Field(() => String, { nullable: true })
  reason?: string | null;
}

const typeOf = (value: object) => (value instanceof Problem ? value.constructor.name : 'AppointmentSeries');

export const BookSeriesResult = createUnionType({
  name: 'BookSeriesResult',
  types: () => [AppointmentSeries, SeriesConflicts, NotFound, Forbidden, InvalidInput, Conflict] as const,
  resolveType: typeOf,
});

export const ChangeSeriesResult = createUnionType({
  name: 'ChangeSeriesResult',
  types: () => [AppointmentSeries, SeriesConflicts, NotFound, Forbidden, InvalidInput, StaleVersion] as const,
  resolveType: typeOf,
});
