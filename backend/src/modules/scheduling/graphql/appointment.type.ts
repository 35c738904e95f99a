import {
  APPOINTMENT_STATES,
  type AppointmentState,
  type RuleFinding as Finding,
  type SlotReason as Reason,
} from '@attune/shared';
import {
  createUnionType,
  Field,
  Float,
  ID,
  InputType,
  Int,
  ObjectType,
  registerEnumType,
} from '@nestjs/graphql';
import {
  Conflict,
  Forbidden,
  InvalidInput,
  NotFound,
  Problem,
  ScopeOfPracticeProblem,
  StaleVersion,
} from '../../../platform/errors/index.ts';
import { DateTimeType, enumOf } from '../../../platform/graphql/index.ts';
import { HoldProblem } from '../../distress-flags/index.ts';
import { RuleFinding } from './rule-finding.type.ts';
import { CoordinationProblem, SlotTaken } from './scheduling.problems.ts';

export const AppointmentStateEnum = enumOf(APPOINTMENT_STATES);
registerEnumType(AppointmentStateEnum, { name: 'AppointmentState' });

@ObjectType({ description: 'A client, a practitioner, a room and a time.' })
export class Appointment {
  @Field(() => ID)
  id: string;

  @Field(() => AppointmentStateEnum)
  state: AppointmentState;

  @Field(() => DateTimeType)
  startsAt: string;

  @Field(() => DateTimeType)
  endsAt: string;

  @Field(() => DateTimeType, {
    nullable: true,
    description:
      'When the session began, as far as it is known: what held then is what it is judged by. Null before.',
  })
  beganAt: string | null;

  @Field(() => String, { nullable: true })
  room: string | null;

  @Field(() => Int)
  version: number;

  @Field(() => String, { nullable: true })
  cancelledReason: string | null;

  @Field({
    description:
      'The client cancelled it after the limit of the practice. Nothing follows from that by itself.',
  })
  cancelledLate: boolean;
}

@ObjectType({
  description: 'Hard rules that the lead psychotherapist set aside for one appointment, and why.',
})
export class AppointmentOverride {
  @Field()
  byName: string;

  @Field()
  reason: string;

  @Field(() => [String])
  sentences: readonly string[];

  @Field(() => DateTimeType)
  at: string;
}

@ObjectType({ description: 'One thing that speaks for a time, or against it, beside the rules.' })
export class SlotReason {
  @Field({ description: 'PREFERRED, AVOIDED, RHYTHM, CONTINUITY or EARLIEST.' })
  part: string;

  @Field()
  sentence: string;
}

@ObjectType({
  description: 'A time that can be booked now, with what the rules say of it and why it is suggested.',
})
export class SlotSuggestion {
  @Field(() => ID)
  practitionerId: string;

  @Field(() => DateTimeType)
  startsAt: string;

  @Field(() => DateTimeType)
  endsAt: string;

  @Field(() => DateTimeType, {
    nullable: true,
    description:
      'When the session began, as far as it is known: what held then is what it is judged by. Null before.',
  })
  beganAt: string | null;

  @Field(() => String, { nullable: true })
  room: string | null;

  @Field(() => Float, {
    description:
      'Between 0 and 1: fewer unmet wishes of the plan first; then times that suit the client, the rhythm, who they know, and the earlier one.',
  })
  score: number;

  @Field(() => [RuleFinding])
  findings: readonly Finding[];

  @Field(() => [SlotReason], { description: 'Why it is suggested, in short sentences.' })
  reasons: readonly Reason[];
}

@InputType()
export class OverrideInput {
  @Field()
  reason: string;
}

@InputType()
export class BookAppointmentInput {
  @Field(() => ID)
  clientId: string;

  @Field(() => ID)
  practitionerId: string;

  @Field(() => ID)
  serviceId: string;

  @Field(() => DateTimeType)
  startsAt: string;

  @Field(() => ID, { nullable: true })
  roomId?: string | null;

  @Field(() => OverrideInput, { nullable: true })
  override?: OverrideInput | null;

  @Field(() => ID, { nullable: true })
  idempotencyKey?: string | null;
}

@InputType()
export class RescheduleAppointmentInput {
  @Field(() => ID)
  appointmentId: string;

  @Field(() => Int)
  expectedVersion: number;

  @Field(() => DateTimeType)
  startsAt: string;

  @Field(() => ID, { nullable: true })
  practitionerId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Left out: the room that it has, where it is free.' })
  roomId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Another service of the same discipline; left out: it stays. Not by a client.',
  })
  serviceId?: string | null;

  @Field(() => OverrideInput, { nullable: true })
  override?: OverrideInput | null;
}

@InputType()
export class KeepAppointmentInput {
  @Field(() => ID)
  appointmentId: string;

  @Field(() => Int)
  expectedVersion: number;

  @Field()
  reason: string;
}

@InputType()
export class CancelAppointmentInput {
  @Field(() => ID)
  appointmentId: string;

  @Field(() => Int)
  expectedVersion: number;

  @Field(() => String, { nullable: true })
  reason?: string | null;
}

@InputType()
export class AppointmentStepInput {
  @Field(() => ID)
  appointmentId: string;

  @Field(() => Int)
  expectedVersion: number;
}

@InputType()
export class SuggestSlotsInput {
  @Field(() => ID)
  clientId: string;

  @Field(() => ID)
  serviceId: string;

  @Field(() => DateTimeType)
  from: string;

  @Field(() => DateTimeType)
  to: string;

  @Field(() => ID, { nullable: true })
  practitionerId?: string | null;

  @Field(() => Int, { nullable: true, defaultValue: 10 })
  first?: number | null;
}

export const AppointmentResult = createUnionType({
  name: 'AppointmentResult',
  types: () =>
    [
      Appointment,
      NotFound,
      Forbidden,
      InvalidInput,
      SlotTaken,
      CoordinationProblem,
      HoldProblem,
      ScopeOfPracticeProblem,
      StaleVersion,
      Conflict,
    ] as const,
  resolveType: (value: object) => (value instanceof Problem ? value.constructor.name : 'Appointment'),
});
