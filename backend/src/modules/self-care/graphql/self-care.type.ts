import { RECOVERY_KINDS, type RecoveryKind } from '@attune/shared';
import { createUnionType, Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Conflict, Forbidden, InvalidInput, NotFound, Problem } from '../../../platform/errors/index.ts';
import { DateTimeType, enumOf } from '../../../platform/graphql/index.ts';

export const RecoveryKindEnum = enumOf(RECOVERY_KINDS);
registerEnumType(RecoveryKindEnum, { name: 'RecoveryKind', description: 'What helps to recover.' });

@ObjectType({ description: 'What a practitioner noted for themselves; nobody else reads it.' })
export class RecoveryEntry {
  @Field(() => ID)
  id: string;

  @Field(() => DateTimeType)
  at: string;

  @Field(() => Int, { description: 'How heavy it was, 0 to 10.' })
  heaviness: number;

  @Field(() => [RecoveryKindEnum])
  helped: readonly RecoveryKind[];

  @Field(() => String, { nullable: true })
  note: string | null;
}

@ObjectType({
  description: 'A session of one’s own that was heavy: when it ended, and nothing of whose it was.',
})
export class HeavySession {
  @Field(() => ID)
  appointmentId: string;

  @Field(() => DateTimeType)
  endedAt: string;
}

@ObjectType()
export class RecoveryDeleted {
  @Field(() => ID)
  id: string;
}

@InputType()
export class KeepRecoveryInput {
  @Field(() => Int, { description: '0 to 10.' })
  heaviness: number;

  @Field(() => [RecoveryKindEnum])
  helped: RecoveryKind[];

  @Field(() => String, { nullable: true })
  note?: string | null;

  @Field(() => ID, { nullable: true })
  idempotencyKey?: string | null;
}

@InputType()
export class DeleteRecoveryInput {
  @Field(() => ID)
  id: string;
}

export const KeepRecoveryResult = createUnionType({
  name: 'KeepRecoveryResult',
  types: () => [RecoveryEntry, Forbidden, InvalidInput, Conflict] as const,
  resolveType: (value: object) => (value instanceof Problem ? value.constructor.name : 'RecoveryEntry'),
});

export const DeleteRecoveryResult = createUnionType({
  name: 'DeleteRecoveryResult',
  types: () => [RecoveryDeleted, NotFound, Forbidden, InvalidInput] as const,
  resolveType: (value: object) => (value instanceof Problem ? value.constructor.name : 'RecoveryDeleted'),
});
