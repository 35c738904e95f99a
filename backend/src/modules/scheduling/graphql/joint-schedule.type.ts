import type { Discipline, RuleFinding as Finding } from '@attune/shared';
import { Field, Float, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { DateTimeType, enumOf, LocalDateType } from '../../../platform/graphql/index.ts';
import type { JointFinding, LeftOut } from '../domain/joint-schedule/proposal.ts';
import { RuleFinding } from './rule-finding.type.ts';

const JointScheduleMethodEnum = enumOf(['OPTIMISER', 'GREEDY'] as const);
registerEnumType(JointScheduleMethodEnum, {
  name: 'JointScheduleMethod',
  description:
    'OPTIMISER: the best that was found in the time. GREEDY: the optimiser did not answer; a quick way did.',
});

@ObjectType({ description: 'A session of a proposed schedule, or one that is booked already.' })
export class JointSlot {
  @Field(() => ID)
  activityId: string;

  @Field(() => ID)
  practitionerId: string;

  @Field(() => ID)
  serviceId: string;

  @Field(() => DateTimeType)
  startsAt: string;

  @Field(() => DateTimeType)
  endsAt: string;

  @Field(() => String, { nullable: true })
  room: string | null;

  @Field(() => Int, { description: 'The week in which the plan asks for it; 1 is the first.' })
  week: number;

  @Field(() => [RuleFinding], { description: 'What the rules say of it with all the others booked.' })
  findings: readonly Finding[];

  @Field(() => [String], { description: 'What speaks for it beside the rules.' })
  reasons: readonly string[];

  @Field(() => ID, { nullable: true, description: 'The appointment, where it is booked already: it stays.' })
  appointmentId: string | null;
}

@ObjectType({ description: 'A session that the plan asks for and that fits nowhere.' })
export class JointLeftOut implements LeftOut {
  @Field(() => ID)
  activityId: string;

  discipline: Discipline;
  modality: string;

  @Field(() => Int, { description: 'The week in which the plan asks for it; 1 is the first.' })
  week: number;

  @Field()
  sentence: string;
}

@ObjectType({
  description: 'Times for all that the plan asks for in the coming weeks. Nothing of it is booked yet.',
})
export class JointSchedule {
  @Field(() => [JointSlot], { description: 'By time; what is booked already among them.' })
  slots: readonly JointSlot[];

  @Field(() => [RuleFinding], {
    description: 'What is left out and why, then each rule that a session does not keep to.',
  })
  unmet: readonly JointFinding[];

  @Field(() => [JointLeftOut])
  leftOut: readonly LeftOut[];

  @Field(() => Float, { description: 'From 0 to 1: what it is worth of a plan kept to the letter.' })
  score: number;

  @Field({ description: 'Nothing better is possible at the times that were looked at.' })
  optimal: boolean;

  @Field(() => Float, {
    nullable: true,
    description:
      'By what share a better one could be worth more at most; 0 when optimal, null when nothing is known.',
  })
  gap: number | null;

  @Field(() => JointScheduleMethodEnum)
  method: 'OPTIMISER' | 'GREEDY';
}

@InputType()
export class JointScheduleInput {
  @Field(() => ID)
  clientId: string;

  @Field(() => LocalDateType, { description: 'The first day of the first week.' })
  from: string;

  @Field(() => Int, { description: 'From 1 to 26.' })
  weeks: number;
}

@InputType()
export class JointSlotInput {
  @Field(() => ID)
  activityId: string;

  @Field(() => ID)
  practitionerId: string;

  @Field(() => ID)
  serviceId: string;

  @Field(() => DateTimeType)
  startsAt: string;
}

@InputType()
export class BookJointScheduleInput {
  @Field(() => ID)
  clientId: string;

  @Field(() => [JointSlotInput], { description: 'Without those that are booked already.' })
  slots: JointSlotInput[];

  @Field(() => ID, { nullable: true })
  idempotencyKey?: string | null;
}
