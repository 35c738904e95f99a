import { DISCIPLINES } from '@attune/shared';
import { createUnionType, Field, ID, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Forbidden, InvalidInput, NotFound, Problem } from '../../../platform/errors/index.ts';
import { enumOf } from '../../../platform/graphql/index.ts';

export const DisciplineEnum = enumOf(DISCIPLINES);
registerEnumType(DisciplineEnum, { name: 'Discipline' });

@ObjectType()
export class Member {
  @Field(() => ID)
  id: string;

  @Field()
  name: string;
}

@InputType()
export class SetPhoneInput {
  @Field(() => ID, { nullable: true, description: 'Left out: one’s own.' })
  memberId?: string | null;

  @Field(() => String, { nullable: true, description: 'Left out: no number any more.' })
  phone?: string | null;
}

export const SetPhoneResult = createUnionType({
  name: 'SetPhoneResult',
  types: () => [Member, NotFound, Forbidden, InvalidInput] as const,
  resolveType: (value: object) => (value instanceof Problem ? value.constructor.name : 'Member'),
});
