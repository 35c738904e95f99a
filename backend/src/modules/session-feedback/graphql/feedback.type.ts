import { FELT, type Felt, PRESSURE_FELT, type PressureFelt } from '@attune/shared';
import { createUnionType, Field, ID, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Conflict, Forbidden, InvalidInput, NotFound, Problem } from '../../../platform/errors/index.ts';
import { DateTimeType, enumOf } from '../../../platform/graphql/index.ts';

export const FeltEnum = enumOf(FELT);
registerEnumType(FeltEnum, { name: 'Felt', description: 'Whether something held, in the client’s eyes.' });
export const PressureFeltEnum = enumOf(PRESSURE_FELT);
registerEnumType(PressureFeltEnum, { name: 'PressureFelt', description: 'How the pressure was.' });

@ObjectType({ description: 'What was changed after what a client said, in the therapist’s words.' })
export class FeedbackChange {
  @Field(() => ID)
  id: string;

  @Field()
  text: string;

  @Field(() => DateTimeType)
  at: string;
}

@ObjectType({
  description:
    'What a client said after a session of bodywork: once, and never changed. Read by the client, by whose session it was, and by the psychotherapists with whom the client shares session responses.',
})
export class SessionFeedback {
  @Field(() => ID)
  id: string;

  @Field(() => ID)
  appointmentId: string;

  @Field(() => DateTimeType, { description: 'When the session began.' })
  heldAt: string;

  @Field(() => DateTimeType, { description: 'When it was said.' })
  at: string;

  @Field(() => FeltEnum, { nullable: true })
  feltSafe: Felt | null;

  @Field(() => FeltEnum, { nullable: true, description: 'Whether the client felt in control.' })
  inControl: Felt | null;

  @Field(() => PressureFeltEnum, { nullable: true })
  pressure: PressureFelt | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether something should be different.' })
  different: boolean | null;

  @Field(() => String, { nullable: true })
  differentWhat: string | null;

  @Field(() => String, { nullable: true, description: 'The client’s own words.' })
  words: string | null;

  @Field(() => [FeedbackChange], { description: 'What was changed, the oldest first.' })
  changes: readonly FeedbackChange[];
}

@ObjectType({ description: 'A session that the client is asked about.' })
export class SessionToTellOf {
  @Field(() => ID)
  appointmentId: string;

  @Field(() => DateTimeType)
  startsAt: string;

  @Field(() => DateTimeType)
  endsAt: string;
}

@InputType()
export class GiveSessionFeedbackInput {
  @Field(() => ID)
  appointmentId: string;

  @Field(() => FeltEnum, { nullable: true })
  feltSafe?: Felt | null;

  @Field(() => FeltEnum, { nullable: true })
  inControl?: Felt | null;

  @Field(() => PressureFeltEnum, { nullable: true })
  pressure?: PressureFelt | null;

  @Field(() => Boolean, { nullable: true })
  different?: boolean | null;

  @Field(() => String, { nullable: true, description: 'Only where something should be different.' })
  differentWhat?: string | null;

  @Field(() => String, { nullable: true })
  words?: string | null;

  @Field(() => DateTimeType, {
    nullable: true,
    description: 'When it was said, where it was kept without a network; left out, now.',
  })
  at?: string | null;

  @Field(() => ID, { nullable: true })
  idempotencyKey?: string | null;
}

@InputType()
export class SayWhatChangedInput {
  @Field(() => ID)
  feedbackId: string;

  @Field()
  text: string;

  @Field(() => ID, { nullable: true })
  idempotencyKey?: string | null;
}

@InputType()
export class MarkFeedbackSeenInput {
  @Field(() => ID)
  feedbackId: string;
}

export const SessionFeedbackResult = createUnionType({
  name: 'SessionFeedbackResult',
  types: () => [SessionFeedback, NotFound, Forbidden, InvalidInput, Conflict] as const,
  resolveType: (value: object) => (value instanceof Problem ? value.constructor.name : 'SessionFeedback'),
});
