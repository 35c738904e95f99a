import {
  DISTRESS_REASONS,
  type DistressReason,
  FLAG_LEVELS,
  FLAG_STATES,
  type FlagLevel,
  type FlagState,
  type HoldLevel,
} from '@attune/shared';
import {
  ArgsType,
  createUnionType,
  Field,
  ID,
  InputType,
  ObjectType,
  registerEnumType,
} from '@nestjs/graphql';
import { Conflict, Forbidden, InvalidInput, NotFound, Problem } from '../../../platform/errors/index.ts';
import { connectionOf, DateTimeType, enumOf, PageArgs } from '../../../platform/graphql/index.ts';
import { HoldLevelEnum } from './hold.type.ts';

export const FlagLevelEnum = enumOf(FLAG_LEVELS);
registerEnumType(FlagLevelEnum, { name: 'FlagLevel' });
export const FlagStateEnum = enumOf(FLAG_STATES);
registerEnumType(FlagStateEnum, { name: 'FlagState' });
export const DistressReasonEnum = enumOf(DISTRESS_REASONS);
registerEnumType(DistressReasonEnum, { name: 'DistressReason' });

@ObjectType({ description: 'A step in the life of a flag; never edited, never removed.' })
export class FlagEvent {
  @Field(() => DateTimeType)
  at: string;

  @Field({
    description:
      'RAISED, SEEN (by a massage therapist), ACKNOWLEDGED, HOLD_LIFTED, CONDITIONS_ENDED or RESOLVED, by the actor; TOLD: Attune told the actor of it; ESCALATED: and did, since nobody had answered; UNREACHED: nobody was there to be told, and the actor is the place that is empty.',
  })
  kind: string;

  @Field()
  actor: string;

  @Field(() => String, {
    nullable: true,
    description: 'What was said at it: for the psychotherapists of the team, and for whoever said it.',
  })
  text: string | null;
}

@ObjectType({
  description: 'Distress that somebody saw or told of, with its clock and its hold on bodywork.',
})
export class DistressFlag {
  @Field(() => ID)
  id: string;

  @Field(() => FlagLevelEnum)
  level: FlagLevel;

  @Field(() => FlagStateEnum)
  state: FlagState;

  @Field(() => HoldLevelEnum, { description: 'The hold that it brought, lifted since or not.' })
  holdPut: HoldLevel;

  @Field(() => DateTimeType, { nullable: true })
  holdLiftedAt: string | null;

  @Field({ description: 'Where it came from: PRACTITIONER, CLIENT or RULE.' })
  source: string;

  @Field(() => DateTimeType)
  raisedAt: string;

  @Field(() => DateTimeType, { nullable: true, description: 'By when somebody is to acknowledge it.' })
  acknowledgeBy: string | null;

  @Field(() => DateTimeType, { nullable: true })
  acknowledgedAt: string | null;

  @Field(() => DateTimeType, { nullable: true })
  resolvedAt: string | null;

  @Field(() => ID, { nullable: true })
  appointmentId: string | null;

  @Field(() => ID, { nullable: true })
  noteId: string | null;
}

@ObjectType({ description: 'Under what bodywork goes on since a hold was lifted.' })
export class BodyworkConditions {
  @Field(() => ID)
  flagId: string;

  @Field()
  text: string;

  @Field(() => DateTimeType)
  since: string;
}

export const DistressFlagConnection = connectionOf(DistressFlag, 'DistressFlag');

@ArgsType()
export class FlagsArgs extends PageArgs {
  @Field(() => [FlagStateEnum], { nullable: true, description: 'Left out: all.' })
  states?: FlagState[] | null;
}

@InputType()
export class RaiseDistressFlagInput {
  @Field(() => ID)
  clientId: string;

  @Field(() => FlagLevelEnum)
  level: FlagLevel;

  @Field(() => HoldLevelEnum, {
    nullable: true,
    description: 'Left out: DEEP_WORK with an ALERT, ALL_BODYWORK with a CRISIS, else NONE.',
  })
  hold?: HoldLevel | null;

  @Field()
  reason: string;

  @Field(() => [DistressReasonEnum], { nullable: true, description: 'The same in words of the vocabulary.' })
  reasons?: DistressReason[] | null;

  @Field(() => String, { nullable: true, description: 'What to do on the table while the flag is open.' })
  tableGuidance?: string | null;

  @Field(() => ID, { nullable: true })
  appointmentId?: string | null;

  @Field(() => ID, { nullable: true })
  noteId?: string | null;

  @Field(() => ID, { nullable: true })
  idempotencyKey?: string | null;
}

@InputType()
export class FlagStepInput {
  @Field(() => ID)
  flagId: string;

  @Field(() => String, { nullable: true, description: 'The reason; needed to lift a hold and to resolve.' })
  text?: string | null;

  @Field(() => String, { nullable: true, description: 'Under which conditions bodywork goes on.' })
  conditions?: string | null;
}

export const DistressFlagResult = createUnionType({
  name: 'DistressFlagResult',
  types: () => [DistressFlag, NotFound, Forbidden, InvalidInput, Conflict] as const,
  resolveType: (value: object) => (value instanceof Problem ? value.constructor.name : 'DistressFlag'),
});
