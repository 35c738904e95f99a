import { SUPPORT_URGENCIES, type SupportUrgency } from '@attune/shared';
import { createUnionType, Field, ID, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Conflict, Forbidden, InvalidInput, Problem } from '../../../platform/errors/index.ts';
import { enumOf } from '../../../platform/graphql/index.ts';

const SupportUrgencyEnum = enumOf(SUPPORT_URGENCIES);
registerEnumType(SupportUrgencyEnum, {
  name: 'SupportUrgency',
  description: 'How soon a client wants to hear from somebody. NOW: I am not safe.',
});

@InputType()
export class AskForSupportInput {
  @Field(() => SupportUrgencyEnum, { nullable: true, description: 'Left out: as TODAY.' })
  urgency?: SupportUrgency | null;

  @Field(() => String, { nullable: true })
  message?: string | null;

  @Field(() => ID, { nullable: true })
  idempotencyKey?: string | null;
}

@ObjectType({ description: 'Somebody is being told, and whom to call now.' })
export class SupportOnItsWay {}

/** The client for whom it was raised; what is told of it is read when the answer is put together. */
export interface SupportFor {
  readonly clientId: string;
}

export const AskForSupportResult = createUnionType({
  name: 'AskForSupportResult',
  types: () => [SupportOnItsWay, InvalidInput, Forbidden, Conflict] as const,
  resolveType: (value: object) => (value instanceof Problem ? value.constructor.name : 'SupportOnItsWay'),
});
