import type { Role } from '@attune/shared';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { connectionOf, DateTimeType } from '../../../platform/graphql/index.ts';
import { RoleEnum } from '../../identity/index.ts';

@ObjectType({
  description: 'That somebody opened or changed the record: who, what part of it, by what right.',
})
export class AccessEvent {
  @Field(() => ID)
  id: string;

  @Field(() => DateTimeType)
  at: string;

  @Field({ description: 'The name of whoever did it.' })
  who: string;

  @Field(() => RoleEnum)
  role: Role;

  @Field({ description: 'In plain words, to go on after the name: “read your care plan”.' })
  what: string;

  @Field({ description: 'By what right, in plain words.' })
  ground: string;

  @Field({ description: 'Whether something was changed, and not only read.' })
  changed: boolean;

  @Field({ description: 'Whether the client did it.' })
  own: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'Why, in the words of whoever opened the record in an emergency.',
  })
  reason: string | null;
}

export const AccessEventConnection = connectionOf(AccessEvent, 'AccessEvent');

@ObjectType()
export class AuditedClient {
  @Field(() => ID)
  id: string;

  @Field()
  name: string;
}

@ObjectType({ description: 'A row of the practice’s audit, without contents.' })
export class AuditEvent {
  @Field(() => ID)
  id: string;

  @Field(() => DateTimeType)
  at: string;

  @Field()
  who: string;

  @Field(() => RoleEnum, { nullable: true, description: 'Null where it was refused.' })
  role: Role | null;

  @Field({ description: 'The action of the access table.' })
  action: string;

  @Field({ description: 'In plain words, to go on after the name.' })
  what: string;

  @Field({ description: 'By what right, in plain words.' })
  ground: string;

  @Field()
  refused: boolean;

  @Field({
    description: 'Whether the record was opened in an emergency, or that was ended, or it was read so.',
  })
  emergency: boolean;

  @Field(() => [AuditedClient], { description: 'Whose records, the first few by name.' })
  clients: readonly AuditedClient[];

  @Field(() => Int, { description: 'How many records it concerns.' })
  clientCount: number;

  @Field(() => [String], { description: 'Which parts of a record were opened.' })
  classes: readonly string[];

  @Field(() => String, {
    nullable: true,
    description: 'Why a record was opened in an emergency; for the owner alone.',
  })
  reason: string | null;
}

export const AuditEventConnection = connectionOf(AuditEvent, 'AuditEvent');
