import type { AppointmentClass } from '@attune/shared';
import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { DateTimeType } from '../../../platform/graphql/index.ts';
import { AppointmentClassEnum, CoordinationRule } from '../../care-plans/index.ts';
import { TimeSpan } from './calendar.type.ts';
import { RuleFinding } from './rule-finding.type.ts';

@InputType({ description: 'An appointment that would be moved, or else a client and a service.' })
export class PlacementInput {
  @Field(() => ID, { nullable: true })
  appointmentId?: string | null;

  @Field(() => ID, { nullable: true })
  clientId?: string | null;

  @Field(() => ID, { nullable: true })
  serviceId?: string | null;

  @Field(() => DateTimeType, { description: 'The first start in question.' })
  from: string;

  @Field(() => DateTimeType)
  to: string;
}

@ObjectType({ description: 'Days on which a practitioner may not hold the session, and why.' })
export class PlacementBarrier {
  @Field(() => DateTimeType)
  from: string;

  @Field(() => DateTimeType)
  to: string;

  @Field()
  sentence: string;
}

@ObjectType({ description: 'Somebody who could hold the session.' })
export class PlacementPractitioner {
  @Field(() => ID)
  id: string;

  @Field()
  name: string;

  @Field(() => [TimeSpan])
  working: readonly TimeSpan[];

  @Field(() => [TimeSpan], { description: 'When they are taken; not by whom.' })
  busy: readonly TimeSpan[];

  @Field(() => [PlacementBarrier])
  barriers: readonly PlacementBarrier[];
}

@ObjectType()
export class PlacementRoom {
  @Field(() => ID)
  id: string;

  @Field()
  name: string;

  @Field(() => [TimeSpan])
  busy: readonly TimeSpan[];
}

@ObjectType({ description: 'What stands against the session whenever it is.' })
export class StandingFinding {
  @Field(() => RuleFinding)
  finding: RuleFinding;

  @Field({ description: 'Nobody can set it aside.' })
  final: boolean;
}

@ObjectType({ description: 'A session as the rules see it.' })
export class PlannedSession {
  @Field(() => ID)
  id: string;

  @Field(() => AppointmentClassEnum)
  class: AppointmentClass;

  @Field(() => DateTimeType)
  startsAt: string;

  @Field(() => DateTimeType)
  endsAt: string;
}

@ObjectType({
  description: 'The rules of the plan in force, and the sessions that they look at.',
})
export class PlacementPlan {
  @Field(() => AppointmentClassEnum)
  class: AppointmentClass;

  @Field(() => [CoordinationRule])
  rules: readonly CoordinationRule[];

  @Field(() => [PlannedSession])
  sessions: readonly PlannedSession[];
}

@ObjectType({ description: 'What a rule says of every session that begins within a time.' })
export class StartFinding {
  @Field(() => DateTimeType)
  from: string;

  @Field(() => DateTimeType)
  to: string;

  @Field(() => RuleFinding)
  finding: RuleFinding;
}

@ObjectType({
  description:
    'What decides where a session of a client can be, as far as the viewer may know: for explaining before asking. Booking decides.',
})
export class Placement {
  @Field(() => ID, { nullable: true })
  appointmentId: string | null;

  @Field(() => ID)
  clientId: string;

  @Field(() => Int)
  minutes: number;

  @Field(() => Int)
  bufferBefore: number;

  @Field(() => Int)
  bufferAfter: number;

  @Field(() => [PlacementPractitioner])
  practitioners: readonly PlacementPractitioner[];

  @Field(() => [TimeSpan], { description: 'When the client is taken.' })
  clientBusy: readonly TimeSpan[];

  @Field(() => [PlacementRoom], { description: 'The rooms that fit; none where none is needed.' })
  rooms: readonly PlacementRoom[];

  @Field(() => [StandingFinding])
  standing: readonly StandingFinding[];

  @Field(() => PlacementPlan, {
    nullable: true,
    description: 'For who may know the classes of the client’s sessions; null for everybody else.',
  })
  plan: PlacementPlan | null;

  @Field(() => [StartFinding], {
    description: 'Where the plan is not given: what is against starts, as a refusal would say it.',
  })
  said: readonly StartFinding[];
}
