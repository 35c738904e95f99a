import { AMENDMENT_STATES, type AmendmentState } from '@attune/shared';
import { createUnionType, Field, ID, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Conflict, Forbidden, InvalidInput, NotFound, Problem } from '../../../platform/errors/index.ts';
import { DateTimeType, enumOf } from '../../../platform/graphql/index.ts';

const AmendmentStateEnum = enumOf(AMENDMENT_STATES);
registerEnumType(AmendmentStateEnum, { name: 'AmendmentState' });

@ObjectType({ description: 'What a client asks to be corrected in a signed note, and what became of it.' })
export class Amendment {
  @Field(() => ID)
  id: string;

  @Field(() => ID)
  noteId: string;

  @Field(() => AmendmentStateEnum)
  state: AmendmentState;

  @Field({ description: 'In the client’s words.' })
  wish: string;

  @Field(() => DateTimeType)
  requestedAt: string;

  @Field(() => DateTimeType, { description: 'By when it is to be answered.' })
  dueAt: string;

  @Field(() => DateTimeType, { nullable: true })
  answeredAt: string | null;

  @Field(() => String, { nullable: true, description: 'Why it was declined.' })
  reason: string | null;

  @Field(() => ID, { nullable: true, description: 'What was added to the note instead.' })
  addendumId: string | null;

  @Field(() => String, { nullable: true, description: 'The client’s own words beside a refusal.' })
  statement: string | null;

  @Field(() => DateTimeType, { nullable: true })
  statedAt: string | null;
}

@ObjectType({ description: 'Who took over an observation from bodywork into psychotherapy.' })
export class HandoffSeen {
  @Field(() => DateTimeType)
  at: string;
}

@InputType()
export class RequestAmendmentInput {
  @Field(() => ID)
  noteId: string;

  @Field()
  wish: string;

  @Field(() => ID, { nullable: true })
  idempotencyKey?: string | null;
}

@InputType()
export class WithdrawAmendmentInput {
  @Field(() => ID)
  amendmentId: string;
}

@InputType()
export class AnswerAmendmentInput {
  @Field(() => ID)
  amendmentId: string;

  @Field()
  accept: boolean;

  @Field({ description: 'Accepted: what is added to the note. Declined: why.' })
  text: string;
}

@InputType()
export class StateBesideRefusalInput {
  @Field(() => ID)
  amendmentId: string;

  @Field()
  statement: string;
}

@InputType()
export class AcknowledgeHandoffInput {
  @Field(() => ID)
  noteId: string;
}

export const AmendmentResult = createUnionType({
  name: 'AmendmentResult',
  types: () => [Amendment, NotFound, Forbidden, InvalidInput, Conflict] as const,
  resolveType: (value: object) => (value instanceof Problem ? value.constructor.name : 'Amendment'),
});
