import {
  type Discipline,
  MEASURE_OCCURRENCE_STATES,
  MEASURE_RHYTHMS,
  type MeasureOccurrenceState,
  type MeasureRhythm,
} from '@attune/shared';
import { createUnionType, Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Conflict, Forbidden, InvalidInput, NotFound, Problem } from '../../../platform/errors/index.ts';
import { DateTimeType, enumOf, LocalDateType } from '../../../platform/graphql/index.ts';
import { DisciplineEnum } from '../../practices/index.ts';

const MeasureRhythmEnum = enumOf(MEASURE_RHYTHMS);
registerEnumType(MeasureRhythmEnum, {
  name: 'MeasureRhythm',
  description: 'How often a questionnaire is asked for.',
});
const MeasureOccurrenceStateEnum = enumOf(MEASURE_OCCURRENCE_STATES);
registerEnumType(MeasureOccurrenceStateEnum, {
  name: 'MeasureOccurrenceState',
  description: 'SKIPPED: the client said "not today".',
});

@ObjectType({
  description: 'A questionnaire that a client is asked for, and when; begun and ended, never changed.',
})
export class MeasureAssignment {
  @Field(() => ID)
  id: string;

  @Field()
  code: string;

  @Field(() => MeasureRhythmEnum)
  rhythm: MeasureRhythm;

  @Field(() => Int, { nullable: true })
  everyWeeks: number | null;

  @Field(() => Int, { nullable: true, description: 'ISO weekday, 1 is Monday.' })
  weekday: number | null;

  @Field({ description: 'The time of day, HH:MM, from which one that follows the calendar may be answered.' })
  clock: string;

  @Field(() => DisciplineEnum, { nullable: true, description: 'Whose sessions; null for those of both.' })
  discipline: Discipline | null;

  @Field(() => LocalDateType)
  startsOn: string;

  @Field(() => LocalDateType, { nullable: true, description: 'The last day.' })
  endsOn: string | null;

  @Field(() => DateTimeType)
  assignedAt: string;

  @Field(() => String, { nullable: true, description: 'Who assigned it, by name.' })
  assignedByName: string | null;

  @Field(() => DateTimeType, { nullable: true })
  endedAt: string | null;
}

@ObjectType({ description: 'One time at which a questionnaire is asked for.' })
export class MeasureOccurrence {
  @Field({ description: 'Which of the assignment; given back to leave it out.' })
  key: string;

  @Field(() => ID)
  assignmentId: string;

  @Field()
  code: string;

  @Field(() => MeasureOccurrenceStateEnum)
  state: MeasureOccurrenceState;

  @Field(() => DateTimeType)
  opensAt: string;

  @Field(() => DateTimeType, { description: 'Before when it may be answered.' })
  closesAt: string;

  @Field(() => DateTimeType, { nullable: true, description: 'Of the session that it goes with.' })
  sessionStartsAt: string | null;

  @Field(() => DisciplineEnum, { nullable: true })
  sessionDiscipline: Discipline | null;

  @Field({ description: 'In plain words: how long it takes, and when.' })
  words: string;
}

@ObjectType()
export class MeasureSeen {
  @Field(() => ID)
  subjectId: string;
}

@InputType()
export class AssignMeasureInput {
  @Field(() => ID)
  clientId: string;

  @Field({ description: 'Of the questionnaire.' })
  code: string;

  @Field(() => MeasureRhythmEnum)
  rhythm: MeasureRhythm;

  @Field(() => Int, { nullable: true, description: 'Of EVERY_WEEKS: 1 to 26.' })
  everyWeeks?: number | null;

  @Field(() => Int, { nullable: true, description: 'Of EVERY_WEEKS; left out, that of the first day.' })
  weekday?: number | null;

  @Field(() => String, { nullable: true, description: 'HH:MM; left out, 09:00.' })
  clock?: string | null;

  @Field(() => DisciplineEnum, { nullable: true, description: 'Left out: the sessions of both.' })
  discipline?: Discipline | null;

  @Field(() => LocalDateType, { nullable: true, description: 'Left out, today.' })
  startsOn?: string | null;

  @Field(() => LocalDateType, { nullable: true })
  endsOn?: string | null;

  @Field(() => ID, { nullable: true, description: 'The assignment that this one takes the place of.' })
  replaces?: string | null;

  @Field(() => ID, { nullable: true })
  idempotencyKey?: string | null;
}

@InputType()
export class EndMeasureAssignmentInput {
  @Field(() => ID)
  assignmentId: string;
}

@InputType()
export class SkipMeasureInput {
  @Field(() => ID)
  assignmentId: string;

  @Field({ description: 'The key of the occurrence.' })
  occurrence: string;
}

@InputType()
export class MarkMeasureSeenInput {
  @Field(() => ID, { description: 'The target of the piece of work: a score, or a time that was missed.' })
  subjectId: string;
}

export const MeasureAssignmentResult = createUnionType({
  name: 'MeasureAssignmentResult',
  types: () => [MeasureAssignment, NotFound, Forbidden, InvalidInput, Conflict] as const,
  resolveType: (value: object) => (value instanceof Problem ? value.constructor.name : 'MeasureAssignment'),
});

export const MeasureSeenResult = createUnionType({
  name: 'MeasureSeenResult',
  types: () => [MeasureSeen, NotFound, Forbidden, InvalidInput] as const,
  resolveType: (value: object) => (value instanceof Problem ? value.constructor.name : 'MeasureSeen'),
});
