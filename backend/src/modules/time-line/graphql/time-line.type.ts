import type {
  AppointmentClass,
  AppointmentState,
  DistressReason,
  Discipline,
  FlagLevel,
  FlagState,
  HoldLevel,
  Phase,
  PlanVersionState,
  SharingCategory,
} from '@attune/shared';
import {
  ArgsType,
  createUnionType,
  Field,
  Float,
  ID,
  InputType,
  Int,
  ObjectType,
  registerEnumType,
} from '@nestjs/graphql';
import { Forbidden, InvalidInput, NotFound, Problem } from '../../../platform/errors/index.ts';
import { DateTimeType, enumOf, LocalDateType } from '../../../platform/graphql/index.ts';
import { AppointmentClassEnum, PhaseEnum, PlanVersionStateEnum } from '../../care-plans/index.ts';
import { SharingCategoryEnum } from '../../clients/index.ts';
import { Scales } from '../../clinical-notes/index.ts';
import {
  DistressReasonEnum,
  FlagLevelEnum,
  FlagStateEnum,
  HoldLevelEnum,
} from '../../distress-flags/index.ts';
import { DisciplineEnum } from '../../practices/index.ts';
import { AppointmentStateEnum } from '../../scheduling/index.ts';
import { TIME_LINE_LANES, type TimeLineLane } from '../domain/withheld.ts';

const TimeLineLaneEnum = enumOf(TIME_LINE_LANES);
registerEnumType(TimeLineLaneEnum, { name: 'TimeLineLane' });

@ArgsType()
export class TimeLineArgs {
  @Field(() => DateTimeType, { nullable: true })
  from?: string | null;

  @Field(() => DateTimeType, { nullable: true })
  to?: string | null;
}

// Plain fields, where MeasureScore works out each of its own: a line has many of them.
@ObjectType({ description: 'A score of a questionnaire; the answers are in `measureScores`.' })
export class TimeLineScore {
  @Field(() => ID)
  id: string;

  @Field({ description: 'PHQ-9, GAD-7, PCL-5 or PHQ-4.' })
  code: string;

  @Field(() => Float, { description: 'The total.' })
  value: number;

  @Field(() => String, { nullable: true, description: 'In words; null where none are official (PCL-5).' })
  band: string | null;

  @Field({
    description: 'Since the first answers: IMPROVED, WORSE, NO_RELIABLE_CHANGE or TOO_FEW to compare.',
  })
  change: string;

  @Field({ description: 'The same since the answers before these.' })
  changeSinceLast: string;

  @Field(() => DateTimeType)
  takenAt: string;

  @Field(() => [String], {
    description: 'What stands beside the number: what it says, and how it moved; never why.',
  })
  words: readonly string[];
}

@ObjectType({ description: 'What several values come to.' })
export class ValueRange {
  @Field(() => Float)
  least: number;

  @Field(() => Float)
  mean: number;

  @Field(() => Float)
  greatest: number;
}

@ObjectType({
  description: 'The check-ins of one local day of the practice; null where it was not said, or is withheld.',
})
export class CheckInDay {
  @Field(() => LocalDateType)
  date: string;

  @Field(() => Int)
  checkIns: number;

  @Field(() => ValueRange, { nullable: true, description: '0–10.' })
  distress: ValueRange | null;

  @Field(() => ValueRange, { nullable: true })
  sleepHours: ValueRange | null;

  @Field(() => ValueRange, { nullable: true, description: '0–10, the higher the better.' })
  mood: ValueRange | null;

  @Field(() => ValueRange, { nullable: true, description: '0–10.' })
  pain: ValueRange | null;
}

@ObjectType({ description: 'A session of either discipline, or one that was to be.' })
export class TimeLineSession {
  @Field(() => ID, { description: 'Of the appointment; of the note where there was none.' })
  id: string;

  @Field(() => DateTimeType)
  startsAt: string;

  @Field(() => DateTimeType)
  endsAt: string;

  @Field(() => DisciplineEnum)
  discipline: Discipline;

  @Field(() => AppointmentStateEnum)
  state: AppointmentState;

  @Field(() => String, { nullable: true })
  practitioner: string | null;

  @Field(() => AppointmentClassEnum, { nullable: true, description: 'Null where it is withheld.' })
  class: AppointmentClass | null;

  @Field(() => String, { nullable: true, description: 'What was booked; null where it is withheld.' })
  service: string | null;

  @Field(() => ID, { nullable: true, description: 'The signed note about it, where the viewer may see it.' })
  noteId: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'How trauma work was tolerated, 0–10; for the psychotherapists of the team.',
  })
  tolerance: number | null;

  @Field(() => Scales, { nullable: true, description: 'Null where it is withheld.' })
  arrival: Scales | null;

  @Field(() => Scales, { nullable: true, description: 'Null where it is withheld.' })
  departure: Scales | null;
}

@ObjectType({ description: 'A flag, and the hold that it brought.' })
export class TimeLineFlag {
  @Field(() => ID)
  id: string;

  @Field(() => FlagLevelEnum)
  level: FlagLevel;

  @Field(() => FlagStateEnum)
  state: FlagState;

  @Field(() => DateTimeType)
  raisedAt: string;

  @Field(() => DateTimeType, { nullable: true })
  acknowledgedAt: string | null;

  @Field(() => DateTimeType, { nullable: true })
  resolvedAt: string | null;

  @Field(() => HoldLevelEnum, { description: 'The hold that it brought, lifted since or not.' })
  hold: HoldLevel;

  @Field(() => DateTimeType, { nullable: true })
  holdLiftedAt: string | null;

  @Field(() => [DistressReasonEnum], {
    description: 'In words of the vocabulary; none where the reason is not the viewer’s.',
  })
  reasons: readonly DistressReason[];
}

@ObjectType({ description: 'A version of a plan, for as long as it was in force.' })
export class TimeLineVersion {
  @Field(() => ID)
  id: string;

  @Field(() => ID)
  planId: string;

  @Field(() => Int)
  version: number;

  @Field(() => PhaseEnum)
  phase: Phase;

  @Field(() => PlanVersionStateEnum)
  state: PlanVersionState;

  @Field(() => DateTimeType)
  from: string;

  @Field(() => DateTimeType, { nullable: true, description: 'Null while it is in force.' })
  until: string | null;
}

@ObjectType({ description: 'That something of a part of the time line is not open to the viewer.' })
export class TimeLineWithheld {
  @Field(() => TimeLineLaneEnum)
  lane: TimeLineLane;

  @Field()
  reason: string;

  @Field(() => SharingCategoryEnum, { nullable: true })
  category: SharingCategory | null;
}

@ObjectType({
  description: 'How it goes: a client’s history over time, each part as far as it is open to the viewer.',
})
export class TimeLine {
  @Field(() => DateTimeType)
  from: string;

  @Field(() => DateTimeType)
  to: string;

  @Field(() => DateTimeType, {
    nullable: true,
    description: 'Since when there is anything that the viewer may see.',
  })
  since: string | null;

  @Field(() => [TimeLineScore])
  scores: readonly TimeLineScore[];

  @Field(() => [CheckInDay])
  days: readonly CheckInDay[];

  @Field(() => [TimeLineSession])
  sessions: readonly TimeLineSession[];

  @Field(() => [TimeLineFlag], { description: 'Also those that began before and last into it.' })
  flags: readonly TimeLineFlag[];

  @Field(() => [TimeLineVersion], { description: 'Also those that were in force before and are during it.' })
  versions: readonly TimeLineVersion[];

  @Field(() => [TimeLineWithheld])
  withheld: readonly TimeLineWithheld[];
}

const TimeLineFormatEnum = enumOf(['CSV', 'PNG']);
registerEnumType(TimeLineFormatEnum, { name: 'TimeLineFormat' });

@InputType()
export class ExportTimeLineInput {
  @Field(() => ID)
  clientId: string;

  @Field(() => TimeLineFormatEnum)
  format: 'CSV' | 'PNG';
}

@ObjectType({ description: 'That a time line was saved outside Attune stands in the record’s trace.' })
export class TimeLineExported {
  @Field(() => DateTimeType)
  at: string;
}

export const ExportTimeLineResult = createUnionType({
  name: 'ExportTimeLineResult',
  types: () => [TimeLineExported, NotFound, Forbidden, InvalidInput] as const,
  resolveType: (value: object) => (value instanceof Problem ? value.constructor.name : 'TimeLineExported'),
});
