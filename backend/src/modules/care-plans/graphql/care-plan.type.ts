import {
  APPOINTMENT_CLASSES,
  type AppointmentClass,
  type Discipline,
  type Phase,
  PHASES,
  PLAN_STATES,
  PLAN_VERSION_STATES,
  type PlanVersionState,
  type Role,
} from '@attune/shared';
import { createUnionType, Field, Float, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import {
  Conflict,
  ConsentProblem,
  Forbidden,
  InvalidInput,
  NotFound,
  Problem,
  ScopeOfPracticeProblem,
  StaleVersion,
} from '../../../platform/errors/index.ts';
import { DateTimeType, enumOf, LocalDateType, LocalTimeType } from '../../../platform/graphql/index.ts';
import { RoleEnum } from '../../identity/index.ts';
import { DisciplineEnum } from '../../practices/index.ts';

export const PhaseEnum = enumOf(PHASES);
registerEnumType(PhaseEnum, { name: 'Phase' });
export const PlanStateEnum = enumOf(PLAN_STATES);
registerEnumType(PlanStateEnum, { name: 'PlanState' });
export const PlanVersionStateEnum = enumOf(PLAN_VERSION_STATES);
registerEnumType(PlanVersionStateEnum, { name: 'PlanVersionState' });
export const AppointmentClassEnum = enumOf(APPOINTMENT_CLASSES);
registerEnumType(AppointmentClassEnum, { name: 'AppointmentClass' });

@ObjectType({ description: 'One version of a care plan. The id is the plan’s; the version tells which.' })
export class CarePlan {
  @Field(() => ID)
  id: string;

  @Field(() => ID)
  clientId: string;

  @Field(() => PlanVersionStateEnum)
  versionState: PlanVersionState;

  @Field(() => PhaseEnum)
  phase: Phase;

  @Field(() => Int)
  version: number;

  @Field()
  summary: string;

  @Field(() => String, {
    nullable: true,
    description:
      'What bodywork heeds: contraindications, areas to avoid, the ceiling, what to do on distress.',
  })
  guidance: string | null;

  @Field(() => String, { nullable: true, description: 'Who wrote this version.' })
  author: string | null;

  @Field(() => DateTimeType)
  createdAt: string;

  @Field(() => DateTimeType, { nullable: true })
  proposedAt: string | null;

  @Field(() => DateTimeType, { nullable: true })
  inForceAt: string | null;
}

@ObjectType({ description: 'A version in the list of all.' })
export class CarePlanVersionSummary {
  @Field(() => ID)
  planId: string;

  @Field(() => Int)
  version: number;

  @Field(() => PlanVersionStateEnum)
  state: PlanVersionState;

  @Field(() => PhaseEnum)
  phase: Phase;

  @Field(() => String, { nullable: true })
  author: string | null;

  @Field(() => DateTimeType)
  createdAt: string;

  @Field(() => DateTimeType, { nullable: true })
  proposedAt: string | null;

  @Field(() => DateTimeType, { nullable: true })
  inForceAt: string | null;
}

@ObjectType()
export class Goal {
  @Field(() => ID)
  id: string;

  @Field()
  statement: string;

  @Field(() => String, { nullable: true })
  measureCode: string | null;

  @Field(() => Float, { nullable: true })
  target: number | null;

  @Field(() => LocalDateType, { nullable: true })
  due: string | null;

  @Field()
  achievement: string;

  @Field({ description: 'TEAM, or PSYCHOTHERAPY: for the client and the psychotherapists only.' })
  audience: string;
}

@ObjectType()
export class Activity {
  @Field(() => ID)
  id: string;

  @Field(() => DisciplineEnum)
  discipline: Discipline;

  @Field(() => ID, { description: 'The same through all versions of the plan.' })
  lineId: string;

  @Field(() => Int)
  minutes: number;

  @Field(() => Int)
  everyWeeks: number;

  @Field(() => Int, { nullable: true, description: 'Greatest pressure, 0–5; none: what the client allows.' })
  maxPressure: number | null;

  @Field(() => [String])
  focusRegions: readonly string[];

  @Field(() => [String])
  avoidRegions: readonly string[];

  @Field(() => String, { nullable: true })
  reason: string | null;

  @Field(() => String, { nullable: true, description: 'How it is adjusted to how the client responds.' })
  adjustment: string | null;
}

@ObjectType({ description: 'A rule across the disciplines: in words, and the data it is made of.' })
export class CoordinationRule {
  @Field(() => ID)
  id: string;

  @Field()
  kind: string;

  @Field()
  hard: boolean;

  @Field(() => AppointmentClassEnum, { nullable: true })
  from: AppointmentClass | null;

  @Field(() => AppointmentClassEnum, { nullable: true })
  to: AppointmentClass | null;

  @Field(() => Int, { nullable: true })
  hours: number | null;

  @Field(() => Int, { nullable: true })
  everyWeeks: number | null;

  @Field(() => Int, { nullable: true })
  toleranceDays: number | null;

  @Field(() => Int, { nullable: true })
  count: number | null;

  @Field(() => [Int], { nullable: true, description: 'Weekdays, 1 is Monday.' })
  weekdays: readonly number[] | null;

  @Field(() => LocalTimeType, { nullable: true })
  fromTime: string | null;

  @Field(() => LocalTimeType, { nullable: true })
  toTime: string | null;

  @Field(() => String, { nullable: true })
  reason: string | null;
}

@ObjectType({ description: 'Ties one person to one version.' })
export class Agreement {
  @Field()
  name: string;

  @Field(() => RoleEnum)
  role: Role;

  @Field(() => Int)
  version: number;

  @Field(() => Int, {
    nullable: true,
    description: 'The version agreed to before, from which the changes were shown.',
  })
  sinceVersion: number | null;

  @Field(() => DateTimeType)
  at: string;
}

export const CarePlanResult = createUnionType({
  name: 'CarePlanResult',
  types: () =>
    [
      CarePlan,
      NotFound,
      Forbidden,
      InvalidInput,
      StaleVersion,
      ScopeOfPracticeProblem,
      ConsentProblem,
      Conflict,
    ] as const,
  resolveType: (value: object) => (value instanceof Problem ? value.constructor.name : 'CarePlan'),
});
