import {
  type EscalationWho,
  type FlagLevel,
  type SupportUrgency,
  TELLING_CHANNELS,
  type TellingChannel,
} from '@attune/shared';
import { createUnionType, Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Forbidden, InvalidInput, Problem, StaleVersion } from '../../../platform/errors/index.ts';
import { DateTimeType, enumOf } from '../../../platform/graphql/index.ts';
import { FlagLevelEnum, SupportUrgencyEnum } from '../../distress-flags/index.ts';
import { EscalationWhoEnum } from './flag-steps.resolver.ts';

const TellingChannelEnum = enumOf(TELLING_CHANNELS);
registerEnumType(TellingChannelEnum, { name: 'TellingChannel', description: 'A way to tell somebody.' });

@ObjectType()
export class EscalationStep {
  @Field(() => EscalationWhoEnum)
  who: EscalationWho;

  @Field(() => Int, { description: 'Minutes from the moment at which a flag is raised.' })
  afterMinutes: number;

  @Field(() => [TellingChannelEnum])
  channels: TellingChannel[];
}

@ObjectType()
export class EscalationLevel {
  @Field(() => FlagLevelEnum)
  level: FlagLevel;

  @Field(() => Int, { nullable: true, description: 'Null: the level has no clock.' })
  acknowledgeWithinMinutes: number | null;

  @Field(() => Int, { nullable: true, description: 'How often the owner is told again; null: not again.' })
  remindEveryMinutes: number | null;

  @Field(() => [EscalationStep])
  steps: EscalationStep[];
}

@ObjectType({ description: 'The people whom a kind of step would reach today.' })
export class EscalationPeople {
  @Field(() => EscalationWhoEnum)
  who: EscalationWho;

  @Field(() => [String])
  names: string[];
}

@ObjectType()
export class EscalationChange {
  @Field(() => Int)
  version: number;

  @Field(() => DateTimeType)
  changedAt: string;

  @Field()
  changedBy: string;

  @Field(() => [String], { description: 'What it changed, in sentences.' })
  changes: string[];
}

@ObjectType({ description: 'Who is told of a flag that nobody answers, and when.' })
export class EscalationPolicy {
  @Field(() => ID)
  id: string;

  @Field(() => Int, { description: '0: what holds before the practice sets anything.' })
  version: number;

  @Field(() => [EscalationLevel])
  levels: EscalationLevel[];

  @Field(() => [EscalationChange], { description: 'Its versions, the newest first.' })
  history: EscalationChange[];
}

@ObjectType({ description: 'Within what time a client who asks for support is to be answered.' })
export class AnswerTime {
  @Field(() => SupportUrgencyEnum)
  urgency: SupportUrgency;

  @Field(() => Int)
  withinMinutes: number;
}

@InputType()
export class EscalationStepInput {
  @Field(() => EscalationWhoEnum)
  who: EscalationWho;

  @Field(() => Int)
  afterMinutes: number;

  @Field(() => [TellingChannelEnum])
  channels: TellingChannel[];
}

@InputType()
export class EscalationLevelInput {
  @Field(() => FlagLevelEnum)
  level: FlagLevel;

  @Field(() => Int, { nullable: true })
  acknowledgeWithinMinutes?: number | null;

  @Field(() => Int, { nullable: true })
  remindEveryMinutes?: number | null;

  @Field(() => [EscalationStepInput])
  steps: EscalationStepInput[];
}

@InputType()
export class ChangeEscalationPolicyInput {
  @Field(() => Int, { description: 'The version that the change rests on.' })
  basedOnVersion: number;

  @Field(() => [EscalationLevelInput], { description: 'Every level, once.' })
  levels: EscalationLevelInput[];
}

export const ChangeEscalationPolicyResult = createUnionType({
  name: 'ChangeEscalationPolicyResult',
  types: () => [EscalationPolicy, Forbidden, InvalidInput, StaleVersion] as const,
  resolveType: (value: object) => (value instanceof Problem ? value.constructor.name : 'EscalationPolicy'),
});
